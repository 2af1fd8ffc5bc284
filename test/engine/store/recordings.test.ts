import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareStories, type StoryDifference, type StoryEvent } from '../../../src/story/index.ts';
import { shared } from '../../shared.ts';
import { recordedPhase, simplified } from './recorded.ts';
import { replay, type StagingFact } from './replay.ts';

const facts = shared('recordings', 'facts', 'staging.json');

/** Operations that no rehearsal of the store answers, each with its reason. */
const EXEMPT: Readonly<Record<string, string>> = {
  'Reflect Driver Package':
    'It configures the devices and the setup class of a package that is published: installing, not staging.',
};

/** Differences that are not ours, each with its reason. */
const TOLERATED: readonly (readonly [reason: string, is: (file: string, of: StoryDifference) => boolean])[] =
  [
    [
      'the order in which a queue takes the folders of a package is not in the record',
      (_, { kind, event }) =>
        kind === 'moved' &&
        event.kind === 'entry' &&
        event.entry === 'hardlinking' &&
        /(?:prnms00\d|ntprint)/.test(event.values.from ?? ''),
    ],
    [
      '055 tells that a class of Windows is not changed by ClassInstall32: that is carrying out sections',
      (file, { event }) => file === '055.log' && isEntry(event, 'inbox-class-ignored'),
    ],
    [
      'an ID was missing from the index of that computer: what damaged it is not in the record',
      (_, { event }) => isEntry(event, 'inf-match-missing'),
    ],
    [
      '114 is an excerpt without the lines of the copies, of paths, and of what the package says of itself',
      (file, { kind, event }) =>
        file === '114.log' &&
        kind === 'extra' &&
        (isEntry(event, 'copying', 'copying-package') ||
          (event.kind === 'value' && LEFT_OUT.has(event.name)) ||
          (event.kind === 'phase' && event.name === 'FILE_QUEUE_COMMIT')),
    ],
  ];

const LEFT_OUT = new Set([
  'Destination',
  'FilePath',
  'Catalog',
  'Provider',
  'Class GUID',
  'Driver Version',
  'Catalog File',
]);

function isEntry(event: StoryEvent, ...names: string[]): boolean {
  return event.kind === 'entry' && names.includes(event.entry);
}

describe.skipIf(!facts)('staging as recorded (shared recordings)', () => {
  const records: StagingFact[] = facts ? JSON.parse(readFileSync(facts, 'utf8')) : [];
  const told = records.filter(({ op }) => !(op in EXEMPT));

  it('replays all but the exempt ones', () => {
    expect(records.length - told.length).toBe(57);
  });

  it.each(told.map(record => [`${record.file}:${record.line} ${record.op}`, record] as const))(
    '%s',
    (_, record) => {
      const recorded = recordedPhase(record.file, record.line);
      const predicted = replay(record, recorded);
      const differences = compareStories(story(simplified(recorded)), story(simplified(predicted)));
      const counted = differences.filter(one => !TOLERATED.some(([, is]) => is(record.file, one)));
      expect(counted.map(shown)).toEqual([]);
    },
  );
});

/** A difference as a short text. */
function shown({ kind, path, event, field, left, right }: StoryDifference): string {
  const { from: _, events: __, ...plain } = event;
  return [kind, path.at(-1), field ?? JSON.stringify(plain), left, right].filter(Boolean).join(' | ');
}

function story(event: StoryEvent): { title: string; events: StoryEvent[] } {
  return { title: '', events: [event] };
}
