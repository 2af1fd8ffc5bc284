import { describe, expect, it } from 'vitest';
import { createKept, difference, type KeptMachine, openKept, type Storage } from '../../src/machine/index.ts';
import { MemoryMachine } from '../../src/machine/memory/index.ts';
import * as s from '../../src/setupapi/index.ts';
import { makeCabinet } from '../cabinet/make-cabinet.ts';
import { SimulatedStorage } from '../machine/simulated-storage.ts';
import { digest, facts, machineWith, programOn } from './queue-machine.ts';

const FILES = {
  'src\\one.txt': 'one',
  'src\\two.tx_': Buffer.from('535a444488f02733410003000000ff616263', 'hex'),
  'src\\all.cab': makeCabinet([{ name: 'three.txt', bytes: Buffer.from('three') }], { method: 'mszip' }),
  'dst\\one.txt': 'old',
  'dst\\gone.txt': 'gone',
  'dst\\busy.sys': 'busy',
  'dst\\before.txt': 'moved',
};

/** Deletes, renames, copies, decompresses, extracts and delays, and makes it so on the machine. */
function commitQueue(machine: KeptMachine): string {
  const { api, transaction } = programOn(machine);
  const { queue } = api.SetupOpenFileQueue({});
  const source = { queue, sourceRoot: 'src', target: 'dst' };
  api.SetupQueueCopy({ ...source, sourceFile: 'one.txt' });
  api.SetupQueueCopy({ ...source, sourceFile: 'two.txt' });
  api.SetupQueueCopy({ ...source, sourceFile: 'three.txt', tagfile: 'all.cab' });
  api.SetupQueueCopy({
    ...source,
    sourceFile: 'one.txt',
    targetFile: 'busy.sys',
    style: s.SP_COPY_FORCE_IN_USE,
  });
  api.SetupQueueDelete({ queue, path1: 'dst\\gone.txt' });
  api.SetupQueueRename({ queue, sourcePath: 'dst\\before.txt', targetFile: 'after.txt' });
  const { context } = api.SetupInitDefaultQueueCallback({});
  const callback: s.FileCallback = told => api.SetupDefaultQueueCallback({ context, ...told }).answer;
  expect(api.SetupCommitFileQueue({ queue, callback }).ret).toBe(true);
  return transaction.commit().kind;
}

/** A storage whose operation with some number fails, reads and writes alike. */
class Failing {
  readonly storage: Storage;
  failAt = Number.POSITIVE_INFINITY;
  count = 0;

  constructor(inner: Storage) {
    this.storage = new Proxy(inner, {
      get: (target, name) => {
        const member = Reflect.get(target, name, target) as unknown;
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (this.count++ === this.failAt) throw new Error('the disk does not answer');
          return Reflect.apply(member, target, args) as unknown;
        };
      },
    });
  }
}

function ports(storage: Storage): Parameters<typeof openKept>[0] {
  return { storage, digest, blank: of => new MemoryMachine({ facts: of, digest }) };
}

function settled(): { disk: SimulatedStorage; before: MemoryMachine } {
  const disk = new SimulatedStorage(() => 0.9);
  const before = machineWith(FILES);
  createKept(before, ports(disk));
  return { disk, before };
}

describe('a fault at any read or write of a queue', () => {
  it('leaves the machine before or the machine after, and a re-run completes', () => {
    const whole = settled();
    const done = openKept(ports(whole.disk)).value!;
    expect(commitQueue(done)).toBe('committed');
    const after = openKept(ports(whole.disk)).value!;
    expect(difference(whole.before, after).length).toBeGreaterThan(7);
    expect(after.facts).toEqual(facts);
    let faults = 0;
    for (let failAt = 0, failed = true; failed; failAt++) {
      const { disk, before } = settled();
      const failing = new Failing(disk);
      failing.failAt = failAt;
      failed = false;
      try {
        const { value } = openKept(ports(failing.storage));
        failed = value === undefined || commitQueue(value) !== 'committed';
      } catch {
        failed = true;
      }
      failed ||= failing.count > failAt;
      if (!failed) break;
      faults++;
      const found = openKept(ports(disk)).value!;
      const [fromBefore, fromAfter] = [before, after].map(side => difference(side, found).length);
      expect(fromBefore === 0 || fromAfter === 0, `fault ${failAt}`).toBe(true);
      if (fromAfter !== 0) expect(commitQueue(found)).toBe('committed');
      expect(difference(after, openKept(ports(disk)).value!)).toEqual([]);
    }
    expect(faults).toBeGreaterThan(10);
    console.info(`${faults} faults`);
  });
});
