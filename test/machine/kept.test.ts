import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createKept,
  difference,
  inverted,
  type KeptMachine,
  openKept,
  statedContent,
  sz,
  Transaction,
} from '../../src/machine/index.ts';
import { digest, emptyMachine, facts, holds, origin } from './machines.ts';
import { carryOut, flat, Model, type Step, steps } from './model.ts';
import { Crash, portsTo, random, SimulatedStorage } from './simulated-storage.ts';

function opened(storage: SimulatedStorage): KeptMachine {
  const { value, problems } = openKept(portsTo(storage));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value!;
}

function changed(machine: KeptMachine, all: readonly Step[]): Transaction {
  const transaction = new Transaction(machine);
  carryOut(transaction, new Model(), all);
  return transaction;
}

/** Fails with a crash and tells whether it did. */
function crashes(run: () => void): boolean {
  try {
    run();
    return false;
  } catch (fault) {
    if (fault instanceof Crash) return true;
    throw fault;
  }
}

const runs = fc.record({ seed: fc.nat(), all: fc.array(steps, { minLength: 1, maxLength: 4 }) });

describe('a kept machine', () => {
  it('is the same when it is opened again', () => {
    holds(
      'keep and open',
      fc.property(runs, ({ seed, all }) => {
        const storage = new SimulatedStorage(random(seed));
        const machine = createKept(emptyMachine(), portsTo(storage)).value!;
        for (const each of all) {
          const transaction = changed(machine, each);
          expect(transaction.commit()).toEqual({ kind: 'committed' });
          const again = opened(storage);
          expect(difference(machine, again)).toEqual([]);
          expect(again.lastCommit.length).toBe(transaction.effects.length);
        }
        machine.compact();
        const compacted = opened(storage);
        expect(flat(compacted)).toEqual(flat(machine));
        expect(changed(machine, all[0]!).commit().kind).toBe('committed');
        expect(flat(opened(storage))).toEqual(flat(machine));
      }),
      60,
    );
  });

  it('is before or after a commit that crashed at any write, and a re-run completes', () => {
    holds(
      'crash at every write',
      fc.property(runs, ({ seed, all }) => {
        for (let failAt = 0, crashed = true; crashed; failAt++) {
          const storage = new SimulatedStorage(random(seed + failAt));
          const machine = createKept(emptyMachine(), portsTo(storage)).value!;
          const start = storage.writes;
          storage.failAt = start + failAt;
          let before = flat(machine);
          let after = before;
          let done = 0;
          for (const each of all) {
            before = flat(machine);
            const transaction = changed(machine, each);
            after = flat(transaction);
            if (transaction.commit().kind !== 'committed') break;
            before = after;
            done++;
          }
          crashed = storage.stopped;
          expect(crashed || done === all.length).toBe(true);
          storage.crash();
          const again = opened(storage);
          const found = flat(again);
          const isAfter = JSON.stringify([...found]) === JSON.stringify([...after]);
          if (!isAfter) expect(found).toEqual(before);
          if (!crashed) break;
          const rerun = isAfter ? [] : all[done]!;
          expect(changed(again, rerun).commit()).toEqual({ kind: 'committed' });
          expect(flat(opened(storage))).toEqual(after);
        }
      }),
      25,
    );
  });

  it('crashed while it was made or made short is whole or not there yet', () => {
    holds(
      'crash while making',
      fc.property(runs, ({ seed, all }) => {
        const whole = createKept(emptyMachine(), portsTo(new SimulatedStorage(random(seed)))).value!;
        changed(whole, all[0]!).commit();
        for (let failAt = 0, crashed = true; crashed; failAt++) {
          const storage = new SimulatedStorage(random(seed + failAt));
          storage.failAt = failAt;
          crashed = crashes(() => createKept(whole, portsTo(storage)).value!.compact());
          storage.crash();
          const again = openKept(portsTo(storage));
          if (again.value) expect(flat(again.value)).toEqual(flat(whole));
          else {
            expect(again.problems.map(({ code }) => code)).toEqual(['kept/foreign']);
            expect(flat(createKept(whole, portsTo(storage)).value!)).toEqual(flat(whole));
          }
        }
      }),
      25,
    );
  });

  it('is before a commit that met a fault at any write, and the next one works', () => {
    holds(
      'fault at every write',
      fc.property(runs, ({ seed, all }) => {
        for (let failAt = 0; ; failAt++) {
          const storage = new SimulatedStorage(random(seed + failAt));
          const machine = createKept(emptyMachine(), portsTo(storage)).value!;
          storage.failure = 'fault';
          storage.failAt = storage.writes + failAt;
          const before = flat(machine);
          const transaction = changed(machine, all[0]!);
          const outcome = transaction.commit();
          if (outcome.kind === 'committed') break;
          expect(outcome).toEqual({ kind: 'storage', message: 'the disk is full' });
          expect(flat(machine)).toEqual(before);
          storage.crash();
          expect(flat(opened(storage))).toEqual(before);
          const next = opened(storage);
          expect(changed(next, all[0]!).commit()).toEqual({ kind: 'committed' });
        }
      }),
      40,
    );
  });

  it('can be rolled back by the inverse of its last commit', () => {
    const storage = new SimulatedStorage(random(1));
    const machine = createKept(emptyMachine(), portsTo(storage)).value!;
    const before = flat(machine);
    const transaction = new Transaction(machine);
    const content = transaction.volume.content(Uint8Array.of(1, 2, 3));
    transaction.change({ kind: 'file', path: 'C:\\a\\b', after: content }, origin);
    transaction.change(
      { kind: 'file', path: 'C:\\a\\s', after: statedContent({ name: 's', version: [1, 2, 3, 4] }) },
      origin,
    );
    transaction.change({ kind: 'value', key: 'HKLM\\a', name: 'n', after: sz('\ud800') }, origin);
    transaction.commit();
    const again = opened(storage);
    expect(again.volume.file('C:\\a\\b')?.bytes()).toEqual(Uint8Array.of(1, 2, 3));
    expect(again.volume.file('C:\\a\\s')?.version()).toEqual([1, 2, 3, 4]);
    expect(again.lastCommit.map(({ origin: from }) => from)).toEqual(transaction.effects.map(() => origin));
    expect(again.commit(inverted(again.lastCommit))).toEqual({ kind: 'committed' });
    expect(flat(opened(storage))).toEqual(before);
  });

  it('refuses a commit when somebody else wrote to the folder', () => {
    const storage = new SimulatedStorage(random(1));
    const machine = createKept(emptyMachine(), portsTo(storage)).value!;
    const other = opened(storage);
    const change = { kind: 'value', key: 'HKLM\\a', name: 'n', after: sz('x') } as const;
    for (const each of [other, machine]) {
      const transaction = new Transaction(each);
      transaction.change(change, origin);
      expect(transaction.commit().kind).toBe(each === other ? 'committed' : 'storage');
    }
    expect(machine.registry.has('HKLM\\a')).toBe(false);
    expect(opened(storage).registry.has('HKLM\\a')).toBe(true);
  });
});

describe('a folder that is not as it should be', () => {
  const text = (of: string) => new TextEncoder().encode(of);

  function folder(): SimulatedStorage {
    const storage = new SimulatedStorage(random(7));
    const machine = createKept(emptyMachine(), portsTo(storage)).value!;
    for (const n of [1, 2, 3]) {
      const transaction = new Transaction(machine);
      transaction.change(
        { kind: 'file', path: 'C:\\f', after: transaction.volume.content(Uint8Array.of(n)) },
        origin,
      );
      transaction.change({ kind: 'value', key: 'HKLM\\n', name: '', after: sz(`${n}`) }, origin);
      transaction.commit();
    }
    return storage;
  }

  const everything = (storage: SimulatedStorage) =>
    ['', 'content'].flatMap(name =>
      storage.list(name).map(file => [file, storage.read(name ? `${name}/${file}` : file)]),
    );

  const header = (version: number) =>
    text(JSON.stringify({ format: 'firstplug-machine', version, facts: facts() }));

  it.each<[string, (storage: SimulatedStorage) => void]>([
    ['kept/foreign', storage => storage.remove('machine.json')],
    ['kept/foreign', storage => storage.write('machine.json', text('{"format":"other"}'))],
    ['kept/foreign', storage => storage.write('machine.json', text('{"form'))],
    ['kept/newer', storage => storage.write('machine.json', header(2))],
    ['kept/journal', storage => storage.remove('machine.journal')],
    ['kept/journal', storage => storage.write('machine.journal', text('no journal\n'))],
    [
      'kept/journal',
      storage => {
        const bytes = storage.read('machine.journal')!;
        bytes[bytes.indexOf(10) + 30]! ^= 1;
        storage.write('machine.journal', bytes);
      },
    ],
    ['kept/content', storage => storage.remove(`content/${digest(Uint8Array.of(3))}`)],
  ])('is refused as %s and stays as it is', (code, spoil) => {
    const storage = folder();
    spoil(storage);
    const before = everything(storage);
    const { value, problems } = openKept(portsTo(storage));
    expect(value).toBeUndefined();
    expect(problems.map(problem => [problem.code, problem.severity])).toEqual([[code, 'error']]);
    expect(problems[0]?.remedy).toBeTruthy();
    expect(everything(storage)).toEqual(before);
  });

  it('is not made a machine of when it has other things', () => {
    const storage = new SimulatedStorage(random(1));
    storage.write('thesis.txt', text('x'));
    expect(createKept(emptyMachine(), portsTo(storage)).problems.map(({ code }) => code)).toEqual([
      'kept/not-empty',
    ]);
    expect(storage.list('')).toEqual(['thesis.txt']);
    expect(createKept(emptyMachine(), portsTo(folder())).problems[0]?.code).toBe('kept/not-empty');
  });

  it('opens with what is whole of a journal cut anywhere, and keeps the rest', () => {
    const bytes = folder().read('machine.journal')!;
    const ends = [...bytes.keys()].filter(i => bytes[i] === 10).map(i => i + 1);
    for (let cut = 0; cut < bytes.length; cut += 3) {
      const storage = folder();
      storage.write('machine.journal', bytes.slice(0, cut));
      const { value, problems } = openKept(portsTo(storage));
      const whole = ends.filter(end => end <= cut).length;
      if (whole === 0) {
        expect(problems[0]?.code).toBe('kept/journal');
        continue;
      }
      const n = value!.registry.value('HKLM\\n', '');
      expect(n?.data).toBe(whole === 1 ? undefined : String(whole - 1));
      if (ends.includes(cut)) continue;
      expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['kept/torn', 'warning']]);
      const aside = storage.list('').find(name => name.startsWith('machine.journal.torn-'))!;
      expect(storage.read(aside)).toEqual(bytes.slice(ends[whole - 1], cut));
    }
  });

  it('never makes opening throw, whatever the journal', () => {
    holds(
      'journal bytes',
      fc.property(fc.uint8Array(), fc.nat(), (noise, at) => {
        const storage = folder();
        const bytes = storage.read('machine.journal')!;
        storage.write('machine.journal', new Uint8Array([...bytes.subarray(0, at % bytes.length), ...noise]));
        const { value, problems } = openKept(portsTo(storage));
        if (!value) expect(problems.length).toBe(1);
      }),
      200,
    );
  });
});
