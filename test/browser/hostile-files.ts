import { closeSync, openSync, writeSync } from 'node:fs';

export const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script>';
/** Turns the direction of what follows, rings, colours a terminal, and is no character. */
export const TURNED = 'a\u202Egpj.exe\u2066\u0007\u001B[31m\uFFFE';

const HEAD =
  '[Version]\r\nSignature="$Windows NT$"\r\nClass=USB\r\nProvider=%p%\r\n[Manufacturer]\r\n"M"=Models,NTamd64\r\n[Models.NTamd64]\r\n';

function lines(count: number, line: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => line(i)).join('\r\n');
}

/** INFs that nobody means well with, and that are not large: in themselves, doubling, markup, no text. */
export const SMALL_INFS: readonly (readonly [name: string, text: () => string])[] = [
  ['strings.inf', () => `${HEAD}"%a%"=%a%,%a%\r\n[Strings]\r\na=%b%\r\nb=%c%%c%\r\nc=%a%%a%\r\np=%p%\r\n`],
  [
    'doubling.inf',
    () =>
      `${HEAD}"%s0%"=I,%s0%\r\n[Strings]\r\np=%s0%\r\n${lines(60, i => `s${i}="%s${i + 1}%%s${i + 1}%"`)}\r\n`,
  ],
  [
    'cycle.inf',
    () =>
      `${HEAD}"x"=A,USB\\A\r\n[A]\r\nInclude=cycle.inf\r\nNeeds=A,B\r\n[B]\r\nInclude=cycle.inf\r\nNeeds=A,B\r\n[A.NT]\r\nCopyFiles=A.NT\r\nNeeds=A.NT,A\r\n`,
  ],
  ['markup.inf', () => `${HEAD}"${MARKUP}"=I,USB\\A\r\n[I]\r\n[${MARKUP}]\r\n[Strings]\r\np="${MARKUP}"\r\n`],
  [
    'turned.inf',
    () => `${HEAD}"${TURNED}"=I,USB\\${TURNED}\r\n[I]\r\n[${TURNED}]\r\n[Strings]\r\np="${TURNED}"\r\n`,
  ],
  ['bytes.inf', () => '\0\0\xff'.repeat(300_000)],
];

const LARGE_INFS: readonly (readonly [name: string, text: () => string])[] = [
  [
    'huge.inf',
    () =>
      `${HEAD}${lines(100_000, i => `"${'model '.repeat(25)}${i}" = Install.${i}, USB\\VID_1209&PID_${i.toString(16)}`)}\r\n`,
  ],
  ['sections.inf', () => `${HEAD}"x"=S0,USB\\A\r\n${lines(150_000, i => `[S${i}]\r\nNeeds=S${i + 1}`)}\r\n`],
  [
    'names.inf',
    () =>
      `${HEAD}"x"=S,USB\\A\r\n[S]\r\nNeeds=${Array.from({ length: 130_000 }, (_, i) => `N${i}`).join(',')}\r\n`,
  ],
  ['line.inf', () => `${HEAD}"x"=I,USB\\A,${'%p%'.repeat(7_000_000)}\r\n`],
  ['quotes.inf', () => `${HEAD}${'"'.repeat(1_000_000)}`],
];

export const HOSTILE_INFS: typeof SMALL_INFS = [...LARGE_INFS, ...SMALL_INFS];

const MEGABYTE = 1_000_000;
/** The whole size only where there is time for it. */
const LARGE = (process.env['FIRSTPLUG_LONG'] === '1' ? 300 : 30) * MEGABYTE;

const START = (title: string): string =>
  `>>>  [${title} - ${title}]\r\n>>>  Section start 2026/01/01 00:00:00.000\r\n`;
const END = '<<<  Section end 2026/01/01 00:00:01.000\r\n<<<  [Exit status: FAILURE(0x00000005)]\r\n';

/** Logs, written to a path. */
export const HOSTILE_LOGS: readonly (readonly [name: string, write: (path: string) => void])[] = [
  [
    'markup.log',
    path => repeat(path, `${START(MARKUP)}     ${MARKUP}\r\n!!!  ${MARKUP}${TURNED}\r\n${END}`, 2000),
  ],
  ['line.log', path => repeat(path, `${START('x')}     ${'y'.repeat(50 * MEGABYTE)}\r\n${END}`, 1)],
  ['title.log', path => repeat(path, `${START('x'.repeat(5 * MEGABYTE))}     y\r\n${END}`, 2)],
  ['unended.log', path => repeat(path, START('x'), LARGE)],
  [
    'deep.log',
    path =>
      repeat(
        path,
        `${START('x')}${lines(2000, i => `     ump: {${'>'.repeat(i % 50)} ${MARKUP}`)}\r\n`,
        LARGE,
      ),
  ],
  [
    'one-section.log',
    path => repeat(path, `!!!  dvi: ${MARKUP} Error 0x00000005\r\n`, LARGE, START('x'), END),
  ],
];

/** Writes a text again and again until there are so many bytes, or once where it is longer. */
function repeat(path: string, text: string, bytes: number, before = '', after = ''): void {
  const file = openSync(path, 'w');
  const block = text.repeat(Math.max(1, Math.floor(MEGABYTE / text.length)));
  writeSync(file, before);
  for (let written = 0; written < bytes; ) written += writeSync(file, bytes < block.length ? text : block);
  writeSync(file, after);
  closeSync(file);
}
