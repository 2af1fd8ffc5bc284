import { type Win32Error, win32 } from '../../base/index.ts';
import { legacyFindings, usesWdf } from './configurable.ts';
import type { DriverPackage } from './driver-package.ts';
import { hex, type Signer } from './signature.ts';
import type { StoreWork } from './work.ts';

const SUCCESS = win32('ERROR_SUCCESS');

/** What became of an operation; the names of the package where it is in the store. */
export interface StoreOutcome {
  readonly code: Win32Error;
  /** The published name of the INF. */
  readonly inf?: string;
  readonly directory?: string;
}

/** Tells that a package is in the store already. */
export function tellKnown(work: StoreWork, directory: string, inf: string, of: DriverPackage): StoreOutcome {
  const path = `${work.repository}\\${directory}\\${of.name}`;
  work.tell.entry('already-imported', { inf, path }, 'warning');
  return { code: SUCCESS, inf, directory };
}

/** Tells whether a package is configurable, where Windows asks for it. */
export function tellConfigurability({ tell, era }: StoreWork, of: DriverPackage, from: string): void {
  if (!era.configurablePackages) return;
  tell.phase('Query Configurability', `${from}\\${of.name}`, () => {
    if (usesWdf(of)) tell.entry('uses-wdf');
    const legacy = legacyFindings(of, era);
    for (const { text, code } of legacy)
      tell.entry('inf-finding-file', { text, code: String(code) }, 'warning');
    if (legacy.length === 0) tell.entry('configurable', { inf: of.name });
    else tell.entry('not-configurable', { inf: of.name }, 'warning');
    return SUCCESS;
  });
}

export function tellSigner({ tell, era }: StoreWork, { name, score }: Signer): void {
  const text = hex(score, 'upper');
  const kinds: Readonly<Record<number, string>> = { 251658240: 'Authenticode', 218103813: 'WHQL' };
  const kind = era.importSteps ? kinds[score] : undefined;
  tell.value('Signer Score', kind === undefined ? text : `${text} (${kind})`);
  tell.value('Signer Name', name);
}

/** What an INF says of its package. */
export function tellVersion({ tell, era }: StoreWork, { version, catalog, inf }: DriverPackage): void {
  const { date, version: number } = version.driverVer?.value ?? {};
  tell.value('Provider', version.provider?.value);
  tell.value('Class GUID', version.classGuid?.value);
  if (era.stageDescribes) tell.value('Class Version', inf.section('Version')?.line('ClassVer')?.field(1));
  tell.value('Driver Version', [date, number].filter(Boolean).join(','));
  tell.value('Catalog File', catalog);
}
