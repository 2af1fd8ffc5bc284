import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownAt } from '../../src/cli/studio-documents.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { printContinued, readRehearsals, rehearse, type Step } from '../../src/rehearsal/index.ts';
import {
  actionsOn,
  alwaysAnswers,
  type ByHand,
  byHandDocument,
  type Entry,
  entriesOf,
  goOn,
  type Playback,
} from '../../src/studio/model/index.ts';
import { played } from './played.ts';

const documents = shownAt(['examples']).documents.filter(one => one.kind === 'rehearsal');
const { entries } = entriesOf({ version: 1, documents }, sha256);
const entry = (title: RegExp, windows: RegExp): Entry =>
  entries.find(one => title.test(one.title) && windows.test(one.where))!;
const xp = entry(/^2 Hardware first/, /5\.1/);
const xp64 = entry(/^2 Hardware first/, /5\.2/);
const seven = entry(/^2 Since 7/, /6\.1/);

test('what is left when somebody goes on behind a step', () => {
  const [plug, eject, scan]: Step[] = [{ plug: 'a' }, { eject: 'b' }, { scan: true }];
  const first = goOn(undefined, plug!, 1, false);
  expect(first).toEqual({ after: 2, steps: [plug] });
  expect(goOn(first, eject!, 2, false)).toEqual({ after: 2, steps: [plug, eject] });
  expect(goOn({ after: 2, steps: [plug!, eject!] }, scan!, 2, false)).toEqual({
    after: 2,
    steps: [plug, scan],
  });
  expect(goOn({ after: 2, steps: [plug!, eject!] }, scan!, 1, false)).toEqual({ after: 2, steps: [scan] });
  expect(goOn(first, scan!, Number.MAX_SAFE_INTEGER, false)).toEqual({ after: 2, steps: [plug, scan] });
  expect(goOn(first, scan!, 0, false)).toEqual({ after: 1, steps: [scan] });
  expect(goOn(first, scan!, -1, false)).toEqual({ after: 0, steps: [scan] });
});

test('what the file always answers counts no more', () => {
  const answered = goOn(undefined, { insert: 'cd' }, 0, alwaysAnswers(xp));
  expect(answered).toEqual({ after: 1, steps: [{ answers: {} }, { insert: 'cd' }] });
  const { asked } = played(seven, goOn(undefined, { insert: 'cd' }, 1, alwaysAnswers(seven)));
  expect(asked.map(({ text }) => text)).toEqual([expect.stringMatching(/^AutoPlay/)]);
});

test('what was done by hand is a rehearsal: the same text with other steps', () => {
  const byHand = goOn(undefined, { answer: { 'Found New Hardware': 'D:\\' } }, 2, alwaysAnswers(xp64));
  const { name, text } = byHandDocument(xp64, byHand, 1);
  expect(name).toBe('examples/stories/02-no-driver-in-the-box-by-hand.yaml');
  const [before = ''] = xp64.document.text.split('  - expect:\n      ran:');
  expect(text).toBe(
    `${before.replace("windows: [ xp, '5.2' ]", "windows: [ '5.2' ]")}${[
      '  - answers: {}',
      '  - answer: { Found New Hardware: D:\\ }',
      '',
    ].join('\n')}`,
  );
});

const FILE = `# what it is for
title: first
machine: { windows: 11 } # the newest
hardware:
  # of a shop
  a: { usb: { vendor: 0x1209, product: 1 } }

steps:
  # one
  - plug: a # in front
  # two
  - unplug: a
---
# the second
title: 'it''s'
machine: { windows: 11 }
matrix: { architecture: [ amd64, arm64 ], windows: [ 10, 6.10, 11 ] }
steps: [ { scan: true }, { restart: true } ]
`;

test.each<readonly [string, number, number, readonly Step[], string]>([
  [
    'comments stay, and those of steps that are gone go',
    0,
    1,
    [{ scan: true }],
    `${FILE.split('  # two\n')[0]}  - scan: true\n`,
  ],
  [
    'nothing of the file',
    0,
    0,
    [{ answer: { 'Which one?\nSay': '#a: b' } }],
    `${FILE.split('  # one\n')[0]}  - answer: { "Which one?\\nSay": "#a: b" }\n`,
  ],
  [
    'another rehearsal of the file, on one Windows of its matrix',
    4,
    1,
    [{ power: 'off' }],
    "# the second\ntitle: 'it''s'\nmachine: { windows: 11 }\nmatrix: { architecture: [ arm64 ], windows: [ 6.10 ] }\nsteps: [ { scan: true }, { power: off } ]\n",
  ],
])('%s', (_, number, after, steps, expected) => {
  expect(printContinued(FILE, number, after, steps)).toBe(expected);
});

test('an alias that leads into a step that is gone is no reason to fail', () => {
  const file = 'machine: { windows: 11 }\nsteps:\n  - scan: true\n  - answer: &a { x: y }\nanswers: *a\n';
  const { value } = readRehearsals(printContinued(file, 0, 1, [{ restart: true }]));
  expect(value).toMatchObject([{ answers: { x: 'y' }, steps: [{ scan: true }, { restart: true }] }]);
});

/** Somebody who goes on behind a step and does so many things, each one of those that are possible. */
function tried(of: Entry, choices: readonly number[]): ByHand {
  const [from = 0, ...more] = choices;
  let at = from % of.rehearsal.steps.length;
  let byHand: ByHand | undefined;
  for (const choice of more) {
    const before = played(of, byHand ?? { after: at + 1, steps: [] });
    byHand = goOn(byHand, next(of, before, choice), at, alwaysAnswers(of));
    at = byHand.after + byHand.steps.length - 1;
  }
  return byHand!;
}

function next({ rehearsal }: Entry, { asked, machine }: Playback, choice: number): Step {
  const [question] = asked;
  if (question && (question.kind !== 'page' || choice % 2 === 0)) {
    const answers = [...question.answers, ...(question.free ? ['D:\\'] : [])];
    return { answer: { [question.text]: answers[choice % answers.length]! } };
  }
  const actions = actionsOn(rehearsal, machine).flatMap(group => group.actions);
  return actions[choice % actions.length]!.step;
}

test('it tells the same story wherever it is played', () => {
  const trial = fc.record({
    which: fc.nat(entries.length - 1),
    choices: fc.array(fc.nat(1000), { minLength: 3, maxLength: 8 }),
  });
  fc.assert(
    fc.property(trial, ({ which, choices }) => {
      const of = entries[which]!;
      const byHand = tried(of, choices);
      const { text } = byHandDocument(of, byHand, 1);
      const { value, problems } = readRehearsals(text);
      expect(problems).toEqual([]);
      expect(value?.length).toBe(1);
      expect(rehearse(value![0]!, of.given).story).toEqual(played(of, byHand).story);
    }),
    process.env['FIRSTPLUG_LONG'] ? { numRuns: 1000 } : { numRuns: 20, seed: 12 },
  );
});

test('firstplug rehearse plays it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-by-hand-'));
  cpSync('examples/toaster', folder, { recursive: true });
  const toaster = entries.find(({ file }) => file === 'examples/toaster/toaster.yaml')!;
  const byHand = goOn(undefined, { unplug: 'second' }, 3, alwaysAnswers(toaster));
  const path = join(folder, 'toaster-by-hand.yaml');
  writeFileSync(path, byHandDocument(toaster, byHand, 1).text);
  const args = ['dist/bin/firstplug.js', 'rehearse', '--json', path];
  const told = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  expect(told.events).toEqual(JSON.parse(JSON.stringify(played(toaster, byHand).story.events)));
  rmSync(folder, { recursive: true });
});
