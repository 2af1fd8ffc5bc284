import { expect, test } from 'vitest';
import {
  dispatch,
  type InstallerCall,
  InstallerList,
  type InstallerModels,
  type Installers,
  modelled,
  type RegisteredInstaller,
  Telling,
} from '../../../src/engine/install/index.ts';
import { Transaction } from '../../../src/machine/index.ts';
import type { StoryEvent } from '../../../src/story/index.ts';
import { emptyMachine } from '../../machine/machines.ts';
import { shortCode } from './scripted.ts';

const REGISTERED: readonly RegisteredInstaller[] = [
  { role: 'class co-installer', text: 'co.dll,Co', dll: 'co.dll', entry: 'Co' },
  {
    role: 'device co-installer',
    text: 'C:\\Windows\\System32\\own.dll',
    dll: 'C:\\Windows\\System32\\own.dll',
    entry: 'CoDeviceInstall',
  },
  { role: 'class installer', text: 'ci.dll,Main', dll: 'ci.dll', entry: 'Main' },
];
const NOBODY: InstallerModels<InstallerCall> = { classInstallers: {}, coInstallers: {} };

function ask(models: Partial<InstallerModels<InstallerCall>>, registered = REGISTERED) {
  const transaction = new Transaction(emptyMachine());
  const events: StoryEvent[] = [];
  const telling = new Telling(event => void events.push(event));
  const installers = modelled(registered, { ...NOBODY, ...models }, { transaction, telling });
  const state = (): { flags: number; flagsEx: number; shown: number } => ({ flags: 0, flagsEx: 0, shown: 0 });
  const code = dispatch({ call: { function: 2 }, state, defaultHandler: () => 0 }, () => installers, telling);
  const unknown = transaction.effects.map(effect => (effect.kind === 'unknown' ? effect.by : effect.kind));
  return { code: shortCode(code), unknown, events };
}

test('a DLL without a model lets the request pass, and is an unknown effect by its name', () => {
  const { code, unknown, events } = ask({});
  expect(code).toBe('0');
  expect(unknown).toEqual(['co.dll,Co', 'C:\\Windows\\System32\\own.dll,CoDeviceInstall', 'ci.dll,Main']);
  expect(events[0]?.events?.map(reply => [reply.kind, reply.events?.[0]])).toMatchObject([
    ['reply', { kind: 'note', severity: 'warning', text: expect.stringContaining('co.dll,Co') }],
    ['reply', { kind: 'note', text: expect.stringContaining('own.dll') }],
    ['reply', { kind: 'note', text: expect.stringContaining('ci.dll,Main') }],
    ['reply', undefined],
  ]);
});

test('models stand under DLL and entry point, whatever the case and folder of the DLL', () => {
  const coInstallers = { 'CO.DLL,co': () => 0, 'own.dll,CoDeviceInstall': () => 0 };
  expect(ask({ coInstallers, classInstallers: { 'Ci.dll,Main': () => 5 } })).toMatchObject({
    code: '5',
    unknown: [],
  });
});

test('another entry point of a DLL is another installer', () => {
  expect(ask({ classInstallers: { 'ci.dll,Other': () => 5 } }).unknown).toContain('ci.dll,Main');
});

/** A list of installers over names that can change, and what is told of it. */
function list(before: readonly string[], classInstaller = false) {
  let own = before;
  const told: string[] = [];
  const named = (name: string) => ({ name, run: () => 0 });
  const read = (): Installers<InstallerCall> => ({
    classCoInstallers: [],
    deviceCoInstallers: own.map(named),
    ...(classInstaller && { classInstaller: named('ci') }),
  });
  const names = ({ deviceCoInstallers }: Installers<InstallerCall>): string =>
    deviceCoInstallers.map(({ name }) => name).join(' ');
  const installers = new InstallerList(read);
  const send = (gone: Installers<InstallerCall>): void => void told.push(`${names(gone)}.`);
  return {
    told,
    send,
    installers,
    asked: () => names(installers.installers),
    write: (now: string[]) => (own = now),
  };
}

test.each([
  ['new ones join after they were registered', [], ['x'], true, ['.']],
  ['the same come again', ['x'], ['x'], false, ['x.']],
  ['others take their place', ['x'], ['y'], true, ['x.']],
  ['old ones leave', ['x'], [], false, ['x.']],
  ['without any the list stays', [], [], true, []],
  ['where nobody was, nobody is told', [], ['x'], false, []],
])('co-installers of a device: %s', (_, before, after, classInstaller, told) => {
  const one = list(before, classInstaller);
  expect(one.asked()).toBe(before.join(' '));
  one.write(after);
  expect(one.asked()).toBe(before.join(' '));
  one.installers.registered(after.length > 0, one.send);
  expect([one.asked(), one.told]).toEqual([after.join(' '), told]);
});

test('who was never asked is not told when the list goes', () => {
  const one = list(['x']);
  one.installers.discard(one.send);
  expect(one.told).toEqual([]);
  one.asked();
  one.installers.discard(one.send);
  one.installers.discard(one.send);
  expect(one.told).toEqual(['x.']);
});
