import { expect, test } from 'vitest';
import { shownAt } from '../../src/cli/studio-documents.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import {
  actionsOn,
  type Entry,
  entriesOf,
  goOn,
  noticesOf,
  type Playback,
  questionDialog,
} from '../../src/studio/model/index.ts';
import { played } from './played.ts';

const { entries } = entriesOf({ version: 1, ...shownAt(['examples/stories']) }, sha256);
const entry = (title: RegExp, windows: RegExp): Entry =>
  entries.find(one => title.test(one.title) && windows.test(one.where))!;
const labels = (of: Entry, playback: Playback): string[] =>
  actionsOn(of.rehearsal, playback.machine).flatMap(({ actions }) => actions.map(({ label }) => label));

const xp = entry(/^2 Hardware first/, /5\.1/);

test('what can be done follows from what is plugged in, inserted and running', () => {
  expect(labels(xp, played(xp, { after: 0, steps: [] }))).toEqual([
    'Plug in toaster',
    'Insert cd',
    'Stage classic',
    'Scan for hardware changes',
    'Run the software queue',
    'Wait a day',
    'Restart',
    'Switch off',
  ]);
  const off = played(xp, {
    after: 0,
    steps: [{ plug: 'toaster' }, { insert: 'cd' }, { power: 'off' }],
  });
  expect(labels(xp, off)).toEqual(['Unplug toaster', 'Eject cd', 'Switch on']);
});

test('nobody answers but who does it, and the answer goes on', () => {
  const seven = entry(/^2 Since 7/, /6\.1/);
  const first = goOn(undefined, { insert: 'cd' }, -1, true);
  const playback = played(seven, first);
  const [autoplay] = playback.asked;
  expect(questionDialog(autoplay!)).toMatchObject({
    look: 'autoplay',
    title: 'AutoPlay',
    answers: ['run', 'nothing'],
  });
  const answered = played(seven, goOn(first, { answer: { [autoplay!.text]: 'run' } }, 1, true));
  expect(answered.asked.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Install Contoso Toaster Panel/),
  ]);
});

test('a wizard asks for a folder or is cancelled', () => {
  const { asked } = played(xp, { after: 1, steps: [] });
  expect(questionDialog(asked[0]!)).toMatchObject({ look: 'wizard', free: 'path', answers: ['cancel'] });
  const cancelled = played(xp, { after: 1, steps: [{ answer: { [asked[0]!.text]: 'cancel' } }] });
  expect(cancelled.asked).toEqual([]);
});

test('a device without a driver is a notice', () => {
  const seven = entry(/^2 Since 7/, /6\.1/);
  const { machine } = played(seven, { after: 1, steps: [] });
  expect(noticesOf(machine)).toMatchObject([{ text: expect.stringContaining('Code 28') }]);
  expect(noticesOf(played(seven).machine)).toEqual([]);
});
