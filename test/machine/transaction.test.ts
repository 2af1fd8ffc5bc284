import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../src/base/index.ts';
import { dword, inverted, sz, Transaction } from '../../src/machine/index.ts';
import { because, emptyMachine, origin } from './machines.ts';

const key = 'HKLM\\SOFTWARE\\Contoso';
const one = { kind: 'value', key, name: 'n', after: dword(1) } as const;

describe('a transaction', () => {
  it('sees its own writes, and nobody else does before the commit', () => {
    const machine = emptyMachine();
    const transaction = new Transaction(machine);
    transaction.change(one, origin);
    expect(transaction.registry.value(key, 'n')).toEqual(dword(1));
    expect(machine.registry.has(key)).toBe(false);
    transaction.commit();
    expect(machine.registry.value(key, 'n')).toEqual(dword(1));
  });

  it('keeps where each effect comes from, and no effect for what is so already', () => {
    const transaction = new Transaction(emptyMachine());
    const inf = { inf: 'toaster.inf', line: 12, because };
    transaction.change(one, inf);
    transaction.change(one, inf);
    transaction.change({ kind: 'unknown', by: 'toastco.dll' }, origin);
    expect(transaction.effects.map(({ kind, origin: from }) => [kind, from])).toEqual([
      ['key', inf],
      ['key', inf],
      ['value', inf],
      ['unknown', origin],
    ]);
  });

  it('refuses to commit what the machine does not have any more, and changes nothing', () => {
    const machine = emptyMachine();
    const [first, second] = [new Transaction(machine), new Transaction(machine)];
    first.change(one, origin);
    second.change({ ...one, after: dword(2) }, origin);
    second.change({ kind: 'value', key, name: 'other', after: sz('x') }, origin);
    expect(first.commit()).toEqual({ kind: 'committed' });
    const outcome = second.commit();
    expect(outcome.kind).toBe('conflict');
    if (outcome.kind === 'conflict') {
      expect(outcome.conflicts.map(({ effect, found }) => [effect.kind, found])).toEqual([
        ['key', true],
        ['key', true],
        ['value', dword(1)],
      ]);
    }
    expect(machine.registry.value(key, 'n')).toEqual(dword(1));
    expect(machine.registry.value(key, 'other')).toBeUndefined();
  });

  it('does not take away a key in which somebody else put something', () => {
    const machine = emptyMachine();
    const make = new Transaction(machine);
    make.change({ kind: 'key', key, after: true }, origin);
    make.commit();
    const remove = new Transaction(machine);
    remove.change({ kind: 'key', key, after: false }, origin);
    const put = new Transaction(machine);
    put.change(one, origin);
    put.commit();
    expect(remove.commit()).toMatchObject({ kind: 'conflict', conflicts: [{ found: 'not empty' }] });
    expect(machine.registry.value(key, 'n')).toEqual(dword(1));
  });

  it('does not put a value into a key that somebody else took away', () => {
    const machine = emptyMachine();
    machine.apply({ kind: 'key', key, before: false, after: true });
    const put = new Transaction(machine);
    put.change(one, origin);
    machine.apply({ kind: 'key', key, before: true, after: false });
    expect(put.commit()).toMatchObject({ kind: 'conflict', conflicts: [{ found: 'no such key' }] });
    expect(machine.registry.has(key)).toBe(false);
  });

  it('does not plug into a hub that is gone, nor take away one that is used', () => {
    const machine = emptyMachine();
    const piece = {
      deviceId: 'USB',
      instanceId: '1',
      uniqueId: true,
      hardwareIds: [],
      compatibleIds: [],
      capabilities: 0,
    };
    machine.apply({ kind: 'presence', name: 'hub', after: { ...piece, name: 'hub' } });
    const plug = new Transaction(machine);
    plug.change(
      { kind: 'presence', name: 'toaster', after: { ...piece, name: 'toaster', parent: 'hub' } },
      origin,
    );
    const pull = new Transaction(machine);
    pull.change({ kind: 'presence', name: 'hub' }, origin);
    const first = machine.fork();
    expect(first.commit(plug.effects).kind).toBe('committed');
    expect(first.commit(pull.effects)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ found: 'not empty' }],
    });
    const second = machine.fork();
    expect(second.commit(pull.effects).kind).toBe('committed');
    expect(second.commit(plug.effects)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ found: 'nothing above it' }],
    });
  });

  it('takes hardware away with what sits behind it', () => {
    const machine = emptyMachine();
    const piece = { instanceId: '1', uniqueId: true, hardwareIds: [], compatibleIds: [], capabilities: 0 };
    const bus = { enumerator: 'USB', hotPluggable: true, notifies: true };
    const transaction = new Transaction(machine);
    const plug = (name: string, parent?: string) =>
      transaction.change(
        {
          kind: 'presence',
          name,
          after: { ...piece, name, deviceId: `USB\\${name}`, bus, ...(parent && { parent }) },
        },
        origin,
      );
    plug('hub');
    plug('inner', 'hub');
    plug('toaster', 'inner');
    transaction.change({ kind: 'presence', name: 'HUB' }, origin);
    expect(transaction.buses.on()).toEqual([]);
    expect(transaction.effects.slice(3).map(effect => 'name' in effect && effect.name)).toEqual([
      'toaster',
      'inner',
      'HUB',
    ]);
    transaction.commit();
    machine.commit(inverted(transaction.effects.slice(3)));
    expect(machine.buses.on('inner').map(({ name }) => name)).toEqual(['toaster']);
  });

  it('has no place for what cannot be: that is our mistake', () => {
    const transaction = new Transaction(emptyMachine());
    transaction.change(
      { kind: 'file', path: 'C:\\a', after: transaction.volume.content(new Uint8Array()) },
      origin,
    );
    for (const wanted of [
      { kind: 'key', key: 'HKXX\\a', after: true },
      { kind: 'file', path: 'a' },
      { kind: 'directory', path: 'C:\\a', after: true },
      { kind: 'directory', path: 'C:\\a\\b', after: true },
      { kind: 'key', key: 'HKLM', after: false },
      { kind: 'security', of: 'key', path: 'HKLM\\none', after: 'D:' },
      { kind: 'security', of: 'file', path: 'C:\\none', after: 'D:' },
    ] as const) {
      expect(() => transaction.change(wanted, origin)).toThrow(InvariantError);
    }
  });
});
