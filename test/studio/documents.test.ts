import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownAt } from '../../src/cli/studio-documents.ts';
import { isLab, labDocument, labPlayer } from '../../src/cli/studio-lab.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { entriesOf, type Playback, readDevices } from '../../src/studio/model/index.ts';
import { played } from './played.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstplug-studio-'));
const lab = join(folder, 'lab');
const firstplug = (...args: string[]): string =>
  execFileSync(process.execPath, ['dist/bin/firstplug.js', ...args], { encoding: 'utf8' });

beforeAll(() => {
  firstplug('lab', 'new', '--from', 'examples/toaster/toaster.yaml', '--lab', lab);
  firstplug('lab', 'stage', 'kitchen', '--lab', lab);
  firstplug('lab', 'plug', 'first', '--lab', lab);
});
afterAll(() => rmSync(folder, { recursive: true }));

const devices = (playback: Playback): string[] => readDevices(playback.machine).map(({ name }) => name);

test('a lab is its computer as it is, and what is done goes on from there', async () => {
  expect(isLab(lab)).toBe(true);
  const { entries, problems } = entriesOf({ version: 1, documents: [await labDocument(lab)] }, sha256);
  expect(problems).toEqual([]);
  const [entry] = entries;
  expect(devices(played(entry!))).toEqual(['Kitchen appliance']);
  const gone = played(entry!, { after: 0, steps: [{ plug: 'second' }] });
  expect(devices(gone)).toEqual(['Kitchen appliance', 'Kitchen appliance']);
  expect(devices(played(entry!))).toEqual(['Kitchen appliance']);
});

test('a snapshot is a computer on which nothing happened', () => {
  const snapshot = join(folder, 'lab.json');
  firstplug('snapshot', '--machine', lab, '-o', snapshot);
  const { entries, problems } = entriesOf({ version: 1, ...shownAt([snapshot]) }, sha256);
  expect(problems).toEqual([]);
  const playback = played(entries[0]!);
  expect(playback.steps).toEqual([]);
  expect(devices(playback)).toEqual(['Kitchen appliance']);
});

test('what is done in the studio is kept, until somebody else changes the lab', async () => {
  const play = await labPlayer(lab);
  expect(play('{"plug":"second"}')).toBe(undefined);
  expect(firstplug('lab', 'pnputil', '--lab', lab, '/enum-devices', '/connected')).toContain('A2');
  expect(play('{"plug":"nothing"}')).toMatch(/nothing/);
  expect(play('{"explode":true}')).toBe('this is no step');
  expect(play('no JSON')).toBe('this is no step');
  firstplug('lab', 'unplug', 'second', '--lab', lab);
  expect(play('{"scan":true}')).toBe('a write failed: nothing of this step stays');
});

test('what is no rehearsal and no snapshot is a log', () => {
  const log = join(folder, 'setupapi.dev.log');
  writeFileSync(log, '[Device Install Log]\r\n');
  expect(shownAt([log])).toEqual({ documents: [{ kind: 'log', name: log }], logs: [log] });
});

test('of a folder what is no rehearsal is left out', () => {
  const mixed = mkdtempSync(join(folder, 'mixed-'));
  writeFileSync(join(mixed, 'compose.yaml'), 'services: { web: { image: nginx } }\n');
  writeFileSync(join(mixed, 'install.log'), '[Device Install Log]\r\n');
  expect(shownAt([mixed]).documents).toEqual([{ kind: 'log', name: join(mixed, 'install.log') }]);
  expect(() => shownAt([join(mixed, 'compose.yaml')])).toThrow(/services/);
});

test('a folder with nothing to show is told so', () => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  expect(() => shownAt([empty])).toThrow(/neither a rehearsal, a file that ends in .yaml, nor a log/);
});
