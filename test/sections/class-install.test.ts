import { expect, it } from 'vitest';
import { type Installation, performClassInstall } from '../../src/engine/sections/index.ts';
import { DEFAULT_DIRECTORIES, openInf } from '../../src/inf/index.ts';
import { listOf, numberOf, Transaction, textOf } from '../../src/machine/index.ts';
import { emptyMachine, origin } from '../machine/machines.ts';

const GUID = '{11111111-2222-3333-4444-555555555555}';
const KEY = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${GUID}`;
const TEXT = `[Version]\nSignature="$Windows NT$"\nClassGuid=${GUID}\n[ClassInstall32]\nAddReg=A\n[ClassInstall32.Services]\nAddService=C,,S\n[A]\nHKR,,,,Contoso\nHKR,,UpperFilters,0x10000,f\nHKR,,DeviceType,0x10001,7\n[S]\nServiceType=1\nStartType=3\nErrorControl=1\nServiceBinary=%12%\\c.sys\n`;

function install(transaction: Transaction): void {
  const opened = openInf(TEXT);
  if (!opened.ok) throw new Error('does not open');
  const installation: Installation = {
    transaction,
    program: 'amd64',
    view: {},
    directories: DEFAULT_DIRECTORIES,
    files: { receive: () => undefined, commit: () => undefined },
    resolve: () => undefined,
    keys: {},
  };
  const outcome = performClassInstall(installation, { name: 'c.inf', inf: opened.inf }, GUID);
  expect(outcome).toEqual({ refusal: undefined, restart: false });
}

// inf-classinstall32-section
it('a setup class is installed with its services', () => {
  const transaction = new Transaction(emptyMachine());
  install(transaction);
  expect(textOf(transaction.registry.value(KEY, ''))).toBe('Contoso');
  expect(listOf(transaction.registry.value(KEY, 'UpperFilters'))).toEqual(['f']);
  expect(numberOf(transaction.registry.value(`${KEY}\\Properties`, 'DeviceType'))).toBe(7);
  const service = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\C';
  expect(numberOf(transaction.registry.value(service, 'Start'))).toBe(3);
});

it('a setup class that exists stays as it is', () => {
  const transaction = new Transaction(emptyMachine());
  transaction.change({ kind: 'key', key: KEY, after: true }, origin);
  const before = transaction.effects.length;
  install(transaction);
  expect(transaction.effects.length).toBe(before);
});
