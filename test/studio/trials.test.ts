import { expect, test } from 'vitest';
import type { Step } from '../../src/rehearsal/index.ts';
import { type Trial, tryNext, withTrial } from '../../src/studio/model/index.ts';

const FILE = { file: 'a.yaml', number: 0, answers: false, isLab: false };
const OTHER = { ...FILE, number: 1 };
const [plug, eject, scan]: readonly Step[] = [{ plug: 'a' }, { eject: 'b' }, { scan: true }];
const END = Number.MAX_SAFE_INTEGER;

/** Does one thing after the other, each with the trials of those before it. */
function trialsOf(
  ...acts: readonly (readonly [entry: typeof FILE, in_: number, next: Step, step: number])[]
): readonly Trial[] {
  return acts.reduce<readonly Trial[]>(
    (trials, [entry, in_, next, step]) =>
      withTrial(
        trials,
        tryNext(
          trials,
          trials.find(({ id }) => id === in_),
          entry,
          next,
          step,
        ),
      ),
    [],
  );
}
const told = (trials: readonly Trial[]): string[] =>
  trials.map(({ id, of, number, byHand }) => `${id} ${of.number} ${number} ${JSON.stringify(byHand)}`);

test('a trial goes on at its end', () => {
  expect(told(trialsOf([FILE, 0, plug!, 1], [FILE, 1, eject!, 2], [FILE, 1, scan!, END]))).toEqual([
    '1 0 1 {"after":2,"steps":[{"plug":"a"},{"eject":"b"},{"scan":true}]}',
  ]);
});

test('what begins before the end of a trial, or in the story of the file, is another one', () => {
  expect(
    told(trialsOf([FILE, 0, plug!, 1], [FILE, 1, eject!, END], [FILE, 1, scan!, 2], [FILE, 0, scan!, 0])),
  ).toEqual([
    '1 0 1 {"after":2,"steps":[{"plug":"a"},{"eject":"b"}]}',
    '2 0 2 {"after":2,"steps":[{"plug":"a"},{"scan":true}]}',
    '3 0 3 {"after":1,"steps":[{"scan":true}]}',
  ]);
});

test('trials of the rehearsals of one file are counted together: each has a file name of its own', () => {
  expect(told(trialsOf([FILE, 0, plug!, 1], [OTHER, 0, plug!, 1])).map(one => one.slice(0, 5))).toEqual([
    '1 0 1',
    '2 1 2',
  ]);
});

test('in a lab there is one, and it goes on whatever is looked at', () => {
  const lab = { ...FILE, isLab: true };
  expect(told(trialsOf([lab, 0, plug!, 0], [lab, 1, eject!, END]))).toEqual([
    '1 0 1 {"after":1,"steps":[{"plug":"a"},{"eject":"b"}]}',
  ]);
});

test('what is done after it was saved is not saved', () => {
  const [trial] = trialsOf([FILE, 0, plug!, 1]);
  const saved = { ...trial!, isSaved: true };
  expect(tryNext([saved], saved, FILE, eject!, END).isSaved).toBe(false);
});
