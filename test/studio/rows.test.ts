import { expect, test } from 'vitest';
import type { StoryEvent } from '../../src/story/index.ts';
import {
  EVERYTHING,
  installersAt,
  openRows,
  roundOf,
  rowsInSight,
  rowsOf,
  searchRows,
  type Wanted,
  wantedRows,
  wordsOf,
} from '../../src/studio/model/index.ts';

const note = (text: string, events: readonly StoryEvent[] = []): StoryEvent => ({
  kind: 'note',
  text,
  events,
});
const effect = (subject: string): StoryEvent => ({ kind: 'effect', what: 'value', subject, after: '1' });
const shown = (rows: ReturnType<typeof rowsOf>, indexes: readonly number[]): string =>
  indexes.map(at => `${'.'.repeat(rows[at]!.depth)}${wordsOf(rows[at]!.event).text}`).join(' ');

const STORY: readonly StoryEvent[] = [
  {
    kind: 'step',
    number: 1,
    title: 'x plugged in',
    events: [note('a', [note('b'), note('c', [note('d')])]), effect('K 1'), effect('K 2')],
  },
  { kind: 'step', number: 2, title: 'expected', events: [{ kind: 'expected', what: 'x', expected: '1' }] },
];

test('each event has a row before those inside it, and changes are taken together', () => {
  const rows = rowsOf(STORY);
  expect(shown(rows, [...rows.keys()])).toBe(
    '1  x plugged in .a ..b ..c ...d .2 registry values ..K 1 ..K 2 2  expected .✓ x',
  );
  expect(rows.map(({ step }) => step)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  expect(rows.map(({ effects }) => effects)).toEqual([0, 0, 0, 0, 0, 2, 1, 2, 0, 0]);
});

test('what is inside a closed row is not shown', () => {
  const rows = rowsOf(STORY);
  expect(
    shown(
      rows,
      openRows(rows, at => at === 1 || at === 5),
    ),
  ).toBe('1  x plugged in .a .2 registry values 2  expected .✓ x');
});

test('what is wanted is shown with what is around it', () => {
  const rows = rowsOf(STORY);
  const named = (text: string) => [...wantedRows(rows, ({ event }) => wordsOf(event).text === text)].flat();
  expect(shown(rows, named('d'))).toBe('1  x plugged in .a ..c ...d');
  expect(shown(rows, named('K 2'))).toBe('1  x plugged in .2 registry values ..K 2');
  expect(shown(rows, named('nothing'))).toBe('');
});

test('what is looked for is found among all rows, also among those that are closed', () => {
  const rows = rowsOf(STORY);
  const found = (wanted: Partial<Wanted>): string =>
    shown(rows, [...searchRows(rows, { ...EVERYTHING, ...wanted }, true)].flat());
  expect(found({ kinds: 'changes' })).toBe('1  x plugged in .2 registry values ..K 1 ..K 2');
  expect(found({ kinds: 'changes', text: 'k 2' })).toBe('1  x plugged in .2 registry values ..K 2');
  expect(found({ text: 'D' })).toContain('...d');
  expect(found({ kinds: 'failures' })).toBe('');
});

test('a long story is searched a part at a time, and what is found is the same', () => {
  const inner = Array.from({ length: 3000 }, (_, i) => note(`line ${i}`));
  const rows = rowsOf([note('a', [note('b', inner), note('line last')])]);
  const parts = [...searchRows(rows, { ...EVERYTHING, text: 'LINE' }, true)];
  expect(parts.length).toBeGreaterThan(5);
  expect(parts.flat()).toEqual([...rows.keys()]);
  const some = [...searchRows(rows, { ...EVERYTHING, text: '99' }, true)].flat();
  expect(some).toEqual([0, 1, ...inner.flatMap((_, i) => (`line ${i}`.includes('99') ? [i + 2] : []))]);
});

test('changes are closed until somebody opens them', () => {
  const rows = rowsOf(STORY);
  const changes = rows.findIndex(({ event }) => event.kind === 'changes');
  expect(shown(rows, rowsInSight(rows, new Set()))).not.toContain('K 1');
  expect(shown(rows, rowsInSight(rows, new Set([changes])))).toContain('..K 1 ..K 2');
});

test('a story of any depth has its rows', () => {
  let deep = note('0');
  for (let i = 1; i < 20_000; i++) deep = note(String(i), [deep]);
  const rows = rowsOf([deep]);
  expect(rows.length).toBe(20_000);
  expect(rows.every(({ end }) => end === 20_000)).toBe(true);
});

test('lanes say who acts', () => {
  const events: readonly StoryEvent[] = [
    {
      kind: 'step',
      number: 1,
      title: 'cd inserted',
      events: [
        {
          kind: 'ran',
          command: 'setup.exe',
          events: [note('copies'), { kind: 'section', title: 'Device Install', events: [note('looks')] }],
        },
        { kind: 'shown', text: 'Done' },
        { kind: 'effect', what: 'presence', subject: 'toaster', after: 'USB' },
      ],
    },
  ];
  expect(rowsOf(events, [{ insert: 'cd' }]).map(({ lane }) => lane)).toEqual([
    'person',
    'programs',
    'programs',
    'windows',
    'windows',
    'person',
    'windows',
    'hardware',
  ]);
});

// The order that the page describes: co-installers, class installer, default; postprocessing in reverse.
const reply = (
  who: 'co-installer' | 'class installer' | 'default installer',
  phase: 'pre' | 'post',
  code?: number,
  number?: number,
): StoryEvent => ({
  kind: 'reply',
  who,
  phase,
  ...(code !== undefined && { code }),
  ...(number !== undefined && { number }),
});
const round = (...events: readonly StoryEvent[]): ReturnType<typeof roundOf> =>
  roundOf({ kind: 'request', request: 'DIF_INSTALLDEVICE', code: 0, events });
const told = ({ stops }: ReturnType<typeof roundOf>): string =>
  stops
    .map(({ name, answer, isAskedAgain, again }) => `${name} ${answer}${isAskedAgain ? ` ${again}` : ''}`)
    .join(', ');

test('a round has those who are asked in order, and those asked once more', () => {
  const found = round(
    reply('co-installer', 'pre', 0xe0000226, 1),
    reply('co-installer', 'pre', 0, 2),
    reply('co-installer', 'pre', 0xe0000226, 3),
    reply('class installer', 'pre', 0xe000020e),
    reply('default installer', 'pre', 0),
    reply('co-installer', 'post', 5, 3),
    reply('co-installer', 'post', 0, 1),
  );
  expect(told(found)).toBe(
    'Co-installer 1 ERROR_DI_POSTPROCESSING_REQUIRED ERROR_SUCCESS, Co-installer 2 ERROR_SUCCESS, Co-installer 3 ERROR_DI_POSTPROCESSING_REQUIRED ERROR_ACCESS_DENIED, Class installer ERROR_DI_DO_DEFAULT, Default handler ERROR_SUCCESS',
  );
  expect(found.turn).toBe(4);
  expect(found.passedOver).toEqual([]);
  expect(found.result).toBe('ERROR_SUCCESS');
});

test.each([
  ['a class installer that does it itself', [reply('class installer', 'pre', 0)], ['Default handler']],
  ['a co-installer that fails', [reply('co-installer', 'pre', 5, 1)], ['Whoever follows']],
  ['a co-installer that goes on', [reply('co-installer', 'pre', 0, 1)], []],
  ['one whose answer is not told', [reply('class installer', 'pre')], []],
  ['nobody', [], []],
] as const)('%s: who is not asked', (_, events, passedOver) => {
  const found = round(...events);
  expect(found.passedOver).toEqual(passedOver);
  expect(found.turn).toBe(events.length - 1);
});

test('of whom only the way back is told is in the round too', () => {
  const found = round(reply('class installer', 'pre', 0), reply('co-installer', 'post', 0, 1));
  expect(told(found)).toBe('Class installer ERROR_SUCCESS, Co-installer 1 undefined ERROR_SUCCESS');
  expect(found.turn).toBe(0);
});

test('the files of installers are those that the section told last', () => {
  const list = (...dlls: readonly string[]): StoryEvent[] =>
    dlls.map((dll, i) =>
      i === 0
        ? { kind: 'entry', entry: 'class-installer', values: { dll } }
        : { kind: 'entry', entry: 'co-installer', values: { number: String(i), dll } },
    );
  const request = (name: string, events: readonly StoryEvent[] = []): StoryEvent => ({
    kind: 'request',
    request: name,
    events,
  });
  const none: StoryEvent = { kind: 'entry', entry: 'no-co-installers', values: {} };
  const rows = rowsOf([
    { kind: 'section', title: 'other', events: list('other.dll,X', 'z.dll,Z') },
    {
      kind: 'section',
      title: 'Device Install',
      events: [
        request('first', [...list('c.dll,C', 'a.dll,A', 'b.dll,B'), request('nested', [none])]),
        request('second', list('c.dll,C', 'd.dll,D')),
        request('third'),
      ],
    },
  ]);
  const filesOf = (name: string): string =>
    [
      ...installersAt(
        rows,
        rows.findIndex(({ event }) => event.kind === 'request' && event.request === name),
      ),
    ]
      .flat()
      .join(' ');
  expect(filesOf('first')).toBe('class c.dll 1 a.dll 2 b.dll');
  expect(filesOf('nested')).toBe('class c.dll');
  expect(filesOf('third')).toBe('class c.dll 1 d.dll');
});
