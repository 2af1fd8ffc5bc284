import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EngineSetupApi } from '../../src/engine/index.ts';
import { type Content, Transaction } from '../../src/machine/index.ts';
import {
  DICD_GENERATE_ID,
  GUID_NULL,
  type SetupApi,
  SPDIT_COMPATDRIVER,
  SPDRP_HARDWAREID,
} from '../../src/setupapi/index.ts';
import { digest, emptyMachine, facts, holds, origin } from '../machine/machines.ts';

const FOLDER = 'C:\\WINDOWS\\inf';

function infText(id: number, description: string): string {
  return `[Version]\nSignature="$Windows NT$"\n[Manufacturer]\nM=M\n[M]\n${description}=I,ROOT\\${id}\n[I]\n`;
}

/** The drivers that a new program finds for a root device of an ID. */
function found(api: SetupApi, id: number): string[] {
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiCreateDeviceInfo({
    set,
    name: 'A',
    class: GUID_NULL,
    flags: DICD_GENERATE_ID,
  });
  const of = { set, device: device! };
  api.SetupDiSetDeviceRegistryProperty({ ...of, property: SPDRP_HARDWAREID, value: [`ROOT\\${id}`] });
  api.SetupDiBuildDriverInfoList({ ...of, type: SPDIT_COMPATDRIVER });
  const drivers: string[] = [];
  for (;;) {
    const { driver } = api.SetupDiEnumDriverInfo({ ...of, type: SPDIT_COMPATDRIVER, index: drivers.length });
    if (!driver) return drivers;
    drivers.push(driver.description);
  }
}

function programOn(transaction: Transaction): SetupApi {
  return new EngineSetupApi(transaction, { architecture: 'amd64', currentDirectory: 'C:\\' });
}

const change = fc.record({
  name: fc.constantFrom('b.inf', 'A.inf', 'oem1.inf', 'oem10.inf', 'x.txt'),
  id: fc.option(fc.integer({ min: 0, max: 2 })),
});

it('whatever comes, goes and changes, a list has what the folder has, in the order of the folder', () => {
  holds(
    'driver folders',
    fc.property(fc.array(change, { maxLength: 12 }), changes => {
      const transaction = new Transaction(emptyMachine(facts('5.1')));
      const held = new Map<string, number>();
      for (const [i, { name, id }] of changes.entries()) {
        const after =
          id === null ? undefined : transaction.volume.content(bytes(infText(id, `${name} ${i}`)));
        transaction.change({ kind: 'file', path: `${FOLDER}\\${name}`, ...(after && { after }) }, origin);
        if (id === null) held.delete(name);
        else held.set(name, i);
        const infs = [...held].filter(([file]) => file.endsWith('.inf')).sort(byFoldedName);
        for (const wanted of [0, 1, 2]) {
          const expected = infs.flatMap(([file, at]) => (changes[at]!.id === wanted ? `${file} ${at}` : []));
          expect(found(programOn(transaction), wanted)).toEqual(expected);
        }
      }
    }),
    30,
  );
});

/** Windows' upper case, so that `_` comes behind letters. */
function byFoldedName([a]: [string, number], [b]: [string, number]): number {
  return a.toUpperCase() < b.toUpperCase() ? -1 : 1;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

it('an INF is read once, whatever is staged beside it and whoever asks', () => {
  const transaction = new Transaction(emptyMachine(facts('5.1')));
  let reads = 0;
  const text = bytes(infText(0, 'Counted'));
  const counted: Content = {
    size: text.length,
    digest: () => digest(text),
    version: () => undefined,
    bytes: () => {
      reads++;
      return text;
    },
  };
  transaction.change({ kind: 'file', path: `${FOLDER}\\counted.inf`, after: counted }, origin);
  expect(found(programOn(transaction), 0)).toEqual(['Counted']);
  const once = reads;
  const other = transaction.volume.content(bytes(infText(0, 'Other')));
  transaction.change({ kind: 'file', path: `${FOLDER}\\other.inf`, after: other }, origin);
  expect(found(programOn(transaction), 0)).toEqual(['Counted', 'Other']);
  expect(reads).toBe(once);
});

it('a directory identifier that a program gives a meaning is read as that program reads it', () => {
  const transaction = new Transaction(emptyMachine(facts('5.1')));
  const after = transaction.volume.content(bytes(infText(0, '%32768%')));
  transaction.change({ kind: 'file', path: `${FOLDER}\\user.inf`, after }, origin);
  const [first, second] = [programOn(transaction), programOn(transaction)];
  const { inf } = first.SetupOpenInfFile({ path: `${FOLDER}\\user.inf`, style: 2 });
  first.SetupSetDirectoryId({ inf, id: 32768, directory: 'E:\\Own' });
  expect(found(second, 0)).toEqual(['%32768%']);
  expect(found(first, 0)).toEqual(['E:\\Own']);
});
