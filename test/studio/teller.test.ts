import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { shownAt } from '../../src/cli/studio-documents.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { entriesOf, NO_SWITCHES, type Row, rowsOf, Teller } from '../../src/studio/model/index.ts';
import { played } from './played.ts';

const shown = { version: 1, ...shownAt(['examples']) } as const;
const { entries } = entriesOf(shown, sha256);
const teller = new Teller(shown, sha256);
const END = Number.MAX_SAFE_INTEGER;

test('rehearsals can be chosen by title and Windows', () => {
  expect(teller.problems).toEqual([]);
  expect(teller.entries.map(({ title, where, file }) => ({ title, where, file }))).toEqual(
    entries.map(({ title, where, file }) => ({ title, where, file })),
  );
  const old = teller.entries.filter(({ wideRanks }) => !wideRanks).map(({ where }) => where.split(' ')[1]);
  expect(old.every(version => version?.startsWith('5.'))).toBe(true);
  expect(old).not.toEqual([]);
});

describe.each(entries.map((entry, i) => [`${entry.title}, ${entry.where}`, i] as const))('%s', (_, i) => {
  const { story, steps } = played(entries[i]!);
  const { events } = teller.open(i, undefined);
  const told = Array.from(teller.play());

  test('is told as it is played', () => {
    expect([...events, ...told.map(({ event }) => event)]).toEqual(story.events);
    expect(told.map(({ asked }) => asked)).toEqual(steps.map(({ asked }) => asked));
  });

  test('has the same rows when it comes in parts', () => {
    const all = told.map(({ step }) => step);
    const rows: Row[] = rowsOf(events);
    for (let at = 0; at < told.length; at += 2) {
      const part = told.slice(at, at + 2);
      rows.push(
        ...rowsOf(
          part.map(({ event }) => event),
          part.map(({ step }) => step),
          { rows: rows.length, steps: at },
        ),
      );
    }
    expect(rows).toEqual(rowsOf(story.events, all));
  });

  test('is seen in answers that another thread can give', () => {
    teller.open(i, undefined);
    const last = Array.from(teller.play()).length - 1;
    const moment = { step: last, effects: END };
    const wanted = { onlyChanged: true, turned: new Set<string>() };
    const answers = [
      teller.devices(moment),
      teller.devices(moment).map(({ id }) => teller.device(moment, id, NO_SWITCHES)),
      teller.things(moment, 'registry', wanted),
      teller.things(moment, 'files', wanted),
      ...(['services', 'driver store', 'software', 'running'] as const).map(part =>
        teller.table(moment, part),
      ),
      teller.infs(moment),
      teller.inf(moment, ''),
      teller.person(moment),
    ];
    expect(structuredClone(answers)).toEqual(answers);
    expect(structuredClone(told)).toEqual(told);
  });
});

test('before the first step, and while the steps are played, there is the computer as it was', () => {
  const i = entries.findIndex(({ file }) => /toaster\/toaster\.yaml/.test(file));
  teller.open(i, undefined);
  for (const step of [-1, 0, 99]) {
    const moment = { step, effects: END };
    expect(teller.devices(moment)).toEqual([]);
    expect(teller.things(moment, 'registry', { onlyChanged: true, turned: new Set() })).toEqual([]);
    expect(teller.person(moment).actions.map(({ title }) => title)).toContain('Hardware');
  }
});

test('at each change of a step there is the computer with it and those before it', () => {
  const i = entries.findIndex(({ file }) => /toaster\/toaster\.yaml/.test(file));
  teller.open(i, undefined);
  const [, , , plugged] = Array.from(teller.play());
  const changes = plugged!.event.events!.filter(({ kind }) => kind === 'effect');
  const wanted = { onlyChanged: true, turned: new Set<string>() };
  const changed = (effects: number): string[] =>
    (['registry', 'files'] as const).flatMap(part =>
      teller
        .things({ step: 3, effects }, part, wanted)
        .flatMap(({ kind, mark, name }) => (mark && (kind === 'value' || kind === 'file') ? [name] : [])),
    );
  const whole = changed(END);
  expect(changed(changes.length)).toEqual(whole);
  // At an event before the changes there are those of the step.
  expect(changed(0)).toEqual(whole);
  const at = changes.findIndex(one => one.kind === 'effect' && / ImagePath$/.test(one.subject));
  expect(changed(at)).not.toContain('ImagePath');
  expect(changed(at + 1)).toContain('ImagePath');
  const latest = (effects: number): string[] =>
    teller
      .things({ step: 3, effects }, 'registry', wanted)
      .flatMap(({ isLatest, name }) => (isLatest ? [name] : []));
  expect([latest(at + 1), latest(END)]).toEqual([['ImagePath'], []]);
  expect(changed(at + 1).length).toBeLessThan(whole.length);
});

test('an INF is found by its name; without one it is the first', () => {
  const i = entries.findIndex(({ file }) => /toaster\/toaster\.yaml/.test(file));
  teller.open(i, undefined);
  Array.from(teller.play());
  const moment = { step: 3, effects: END };
  const names = teller.infs(moment);
  expect(names).toContain('C:\\Windows\\INF\\oem0.inf');
  expect(teller.inf(moment, 'oem0.inf')?.name).toBe('C:\\Windows\\INF\\oem0.inf');
  expect(teller.inf(moment, '')?.name).toBe(names[0]);
});

test('what changed in a table says which INF line it follows from', () => {
  const origins = (file: RegExp, step: number, part: Parameters<Teller['table']>[1]): string[] => {
    teller.open(
      entries.findIndex(entry => file.test(entry.file)),
      undefined,
    );
    Array.from(teller.play());
    return teller.table({ step, effects: END }, part).rows.flatMap(({ name, mark, origin }) => {
      if (!mark) return [];
      const from = !origin ? 'nothing' : 'call' in origin ? origin.call : `${origin.inf}:${origin.line}`;
      return [`${name} ${mark} ${from.slice(from.lastIndexOf('\\') + 1)}`];
    });
  };
  // The first line of the section that AddService of the example's INF names.
  const toaster = readFileSync('examples/toaster/package/toastpkg.inf', 'latin1').split('\n');
  const line = toaster.findIndex(text => /^ServiceType\s*=/.test(text)) + 1;
  expect(origins(/toaster\/toaster\.yaml/, 3, 'services')).toEqual([
    expect.stringMatching(`^toaster new (oem1|toastpkg)\\.inf:${line}$`),
  ]);
  expect(origins(/toaster\/toaster\.yaml/, 2, 'driver store')).toEqual(['oem1.inf new SetupCopyOEMInf']);
  expect(origins(/toaster\/toaster\.yaml/, 3, 'running').filter(row => row.endsWith('nothing'))).toEqual([]);
});

test('what was done by hand is told as a rehearsal of the one that is meant', () => {
  const i = entries.findIndex(({ file }) => /toaster\/toaster\.yaml/.test(file));
  teller.open(0, undefined);
  const { name, text } = teller.saved(i, { after: 1, steps: [{ unplug: 'first' }] }, 1);
  expect(name).toMatch(/toaster-by-hand\.yaml$/);
  expect(teller.saved(i, { after: 1, steps: [] }, 2).name).toMatch(/toaster-by-hand-2\.yaml$/);
  expect(text.split('steps:\n')[1]).toBe('  - stage: kitchen\n  - unplug: first\n');
});
