import { documented, type Facts, win32 } from '../../base/index.ts';
import { Transaction } from '../../machine/index.ts';
import { MemoryMachine } from '../../machine/memory/index.ts';
import { changeEntry, INSTALLED_KEYS, installedProduct, readEntry } from '../../programs/index.ts';
import type { Desk, InstalledProduct, Medium } from '../../setupapi/index.ts';
import { place, readWide, type Windows } from '../index.ts';
import { registryKeys, takeKeys } from '../state/index.ts';
import { writeKeys } from './write-keys.ts';

/** The part of a desk that this thread asks Windows for itself. */
export type SystemDesk = Pick<Desk, 'installed' | 'media' | 'readEntry' | 'changeEntry'>;

type Exports = Pick<Windows, 'bind'>;

/** What Windows knows of programs and media. Every answer is what is so when it is asked. */
export function systemDesk(windows: Exports, facts: Facts): SystemDesk {
  const programs = (): MemoryMachine => {
    const machine = new MemoryMachine({ facts, digest: () => '' });
    takeKeys(machine, registryKeys(windows), INSTALLED_KEYS);
    return machine;
  };
  return {
    installed: product =>
      'upgradeCode' in product
        ? relatedProduct(windows, product.upgradeCode)
        : installedProduct(programs(), product),
    media: () => mediaOf(windows),
    readEntry: key => readEntry(programs(), key),
    changeEntry: (key, entry) => {
      const transaction = new Transaction(programs());
      const because = documented('uninstall-registry-key');
      changeEntry(transaction, key, entry, { call: 'changeEntry', because });
      return writeKeys(windows, transaction.effects);
    },
  };
}

const PRODUCT_CODE = 39;
const LONGEST_PROPERTY = 1024;

/**
 * A product with an upgrade code: which ones are installed Windows Installer tells.
 * @see https://learn.microsoft.com/windows/win32/api/msi/nf-msi-msienumrelatedproductsw
 */
function relatedProduct(windows: Exports, upgradeCode: string): InstalledProduct | undefined {
  const msi = windows.bind('msi.dll', {
    MsiEnumRelatedProductsW: 'LSTATUS (PCWSTR, DWORD, DWORD, PVOID)',
    MsiGetProductInfoW: 'LSTATUS (PCWSTR, PCWSTR, PVOID, PVOID)',
  });
  const code = place(2 * PRODUCT_CODE);
  const found = msi.MsiEnumRelatedProductsW(upgradeCode, 0, 0, code);
  if (found.value !== win32('ERROR_SUCCESS') || readWide(code) === '') return undefined;
  const property = (name: string): string | undefined => {
    const [text, size] = [place(2 * LONGEST_PROPERTY), place(4)];
    size.writeUInt32LE(LONGEST_PROPERTY, 0);
    const { value } = msi.MsiGetProductInfoW(readWide(code), name, text, size);
    return value === win32('ERROR_SUCCESS') ? readWide(text) : undefined;
  };
  const [name, version] = [property('ProductName'), property('VersionString')];
  return { ...(name !== undefined && { name }), ...(version !== undefined && { version }) };
}

const DRIVE_REMOVABLE = 2;
const DRIVE_CDROM = 5;
const LONGEST_LABEL = 261;

/** @see https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew */
function mediaOf(windows: Exports): Medium[] {
  const kernel = windows.bind('kernel32.dll', {
    GetLogicalDrives: 'DWORD ()',
    GetDriveTypeW: 'DWORD (PCWSTR)',
    GetVolumeInformationW: 'BOOL (PCWSTR, PVOID, DWORD, PVOID, PVOID, PVOID, PVOID, DWORD)',
  });
  const drives = kernel.GetLogicalDrives().value;
  const roots = Array.from({ length: 26 }, (_, i) =>
    (drives >>> i) & 1 ? `${String.fromCharCode(65 + i)}:\\` : '',
  );
  return roots.filter(Boolean).flatMap((root): Medium[] => {
    const kind = kernel.GetDriveTypeW(root).value;
    if (kind !== DRIVE_REMOVABLE && kind !== DRIVE_CDROM) return [];
    const label = place(2 * LONGEST_LABEL);
    const read = kernel.GetVolumeInformationW(root, label, LONGEST_LABEL, null, null, null, null, 0);
    if (read.value === 0) return [];
    return [{ root, label: readWide(label), optical: kind === DRIVE_CDROM }];
  });
}
