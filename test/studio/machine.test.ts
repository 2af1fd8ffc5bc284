import { expect, test } from 'vitest';
import { shownAt } from '../../src/cli/studio-documents.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { everyEvent } from '../../src/story/index.ts';
import {
  choiceOn,
  compareTables,
  devicesByConnection,
  devicesByType,
  driverStoreOf,
  type Entry,
  entriesOf,
  fileRows,
  NO_SWITCHES,
  type Playback,
  type PlayedStep,
  propertiesOf,
  rankCandidates,
  readDevices,
  registryRows,
  runningOf,
  servicesOf,
  softwareOf,
} from '../../src/studio/model/index.ts';
import { played } from './played.ts';

const { entries } = entriesOf({ version: 1, ...shownAt(['examples']) }, sha256);
const playbackOf = (file: RegExp): Playback => played(entries.find(entry => file.test(entry.file))!);
const toaster = playbackOf(/toaster\/toaster\.yaml/);
const plugged = toaster.steps[3]!;
const end = plugged.after;
const second = readDevices(end).find(({ id }) => id.endsWith('\\A2'))!;

test('devices stand below their classes, and below what they are plugged into', () => {
  const devices = readDevices(end);
  const byType = devicesByType(devices).map(({ name, branches }) => [name, branches.map(one => one.name)]);
  expect(byType).toEqual([
    ['Toasters', ['Contoso Toaster']],
    ['USB Bus Devices (hubs and host controllers)', ['Kitchen appliance']],
  ]);
  expect(devicesByConnection(devices).map(({ name }) => name)).toEqual([
    'Contoso Toaster',
    'Kitchen appliance',
  ]);
  expect(devices.map(({ state }) => state)).toEqual(['started', 'started']);
});

test('properties of a device are what the registry has of it', () => {
  const properties = Object.fromEntries(propertiesOf(end, second));
  expect(properties).toMatchObject({
    'Hardware IDs': ['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057'],
    Service: ['toaster'],
    Driver: ['oem1.inf', '[Toaster_Install.NT]'],
    Provider: ['Contoso'],
    'Driver version': ['6.0.1.0'],
  });
});

test('a phantom is a device that is hidden', () => {
  const playback = playbackOf(/06-unplugged/);
  const states = playback.steps.map(({ after }) => readDevices(after).map(({ state }) => state));
  expect(states.flat()).toContain('phantom');
});

/** Which driver and what rank the story tells of each search, in every example. */
test.each(entries.map(entry => [`${entry.title}, ${entry.where}`, entry] as const))(
  'the candidates of %s are ranked as its story tells',
  (_, entry) => {
    for (const step of played(entry).steps) expectRanksOf(entry, step);
  },
);

function expectRanksOf(entry: Entry, { event, after }: PlayedStep): void {
  const lists = [...everyEvent([event])].filter(
    one => one.kind === 'phase' && one.name === 'Build Driver List',
  );
  for (const { events = [] } of lists) {
    const device = events.find(one => one.kind === 'searched');
    const told = events.filter(one => one.kind === 'candidate' && /\\inf\\/i.test(one.path ?? ''));
    if (!device || told.length === 0) continue;
    const ranked = rankCandidates(choiceOn(entry, after, device), NO_SWITCHES);
    const known = new Set(ranked.map(({ inf }) => inf.toLowerCase()));
    for (const one of told) {
      if (one.kind !== 'candidate' || !known.has(one.inf.toLowerCase())) continue;
      const own = ranked.find(({ inf, line }) => inf === one.inf && line === one.place?.line);
      expect(own?.rank.text.replaceAll(' ', '')).toBe(
        one
          .rank!.toString(16)
          .toUpperCase()
          .padStart(own!.rank.text.includes(' ') ? 8 : 4, '0'),
      );
    }
  }
}

test('each change that would turn the choice turns it, and nothing else does', () => {
  const choice = choiceOn(toaster.entry, end, second);
  const [won, lost] = rankCandidates(choice, NO_SWITCHES);
  expect([won!.inf, lost!.inf, lost!.lost]).toEqual([
    'oem1.inf',
    'oem0.inf',
    'lost on the identifier: a worse match',
  ]);
  expect(lost!.wouldWin.map(({ kind }) => kind)).toEqual(['id', 'feature-score', 'all-signing-equal']);
  for (const change of lost!.wouldWin) {
    const switches =
      change.kind === 'all-signing-equal'
        ? { ...NO_SWITCHES, turnPolicy: true }
        : { ...NO_SWITCHES, changes: new Map([[lost!.key, [change]]]) };
    expect(rankCandidates(choice, switches)[0]!.inf, change.kind).toBe('oem0.inf');
  }
  const same = { ...NO_SWITCHES, changes: new Map([[lost!.key, [{ kind: 'date', after: '' } as const]]]) };
  expect(rankCandidates(choice, same)[0]!.inf).toBe('oem1.inf');
  const without = { ...NO_SWITCHES, without: new Set(['oem1.inf']) };
  expect(rankCandidates(choice, without).map(({ inf }) => inf)).toEqual(['oem0.inf']);
});

test('what a step changed of the registry is marked, with the line it follows from', () => {
  const rows = registryRows({ ...plugged, onlyChanged: true, turned: new Set() });
  const value = rows.find(({ name, path }) => name === 'ImagePath' && path.endsWith('Services\\toaster'));
  expect(value).toMatchObject({ kind: 'value', mark: 'new', before: undefined });
  expect(value!.origin).toMatchObject({
    line: expect.any(Number),
    inf: expect.stringMatching(/toastpkg\.inf$/),
  });
  expect(rows.every(({ mark }) => mark !== undefined)).toBe(true);
  const changed = plugged.effects
    .filter(({ kind }) => kind === 'value')
    .map(effect => 'key' in effect && effect.key);
  const shown = rows.filter(({ kind }) => kind === 'value').map(({ path }) => path);
  expect(new Set(shown.map(path => path.toLowerCase()))).toEqual(
    new Set(changed.map(path => String(path).toLowerCase())),
  );
});

test('without marks the tree is closed until it is opened', () => {
  const sides = { ...plugged, onlyChanged: false };
  const rows = registryRows({ ...sides, turned: new Set() });
  expect(rows.filter(({ depth }) => depth > 1)).toEqual([]);
  const opened = registryRows({ ...sides, turned: new Set(['HKLM\\SYSTEM']) });
  expect(
    opened.some(({ path }) => path === 'HKLM\\SYSTEM\\CurrentControlSet' || /ControlSet001$/.test(path)),
  ).toBe(true);
});

test('files that a step wrote are marked', () => {
  const rows = fileRows({ ...toaster.steps[2]!, onlyChanged: true, turned: new Set() });
  const names = rows.filter(({ kind, mark }) => kind === 'file' && mark === 'new').map(({ name }) => name);
  expect(names).toContain('oem1.inf');
});

test('services, the driver store and what runs are compared by name', () => {
  const rows = compareTables(servicesOf(plugged.before), servicesOf(plugged.after));
  expect(rows.filter(({ mark }) => mark).map(({ name, mark }) => [name, mark])).toEqual([['toaster', 'new']]);
  const { before, after } = toaster.steps[2]!;
  const store = compareTables(driverStoreOf(before), driverStoreOf(after));
  expect(store).toMatchObject([
    { name: 'oem0.inf', mark: undefined },
    {
      name: 'oem1.inf',
      mark: 'new',
      after: [
        'Contoso',
        expect.any(String),
        expect.stringMatching(/6\.0\.1\.0/),
        'Contoso',
        expect.stringMatching(/^toastpkg\.inf_amd64/),
      ],
    },
  ]);
  const running = compareTables(runningOf(plugged.before), runningOf(plugged.after));
  expect(running.filter(({ mark }) => mark === 'new').map(({ name }) => name)).toContain(
    'devnode USB\\VID_1209&PID_7057\\A2',
  );
});

test('software that was installed is there afterwards', () => {
  const { steps } = playbackOf(/04-software-first/);
  const [first] = steps;
  const rows = compareTables(softwareOf(first!.before), softwareOf(first!.after));
  expect(rows).toContainEqual(
    expect.objectContaining({
      name: 'Contoso Toaster Panel',
      mark: 'new',
      after: ['installed', '2.1.0.0', ''],
    }),
  );
});
