// Started by kill.test.ts and killed by it: commits numbers to the machine of a folder and tells each one.
import { writeSync } from 'node:fs';
import { openFolder } from '../../src/machine/folder/index.ts';
import { dword, numberOf, Transaction } from '../../src/machine/index.ts';

const machine = openFolder(process.argv[2]!).value!;
const key = 'HKLM\\SOFTWARE\\Count';
const origin = { call: 'count', because: { grade: 'assumed', settledBy: 'nothing' } } as const;

for (;;) {
  const number = (numberOf(machine.registry.value(key, 'n')) ?? 0) + 1;
  const transaction = new Transaction(machine);
  const after = transaction.volume.content(new TextEncoder().encode(`${number}`.repeat(1 + (number % 500))));
  transaction.change({ kind: 'value', key, name: 'n', after: dword(number) }, origin);
  transaction.change({ kind: 'file', path: `C:\\Count\\${number % 5}`, after }, origin);
  if (number % 3 === 0) transaction.change({ kind: 'directory', path: 'C:\\Count', after: false }, origin);
  if (transaction.commit().kind !== 'committed') process.exit(1);
  writeSync(1, `${number}\n`);
  if (number % 40 === 0) machine.compact();
}
