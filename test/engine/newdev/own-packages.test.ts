import { expect, test } from 'vitest';
import { eraOf } from '../../../src/base/index.ts';
import { PlugAndPlayService, type Program } from '../../../src/engine/index.ts';
import { multiSz, storeDirectoryName, sz } from '../../../src/machine/index.ts';
import { everyEvent, type StoryEvent } from '../../../src/story/index.ts';
import { NewdevWorld, TOASTER, toasterInf } from './world.ts';

const MEDIA = '{4d36e96c-e325-11ce-bfc1-08002be10318}';
const USB = '{36fc9e60-c465-11cf-8056-444553540000}';
const OTHER = '{0a3d7c51-6f2b-4b0e-9c4e-2f1d5a8b7c60}';
const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';

/** A package that came with Windows: its INF is published, and its files lie in the driver store. */
function inTheBox(at: NewdevWorld, name: string, inf: string): void {
  at.write(`C:\\Windows\\INF\\${name}`, inf);
  const { facts, volume } = at.transaction;
  const { architecture } = facts;
  const content = volume.file(`C:\\Windows\\INF\\${name}`)!;
  const directory = storeDirectoryName(name, architecture, content.digest(), eraOf(facts))!;
  const folder = `C:\\Windows\\System32\\DriverStore\\FileRepository\\${directory}`;
  at.write(`${folder}\\${name}`, inf);
  at.write(`${folder}\\toaster.sys`, 'driver');
}

function install(at: NewdevWorld, installers?: Program['installers']): StoryEvent[] {
  at.plug();
  const service = new PlugAndPlayService(at.transaction, {
    verifier: () => ({ kind: 'authenticode', signer: 'Contoso', publisher: 'trusted' }),
    tell: event => void at.events.push(event),
    ...(installers && { installers }),
  });
  service.install([TOASTER]);
  return [...everyEvent(at.events)];
}

const fileEntries = (events: readonly StoryEvent[]): string[] =>
  events.flatMap(event =>
    event.kind === 'entry' &&
    /^(?:copying|hardlinking)$/.test(event.entry) &&
    /\\drivers\\/i.test(event.values.to!)
      ? [event.entry]
      : [],
  );

/** Recordings 001 and 002: hard links of every file that came with Windows, copies of those of vendors. */
test.each([
  ['10.0.10240', 'in the box', 'hardlinking'],
  ['10.0.19045', 'in the box', 'hardlinking'],
  ['10.0.10240', 'of a vendor', 'copying'],
  ['6.1.7601', 'in the box', 'copying'],
])('Windows %s, a driver %s: %s', (windows, from, entry) => {
  const at = new NewdevWorld(windows);
  if (from === 'in the box') inTheBox(at, 'oven.inf', toasterInf());
  else at.api.SetupCopyOEMInf({ source: at.package('C:\\oven'), mediaType: 1, style: 0 });
  expect(fileEntries(install(at))).toEqual([entry]);
  const text = at.transaction.volume.file('C:\\Windows\\System32\\drivers\\toaster.sys')?.bytes();
  expect(new TextDecoder().decode(text)).toMatch(/^driver/);
});

const configured = (events: readonly StoryEvent[]): string[] =>
  events.flatMap(event => {
    if (event.kind === 'phase' && event.name.startsWith('Configure D') && event.category !== 'dvi')
      return [event.name];
    return event.kind === 'value' && /Filter$/.test(event.name) ? [`${event.name} ${event.value}`] : [];
  });

const AGAIN = [
  'Configure Driver Package',
  'Source Filter Install',
  `Target Filter ${TOASTER}`,
  'Configure Driver',
  'Configure Device',
];

/** Recordings 002: hdaudio.inf and others of the class Media; not msports.inf, not those of a class that is configurable. */
test.each<[string, string, string, string, readonly string[]]>([
  ['a configurable package in a class that is not', '10.0.10240', 'hdaudio.inf', MEDIA, AGAIN],
  ['a package of which nothing is known', '10.0.10240', 'oven.inf', MEDIA, []],
  ['a class of which nothing is known', '10.0.10240', 'hdaudio.inf', OTHER, []],
  ['another build', '10.0.19045', 'hdaudio.inf', MEDIA, []],
])('%s', (_, windows, name, classGuid, expected) => {
  const at = new NewdevWorld(windows);
  at.value(`${CONTROL}\\Class\\${classGuid}`, 'Class', sz('Toaster'));
  inTheBox(at, name, toasterInf().replace(/ClassGuid=.*/, `ClassGuid=${classGuid}`));
  const events = install(at);
  expect(configured(events)).toEqual(expected);
  const requests = events.flatMap(event => (event.kind === 'request' ? [event.request] : []));
  expect(requests).toContain('DIF_INSTALLDEVICE');
});

test('a configurable package in a class that is configurable is configured once', () => {
  const at = new NewdevWorld('10.0.10240');
  at.value(`${CONTROL}\\Class\\${USB}`, 'Class', sz('Toaster'));
  inTheBox(at, 'usbport.inf', toasterInf().replace(/ClassGuid=.*/, `ClassGuid=${USB}`));
  expect(configured(install(at)).filter(name => name === 'Configure Driver Package')).toHaveLength(1);
});

/** Recordings 001, line 10527. */
test.each([
  ['without a class', undefined, ['ALLOW_INSTALL', 'INSTALLDEVICEFILES', 'REGISTER_COINSTALLERS']],
  [
    'with its class',
    OTHER,
    ['SELECTBESTCOMPATDRV', 'ALLOW_INSTALL', 'INSTALLDEVICEFILES', 'REGISTER_COINSTALLERS'],
  ],
])('co-installers of an earlier installation of a device %s', (_, classGuid, expected) => {
  const at = new NewdevWorld('10.0.10240');
  at.value(`${CONTROL}\\Class\\${OTHER}`, 'Class', sz('Toaster'));
  inTheBox(at, 'oven.inf', toasterInf());
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${TOASTER}`;
  at.value(key, 'Driver', sz(`${OTHER}\\0007`));
  at.value(`${CONTROL}\\Class\\${OTHER}\\0007`, 'CoInstallers32', multiSz(['old.dll,Co']));
  if (classGuid) at.value(key, 'ClassGUID', sz(classGuid));
  const events = install(at, { classInstallers: {}, coInstallers: { 'old.dll,Co': () => 0 } });
  const asked = events.flatMap(event => {
    const replies = event.kind === 'request' ? (event.events ?? []) : [];
    return replies.some(one => one.kind === 'reply' && one.who === 'co-installer')
      ? [(event as { request: string }).request.slice('DIF_'.length)]
      : [];
  });
  expect(asked.filter(name => name !== 'DESTROYPRIVATEDATA')).toEqual(expected);
});

const TOLD = ['Device Status', 'Parent device'];

/** Recordings 104 before, 051 and 084 right before the start; none in 001. */
test.each([
  ['10.0.10240', [], 'Starting device.'],
  ['10.0.19045', [...TOLD, ...TOLD, 'Device Status'], `Starting device '${TOASTER}'.`],
  [
    '10.0.22621',
    ['Device Status', 'Config Flags', 'Parent Device', 'Device Status'],
    `Starting device '${TOASTER}'.`,
  ],
])('Windows %s tells of a device %j', (windows, values, starting) => {
  const at = new NewdevWorld(windows);
  inTheBox(at, 'oven.inf', toasterInf({}).replace('CopyFiles=Files', ''));
  at.write('C:\\Windows\\System32\\drivers\\toaster.sys', 'driver');
  const events = install(at);
  const told = events.flatMap(event =>
    event.kind === 'value' && /^(?:Device Status|Config Flags|Parent device)$/i.test(event.name)
      ? [event.name]
      : [],
  );
  expect(told).toEqual(values);
  const steps = events.flatMap(event =>
    event.kind === 'entry' && event.entry === 'install-device' ? [event.values.what] : [],
  );
  expect(steps).toContain(starting);
});

/** What is told from the installation proper on: phases with their codes, values by their names, statements. */
function* outline(events: readonly StoryEvent[], depth = 0): Generator<string> {
  for (const event of events) {
    const at = ' '.repeat(depth);
    if (event.kind === 'phase') yield `${at}${event.name}${event.code ? ` ${event.code}` : ''}`;
    if (event.kind === 'request') yield `${at}${event.request}`;
    if (event.kind === 'value' && event.category !== 'inf') yield `${at}${event.name}`;
    if (event.kind === 'entry' && event.category !== 'inf') yield `${at}${event.entry}`;
    if (
      event.events &&
      event.kind !== 'request' &&
      !/^Configure Driver$/.test((event as { name?: string }).name ?? '')
    )
      yield* outline(event.events, depth + 1);
  }
}

const CONFIGURED = (depth: number): string[] =>
  [
    'Configure Driver Package 3011',
    ' Source Filter',
    ' Configure Driver',
    ' FILE_QUEUE_COMMIT',
    '  copying',
    'install-device',
    'Configuration',
    'install-device',
    'Device Status',
    'Restarting Devices',
    ' Start',
  ].map(line => ' '.repeat(depth) + line);

/** Recordings 071 and 084, and pbatard/libwdi 200 and 226 (the order and the nesting). */
test.each<[string, boolean, readonly string[]]>([
  [
    '10.0.19045',
    true,
    [
      ' Installing device',
      '  Device Status',
      '  Parent device',
      '  Configure Device',
      '   Device Status',
      '   Parent device',
      ...CONFIGURED(3),
    ],
  ],
  [
    '10.0.22621',
    true,
    [' Configure Device', '  Device Status', '  Config Flags', '  Parent Device', ...CONFIGURED(2)],
  ],
  [
    '10.0.19045',
    false,
    [
      ' Installing device',
      '  Device Status',
      '  Parent device',
      '  Configure Device 50',
      '   Device Status',
      '   Parent device',
      '  DIF_ALLOW_INSTALL',
    ],
  ],
])('Windows %s tells a package that is configurable, %s', (windows, configurable, expected) => {
  const at = new NewdevWorld(windows);
  at.api.SetupCopyOEMInf({ source: at.package('C:\\oven'), mediaType: 1, style: 0 });
  at.plug();
  const events: StoryEvent[] = [];
  new PlugAndPlayService(at.transaction, {
    configurable: () => configurable,
    tell: event => void events.push(event),
  }).install([TOASTER]);
  const lines = [...outline(events)];
  const start = lines.findIndex(line => line.trim() === 'Core Device Install');
  const depth = lines[start]!.search(/\S/);
  const told = lines.slice(start + 1, start + 1 + expected.length).map(line => line.slice(depth));
  expect(told).toEqual(expected);
});
