import { describe, expect, it } from 'vitest';
import { type Coverage, createKept, openKept, sz, Transaction } from '../../src/machine/index.ts';
import { MemoryMachine } from '../../src/machine/memory/index.ts';
import { digest, facts, origin } from './machines.ts';
import { portsTo, random, SimulatedStorage } from './simulated-storage.ts';

const ENUM = 'HKLM\\SYSTEM\\ControlSet001\\Enum';
const COVERAGE: Coverage = {
  known: [ENUM, 'HKLM\\SOFTWARE\\Contoso\\Version', 'C:\\Windows\\INF'],
  except: [`${ENUM}\\*\\*\\*\\Properties`],
};

/** What is asked of a machine that knows some of a computer, and what of that is not recorded. */
function unrecordedOf(ask: (transaction: Transaction) => unknown): readonly string[] {
  const machine = new MemoryMachine({ facts: facts(), digest, coverage: COVERAGE });
  for (const key of [`${ENUM}\\USB\\V\\1`, 'HKLM\\SOFTWARE\\Contoso'])
    machine.apply({ kind: 'key', key, before: false, after: true });
  machine.apply({ kind: 'directory', path: 'C:\\Windows\\INF', before: false, after: true });
  const transaction = new Transaction(machine);
  ask(transaction);
  return transaction.unrecorded;
}

describe('a machine of which some is known', () => {
  it.each<[string, (machine: Transaction) => unknown, readonly string[]]>([
    ['a key that is known not to be there', ({ registry }) => registry.has(`${ENUM}\\PCI`), []],
    ['a value of a known key', ({ registry }) => registry.value(`${ENUM}\\USB\\V\\1`, 'Service'), []],
    ['a known value alone', ({ registry }) => registry.value('HKLM\\Software\\Contoso', 'version'), []],
    [
      'its neighbour',
      ({ registry }) => registry.value('HKLM\\Software\\Contoso', 'Owner'),
      ['HKLM\\SOFTWARE\\Contoso\\Owner'],
    ],
    [
      'what is excepted',
      ({ registry }) =>
        registry.keys(`${ENUM}\\USB\\V\\1\\Properties`).length ||
        registry.has(`${ENUM}\\USB\\V\\1\\Properties`),
      [`${ENUM}\\USB\\V\\1\\Properties`],
    ],
    ['all that is known', ({ registry }) => registry.keys(ENUM), []],
    ['all of a key above it', ({ registry }) => registry.keys('HKLM\\SYSTEM'), ['HKLM\\SYSTEM']],
    ['a file in a known folder', ({ volume }) => volume.file('C:\\Windows\\INF\\a.inf'), []],
    ['a file elsewhere', ({ volume }) => volume.file('C:\\Windows\\a.ini'), ['C:\\Windows\\a.ini']],
    ['all of a folder above', ({ volume }) => volume.list('C:\\Windows'), ['C:\\Windows']],
    ['another drive, which is what was put into it', ({ volume }) => volume.file('D:\\a.inf'), []],
  ])('%s', (_, ask, expected) => {
    expect(unrecordedOf(ask)).toEqual(expected);
  });

  it.each<[string, (machine: Transaction) => unknown, readonly string[]]>([
    ['the device tree', ({ running }) => running.state('devnode', 'USB\\V\\1'), []],
    ['files in use', ({ running }) => running.state('loaded', 'C:\\a.sys'), ['which files are in use']],
    ['services', ({ running }) => running.list('service'), ['which services run']],
    ['hardware', ({ buses }) => buses.on(), ['what is plugged in']],
  ])('%s, where the device tree alone is known', (_, ask, expected) => {
    const coverage = { known: [], except: [], running: ['devnode'] } as const;
    const transaction = new Transaction(new MemoryMachine({ facts: facts(), digest, coverage }));
    ask(transaction);
    expect(transaction.unrecorded).toEqual(expected);
  });

  it('names the top of what is not recorded, and what is written there is recorded from then on', () => {
    const after = sz('1');
    const paths = unrecordedOf(transaction => {
      transaction.change({ kind: 'value', key: 'HKLM\\SOFTWARE\\Fabrikam\\A\\B', name: 'x', after }, origin);
    });
    expect(paths).toEqual(['HKLM\\SOFTWARE\\Fabrikam']);
  });

  it('keeps its coverage in a folder', () => {
    const ports = portsTo(new SimulatedStorage(random(1)));
    const kept = {
      ...ports,
      blank: (of: Parameters<typeof ports.blank>[0], coverage?: Coverage) =>
        new MemoryMachine({ facts: of, digest, coverage }),
    };
    createKept(new MemoryMachine({ facts: facts(), digest, coverage: COVERAGE }), kept);
    expect(openKept(kept).value?.coverage).toEqual(COVERAGE);
    expect(openKept(kept).value?.fork().coverage).toEqual(COVERAGE);
  });
});
