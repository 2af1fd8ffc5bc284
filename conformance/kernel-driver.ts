import { type DriverModels, PnpWork, startWindows } from '../src/engine/pnp/index.ts';
import { dword, sz, type Transaction, type Wanted } from '../src/machine/index.ts';

const ID = 'ROOT\\WINETEST\\0';
const SET = 'HKLM\\SYSTEM\\CurrentControlSet';
const SYSTEM_CLASS = '{4d36e97d-e325-11ce-bfc1-08002be10318}';
const SERVICE = 'winetest';

/** The driver that cases with a kernel driver install: a bus that is controlled by an interface. */
export const KERNEL_DRIVER: DriverModels = {
  [SERVICE]: { interfaces: [{ classGuid: '{deadbeef-29ef-4538-a5fd-b69573a362c0}' }] },
};

/** Installs that driver for a device below Root, as the test does before its cases. */
export function installKernelDriver(
  transaction: Transaction,
  change: (wanted: Wanted) => void,
  windows: string,
): void {
  const values = [
    [`Enum\\${ID}`, 'ClassGUID', sz(SYSTEM_CLASS)],
    [`Enum\\${ID}`, 'Service', sz(SERVICE)],
    [`Enum\\${ID}`, 'ConfigFlags', dword(0)],
    [`Services\\${SERVICE}`, 'Type', dword(1)],
    [`Services\\${SERVICE}`, 'Start', dword(3)],
  ] as const;
  for (const [key, name, after] of values) change({ kind: 'value', key: `${SET}\\${key}`, name, after });
  const file = transaction.volume.content(new Uint8Array());
  change({ kind: 'file', path: `${windows}\\System32\\drivers\\${SERVICE}.sys`, after: file });
  startWindows(new PnpWork({ transaction, call: 'the case', drivers: KERNEL_DRIVER }));
}
