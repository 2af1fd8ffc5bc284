// How fast and in how much memory a log is read. `node scripts/run.js bench/log.ts [megabytes]`
import { StoryReader } from '../src/log/index.ts';

/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** A section as Windows 10 writes it, made up for measuring: an installation with search, choice and copies. */
function section(number: number): string {
  const device = `USB\\VID_1209&PID_${number.toString(16).padStart(4, '0')}\\${number}`;
  const file = `C:\\Windows\\System32\\DriverStore\\FileRepository\\toaster${number}.inf_amd64_0123456789abcdef`;
  const id = device.toLowerCase();
  const lines = [
    `>>>  [Device Install (Hardware initiated) - ${device}]`,
    '>>>  Section start 2026/09/21 10:00:00.000',
    '     dvi: {Build Driver List} 10:00:00.010',
    '     dvi:      Searching for hardware ID(s):',
    ...[`${id}&rev_0100`, id].map(text => `     dvi:           ${text}`),
    '     dvi:      Searching for compatible ID(s):',
    ...['usb\\class_ff&subclass_00', 'usb\\class_ff'].map(text => `     dvi:           ${text}`),
    ...[0, 1].flatMap(i => [
      '     dvi:      Created Driver Node:',
      `     dvi:           HardwareID   - ${device}`,
      `     dvi:           InfName      - ${file}\\toaster${number}.inf`,
      '     dvi:           DevDesc      - Contoso Toaster',
      '     dvi:           Section      - Toaster_Install',
      `     dvi:           Rank         - 0x00ff000${i}`,
      '     dvi:           Signer Score - Authenticode',
      '     dvi:           DrvDate      - 09/21/2026',
      '     dvi:           Version      - 6.0.1.0',
    ]),
    '     dvi: {Build Driver List - exit(0x00000000)} 10:00:00.020',
    '     dvi: {DIF_SELECTBESTCOMPATDRV} 10:00:00.021',
    '     dvi:      Default installer: Enter 10:00:00.021',
    '     dvi:           {Select Best Driver}',
    '     dvi:                Selected:',
    '     dvi:                     Description - [Contoso Toaster]',
    `     dvi:                     InfFile     - [${file}\\toaster${number}.inf]`,
    '     dvi:                     Section     - [Toaster_Install]',
    '     dvi:           {Select Best Driver - exit(0x00000000)}',
    '     dvi:      Default installer: Exit',
    '     dvi: {DIF_SELECTBESTCOMPATDRV - exit(0x00000000)} 10:00:00.022',
    ...[0, 1, 2, 3].map(
      i =>
        `     flq:      Copying '${file}\\toaster${i}.sys' to 'C:\\Windows\\System32\\drivers\\toaster${i}.sys'.`,
    ),
    `!    inf:      Legacy directive 'LogConfig' will be ignored. Code = 2222, Line = ${number % 900}`,
    `     inf:      {Add Service: toaster}`,
    '     inf:           Start Type    = 3',
    `     inf:           Updated service 'toaster'.`,
    '     inf:      {Add Service: exit(0x00000000)}',
    '<<<  Section end 2026/09/21 10:00:01.000',
    '<<<  [Exit status: SUCCESS]',
    '',
    '',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** A log of about so many bytes. */
export function madeUpLog(bytes: number): Uint8Array {
  const parts: string[] = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    parts.push(section(i));
    size += parts.at(-1)!.length;
  }
  return new TextEncoder().encode(parts.join(''));
}

/** Reads so many megabytes of log as a stream of 1 MB chunks and measures. */
export function benchLog(megabytes = 500): Figure[] {
  const chunk = madeUpLog(1 << 20);
  const rounds = Math.ceil((megabytes * 1e6) / chunk.length);
  let events = 0;
  const story = timed(() => {
    const reader = new StoryReader(() => events++);
    for (let i = 0; i < rounds; i++) reader.push(chunk);
    reader.end();
  });
  const read = (rounds * chunk.length) / 1e6;
  return [
    { name: `log: ${megabytes} MB into stories, nested events with text`, value: read / story, unit: 'MB/s' },
    { name: 'log: most memory while reading', value: process.resourceUsage().maxRSS / 1024, unit: 'MB' },
  ];
}

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return (performance.now() - started) / 1000;
}

if (/log(-\d+)?\.m?[jt]s$/.test(process.argv[1] ?? '')) {
  for (const { name, value, unit } of benchLog(Number(process.argv[2] ?? 500)))
    console.log(`${name}: ${value.toFixed(1)} ${unit}`);
}
