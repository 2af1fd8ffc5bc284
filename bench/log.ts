// How fast and in how much memory a log is read.
import {
  LineReader,
  LogExplainer,
  printReport,
  readLine,
  readMessage,
  StoryReader,
} from '../src/log/index.ts';

const SHORT = process.argv.includes('--short');

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
function madeUpLog(bytes: number): Uint8Array {
  const parts: string[] = [];
  for (let size = 0, i = 0; size < bytes; i++) {
    parts.push(section(i));
    size += parts.at(-1)!.length;
  }
  return new TextEncoder().encode(parts.join(''));
}

/** Reading logs as a stream of 1 MB chunks: lines into typed events, sections into stories; explaining. */
export function benchLog(): void {
  const chunk = madeUpLog(1 << 20);
  const rounds = SHORT ? 20 : Math.ceil(500e6 / chunk.length);
  const size = `${Math.round((rounds * chunk.length) / 1e6)} MB`;
  streamed(`log: ${size} into typed events`, chunk, rounds, () => {
    return new LineReader(text => {
      const { shape, message } = readLine(text);
      if (shape === 'message') readMessage(message);
    });
  });
  streamed(`log: ${size} into stories`, chunk, rounds, () => new StoryReader(() => {}));
  const log = madeUpLog(10e6);
  const started = performance.now();
  const explainer = new LogExplainer();
  const reader = new StoryReader(event => explainer.add(event));
  reader.push(log);
  reader.end();
  const lines = printReport(explainer.report('log')).length;
  console.log(
    `log: 10 MB until its explanation (${lines} lines): ${Math.round(performance.now() - started)} ms`,
  );
}

interface Reader {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** Prints how fast a reader takes a chunk many times over, and how much memory it had in use at most. */
function streamed(title: string, chunk: Uint8Array, rounds: number, make: () => Reader): void {
  const before = memoryInUse();
  let most = 0;
  const reader = make();
  const started = performance.now();
  for (let i = 0; i < rounds; i++) {
    reader.push(chunk);
    if (i % 10 === 0) most = Math.max(most, memoryInUse() - before);
  }
  reader.end();
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${title}: ${Math.round((rounds * chunk.length) / 1e6 / seconds)} MB/s, at most ${Math.round(most / 1e6)} MB more memory`,
  );
}

function memoryInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
