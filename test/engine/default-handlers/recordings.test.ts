import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../../src/log/index.ts';
import { dword, sz, type Transaction } from '../../../src/machine/index.ts';
import { DI_NOFILECOPY } from '../../../src/setupapi/index.ts';
import {
  everyEvent,
  type RequestEvent,
  type SectionEvent,
  type StoryEvent,
} from '../../../src/story/index.ts';
import { shared } from '../../shared.ts';
import { Bench, memoryMachine } from '../store/machine.ts';
import { CLASS, CLASS_KEY, multiSz, World } from './world.ts';

const folder = shared('recordings');
const ORIGIN = { call: 'test', because: { grade: 'documented', page: 'test' } } as const;
const SET = 'HKLM\\SYSTEM\\CurrentControlSet';

/** Recorded installations that went through SetupDiInstallDevice, by recording and Windows. */
const RECORDINGS = [
  ['001', '10.0.10240'],
  ['002', '10.0.10240'],
  ['109', '6.1.7600'],
] as const;

type Copied = 'own.sys' | 'own.dll' | undefined;

interface Recorded {
  readonly name: string;
  readonly windows: string;
  readonly device: string;
  readonly lines: readonly string[];
  /** What was installed before: a driver, other files, or nothing. */
  readonly copied: Copied;
}

function readRecorded(): Recorded[] {
  return RECORDINGS.flatMap(([file, windows]) => {
    const { events } = readLog(readFileSync(`${folder}/raw/${file}.log`));
    return events
      .filter(event => event.kind === 'section')
      .flatMap(section => installationsIn(section))
      .map(({ section, request, copied }) => ({
        name: `${file}.log line ${request.from?.line}`,
        windows,
        device: instanceOf(section.about),
        lines: linesIn(request),
        copied,
      }))
      .filter(({ lines }) => lines.some(line => line.startsWith('Strong Name')));
  });
}

/** An instance ID: titles have hardware IDs too, and one text begins in the middle. */
function instanceOf(about = 'STORAGE\\VOLUMESNAPSHOT'): string {
  return about.split('\\').length < 3 ? `${about}\\0` : about;
}

function installationsIn(
  section: SectionEvent,
): { section: SectionEvent; request: RequestEvent; copied: Copied }[] {
  let copied: Copied;
  return [...everyEvent([section])].flatMap(event => {
    if (event.kind === 'entry' && /^(?:copying|hardlinking)$/.test(event.entry))
      copied = copied === 'own.sys' || /\.sys$/i.test(event.values.to ?? '') ? 'own.sys' : 'own.dll';
    const isIt = event.kind === 'request' && event.request === 'DIF_INSTALLDEVICE';
    return isIt ? [{ section, request: event, copied }] : [];
  });
}

/** What is told from `{Install DEVICE}` on, a line each; lines of the INF without their numbers, devices without their names. */
function linesIn(of: StoryEvent): string[] {
  const lines = [...flat(of.events ?? [])];
  return lines.slice(lines.indexOf('{Install DEVICE}'));
}

const OWN = /^(?:Install DEVICE|Writing Device Properties|Restarting Devices)$/;

function* flat(events: readonly StoryEvent[]): Generator<string> {
  for (const event of events) {
    if (event.kind === 'phase') {
      if (OWN.test(event.name)) yield `{${event.name}}`;
      else if (!event.name.startsWith('Install Inf Section')) continue;
    }
    if (event.kind === 'value')
      yield `${event.name}=${event.value.replace(/ {2}\(.* line \d+\)$/, '').replace(/^[A-Z]+\\.*\\.*$/, 'device')}`;
    if (event.kind === 'entry' && event.entry !== 'empty-section')
      yield [event.entry, ...Object.values(event.values)].join(' ');
    if (event.kind !== 'request') yield* flat(event.events ?? []);
  }
}

/** An INF that says what the recorded one did, as far as the recording tells. */
function infOf({ lines, copied }: Recorded): { name: string; text: string; id: string } {
  const name = lines.find(line => line.startsWith('Strong Name='))!.slice('Strong Name='.length);
  const [inf, , section, version, ...id] = name.split(':');
  const told = (what: string): string =>
    lines.find(line => line.startsWith(`${what}=`))?.split('=')[1] ?? what;
  const services = lines.filter(line => /^(?:Add|Del)Service=/.test(line));
  const sections = services.map(line => line.split('=')[1]!.split(',')[2] ?? '').filter(Boolean);
  const date = lines.find(line => line.startsWith('driver-date'))?.split(' ')[1] ?? '01/01/2020';
  const text = [
    '[Version]',
    'Signature="$Windows NT$"',
    'Class=Own',
    `ClassGuid=${CLASS}`,
    `Provider="${told('Provider name')}"`,
    `DriverVer=${date},${version}`,
    '[Manufacturer]',
    `"${told('Manufacturer')}"=MSFT,NTamd64`,
    '[MSFT.NTamd64]',
    `"${told('DriverDescription')}"=${section},${id.join(':')}`,
    `[${section}]`,
    ...(copied ? [`CopyFiles=@${copied}`] : []),
    `[${section}.Services]`,
    ...services,
    ...sections.flatMap(one => [
      `[${one}]`,
      'ServiceType=1',
      'StartType=3',
      'ErrorControl=1',
      `ServiceBinary=%12%\\${copied === 'own.sys' ? copied : 'any.sys'}`,
    ]),
    '[DestinationDirs]',
    'DefaultDestDir=12',
  ];
  return { name: inf!, text: text.join('\n'), id: id.join(':') };
}

/** The machine as far as the recording tells: services that exist, whether the device runs. */
function machineOf(one: Recorded, inf: ReturnType<typeof infOf>): Transaction {
  const bench = new Bench(memoryMachine(one.windows));
  const { transaction } = bench;
  const value = (key: string, name: string, after: ReturnType<typeof sz>): void =>
    transaction.change({ kind: 'value', key, name, after }, ORIGIN);
  bench.write(`C:\\Windows\\INF\\${inf.name}`, inf.text);
  for (const name of ['own.sys', 'own.dll']) bench.write(`C:\\Windows\\INF\\${name}`, 'own');
  bench.write('C:\\Windows\\System32\\drivers\\any.sys', 'any');
  value(`${SET}\\Enum\\${one.device}`, 'HardwareID', multiSz([inf.id]));
  const className = one.lines.find(line => line.startsWith('Class name='))?.split('=')[1];
  if (className !== undefined) value(CLASS_KEY, 'Class', sz(className));
  for (const line of one.lines) {
    const service = /^add-service Modified existing service '(.*)'/.exec(line)?.[1];
    if (service !== undefined) value(`${SET}\\Services\\${service}`, 'Type', dword(1));
  }
  // A volume runs without a function driver: its bus calls it raw.
  if (one.lines.includes('AddService=,2,')) value(`${SET}\\Enum\\${one.device}`, 'Capabilities', dword(0x40));
  const runs = one.lines.includes('Query-remove=device');
  const after = { status: runs ? 0x1802008 : 0x1802400, problem: runs ? 0 : 1, parent: 'HTREE\\ROOT\\0' };
  transaction.change({ kind: 'running', what: 'devnode', name: one.device, after }, ORIGIN);
  return transaction;
}

/** What only verbose logs tell, which those of Windows 10 are not. */
const VERBOSE =
  /^(?:logical-configurations|registry-directives|common-properties|driver-date|Provider name=|DriverVersion=|Class name=|Manufacturer=|Matching DeviceID=|DriverDescription=|DeviceDisplayName=)/;

const withoutHash = (line: string): string => line.replace(/^(Strong Name=[^:]*:)[\da-f]{16}:/, '$1…:');

function predicted(one: Recorded): string[] {
  const inf = infOf(one);
  const world = new World(machineOf(one, inf), { id: one.device });
  world.select();
  if (one.copied) expect(world.api.SetupDiInstallDriverFiles(world.of).ret).toBe(true);
  world.params({ flags: DI_NOFILECOPY });
  expect(world.send('INSTALLDEVICE')).toBe(0);
  const request = world.events.find(
    event => event.kind === 'request' && event.request === 'DIF_INSTALLDEVICE',
  )!;
  const lines = linesIn(request).map(withoutHash);
  return one.windows.startsWith('10') ? lines.filter(line => !VERBOSE.test(line)) : lines;
}

describe.skipIf(!folder)('recorded installations', () => {
  it('are told as the engine tells them', () => {
    const recorded = readRecorded();
    expect(recorded.length).toBeGreaterThan(12);
    for (const one of recorded) expect(predicted(one), one.name).toEqual(one.lines.map(withoutHash));
    console.log(`installations: ${recorded.length} as recorded`);
  });
});
