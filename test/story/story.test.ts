import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readLog } from '../../src/log/index.ts';
import {
  compareStories,
  everyEvent,
  parseStory,
  printStory,
  type Story,
  type StoryEvent,
} from '../../src/story/index.ts';
import { shared } from '../shared.ts';

const schema = z.fromJSONSchema(JSON.parse(readFileSync('schema/story.json', 'utf8')));
const SEED = 20260921;

const TOASTER: Story = {
  title: 'Toaster',
  machine: { windows: { major: 10, minor: 0, build: 22631 }, architecture: 'amd64' },
  events: [
    {
      kind: 'step',
      number: 1,
      title: 'toaster plugged in',
      events: [
        { kind: 'searched', device: 'USB\\X\\1', hardwareIds: ['USB\\X'], compatibleIds: [] },
        {
          kind: 'candidate',
          inf: 'oem0.inf',
          section: 'T',
          matchedId: 'USB\\X',
          rank: 0x00ff0000,
          because: { grade: 'documented', page: 'driver-rank-ranges' },
        },
        {
          kind: 'candidate',
          inf: 'usb.inf',
          section: 'C',
          matchedId: 'USB\\COMPOSITE',
          rank: 0x00ff2006,
          lost: 'lost on rank',
        },
        { kind: 'chosen', inf: 'oem0.inf', section: 'T', place: { inf: 'oem0.inf', line: 12 } },
        {
          kind: 'request',
          request: 'DIF_ALLOW_INSTALL',
          code: 0xe000020e,
          events: [{ kind: 'reply', who: 'co-installer', number: 1, phase: 'pre', code: 0 }],
        },
        { kind: 'named', what: 'file', text: 'toaster.sys' },
        { kind: 'note', text: 'done' },
        { kind: 'shown', by: 'setup.exe', text: 'Restart now?', question: 'restart', answer: 'no' },
        { kind: 'ran', command: 'setup.exe /s', exitCode: 0, events: [{ kind: 'note', text: 'inside' }] },
        {
          kind: 'software',
          name: 'ContosoPanel',
          device: 'SWD\\X\\1',
          did: 'failed',
          version: '1.0.0.0',
          command: '"C:\\x.exe" /s',
          exitCode: 2,
          took: 40,
          restart: false,
          why: 'it ended with exit code 2',
          events: [{ kind: 'recorded', log: 'L/Admin', id: 163, values: { ExitCode: '0x2' } }],
        },
        { kind: 'effect', what: 'value', subject: 'HKLM\\X Start', after: '3' },
        { kind: 'expected', what: 'toaster driver', expected: 'oem0.inf', found: 'usb.inf' },
      ],
    },
  ],
};

describe('as JSON', () => {
  it('a story comes back', () => {
    expect(parseStory(printStory(TOASTER))).toEqual({ value: TOASTER, problems: [] });
  });

  it.each([
    ['{', 'story/not-json'],
    ['null', 'story/version'],
    ['{"version":2,"title":"","events":[]}', 'story/version'],
    ['{"version":1,"title":""}', 'story/no-events'],
    ['{"version":1,"title":"","events":[{"kind":"dance"}]}', 'story/kind'],
    ['{"version":1,"title":"","events":[1]}', 'story/kind'],
  ])('%s is told as %s', (text, code) => {
    const { value, problems } = parseStory(text);
    expect(problems.map(problem => problem.code)).toEqual([code]);
    expect(value.events).toEqual([]);
  });

  it('is what the schema says', () => {
    expect(schema.safeParse(JSON.parse(printStory(TOASTER))).error).toBeUndefined();
    expect(schema.safeParse({ version: 1, title: '', events: [{ kind: 'note' }] }).success).toBe(false);
    expect(
      schema.safeParse({ version: 1, title: '', events: [{ kind: 'note', text: '', colour: 1 }] }).success,
    ).toBe(false);
    expect(schema.safeParse({ version: 2, title: '', events: [] }).success).toBe(false);
  });

  const raw = shared('recordings/raw');
  it.skipIf(!raw).each(['002', '035', '038', '040', '062', '104', '106', '110', '112'])(
    'the story of recording %s is what the schema says (shared recordings)',
    file => {
      const story = readLog(readFileSync(`${raw}/${file}.log`));
      expect(schema.safeParse(JSON.parse(printStory(story))).error).toBeUndefined();
    },
  );
});

it('every event is visited, each before those inside it', () => {
  expect([...everyEvent(TOASTER.events)].map(event => event.kind)).toEqual([
    'step',
    'searched',
    'candidate',
    'candidate',
    'chosen',
    'request',
    'reply',
    'named',
    'note',
    'shown',
    'ran',
    'note',
    'software',
    'recorded',
    'effect',
    'expected',
  ]);
});

describe('two stories compared', () => {
  const note = (text: string): StoryEvent => ({ kind: 'note', text });
  const story = (...events: StoryEvent[]): Story => ({ title: '', events });
  const kinds = (a: Story, b: Story): string[] =>
    compareStories(a, b).map(({ kind, event, field, path }) =>
      [...path, kind, event.kind === 'note' ? event.text : event.kind, ...(field ? [field] : [])].join(' '),
    );

  it.each<[string, Story, Story, string[]]>([
    ['the same', TOASTER, TOASTER, []],
    ['one lacks', story(note('a'), note('b')), story(note('b')), ['missing a']],
    ['one has more', story(note('a')), story(note('a'), note('b')), ['extra b']],
    [
      'another order',
      story(note('a'), note('b'), note('c')),
      story(note('c'), note('a'), note('b')),
      ['moved c'],
    ],
    [
      'a field',
      story({ kind: 'value', name: 'N', value: '1' }),
      story({ kind: 'value', name: 'N', value: '2' }),
      ['different value value'],
    ],
    [
      'a code',
      story({ kind: 'request', request: 'D', code: 0 }),
      story({ kind: 'request', request: 'D', code: 5 }),
      ['different request code'],
    ],
    [
      'inside',
      story({ kind: 'phase', name: 'P', events: [note('a')] }),
      story({ kind: 'phase', name: 'P' }),
      ['phase "P"  missing a'],
    ],
    [
      'case, time and place do not count',
      story({ kind: 'phase', name: 'p', time: '1', from: { line: 1 } }),
      story({ kind: 'phase', name: 'P', category: 'dvi' }),
      [],
    ],
    [
      'what was shown and answered',
      story({ kind: 'shown', text: 'Restart?', answer: 'yes' }),
      story({ kind: 'shown', text: 'Restart?', answer: 'no' }),
      ['different shown answer'],
    ],
    [
      'an effect',
      story({ kind: 'effect', what: 'file', subject: 'C:\\A', after: '1 byte' }),
      story({ kind: 'effect', what: 'file', subject: 'C:\\B', after: '1 byte' }),
      ['missing effect', 'extra effect'],
    ],
    ['gaps do not count', story({ kind: 'gap' }, note('a')), story(note('a')), []],
    ['twice the same', story(note('a'), note('a')), story(note('a')), ['missing a']],
  ])('%s', (_, a, b, differences) => {
    expect(kinds(a, b)).toEqual(differences);
  });

  it('tells both values', () => {
    const [difference] = compareStories(
      story({ kind: 'value', name: 'N', value: '1' }),
      story({ kind: 'value', name: 'N', value: '2' }),
    );
    expect([difference?.left, difference?.right]).toEqual(['1', '2']);
  });

  const NOTES = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e').map(note), { maxLength: 12 });
  it('what one lacks the other has more, and both together explain the lengths', () => {
    fc.assert(
      fc.property(NOTES, NOTES, (a, b) => {
        const there = compareStories(story(...a), story(...b));
        const back = compareStories(story(...b), story(...a));
        const count = (found: typeof there, kind: string): number =>
          found.filter(one => one.kind === kind).length;
        expect([count(there, 'missing'), count(there, 'extra'), count(there, 'moved')]).toEqual([
          count(back, 'extra'),
          count(back, 'missing'),
          count(back, 'moved'),
        ]);
        expect(a.length - count(there, 'missing')).toBe(b.length - count(there, 'extra'));
        expect(compareStories(story(...a), story(...a))).toEqual([]);
      }),
      { seed: SEED },
    );
  });
});
