import { eraOf } from '../base/index.ts';
import { EngineSetupApi } from '../engine/index.ts';
import {
  importPackage,
  publishUpdate,
  StoreWork,
  stageUpdate,
  storeLocation,
} from '../engine/store/index.ts';
import type { Transaction } from '../machine/index.ts';
import { SPOST_PATH } from '../setupapi/index.ts';
import type { StoryEvent } from '../story/index.ts';
import type { Given } from './given.ts';
import { machineOf } from './machine.ts';
import type { PackageRecord } from './package-text.ts';
import { deskOf } from './person.ts';
import type { ImportTitle, RecordedImport } from './recorded-import.ts';
import { DIRECTORIES, RECORDED, writePackage } from './recorded-store.ts';

/** Where a package lies that is put into the store before. */
const ELSEWHERE = 'C:\\Recorded';

/** What the store tells of one package; undefined for a Windows that there is not, or that has no store. */
export function predictImport(of: RecordedImport, os: string, given: Given): StoryEvent[] | undefined {
  const transaction = machineOf(os, given.digest);
  if (!transaction || !eraOf(transaction.facts).driverStore) return undefined;
  const events: StoryEvent[] = [];
  const work = (tell: (event: StoryEvent) => void): StoreWork =>
    new StoreWork({ transaction, directories: DIRECTORIES, call: 'the recording', tell });
  const source = prepare(
    work(() => undefined),
    of,
    given,
  );
  RUNS[of.title]({ of, source, transaction, tell: event => void events.push(event) });
  const isProgram = of.title !== 'Driver Install (DrvSetupInstallDriver)';
  return isProgram
    ? events.map(event => (event.kind === 'section' ? { ...event, command: '' } : event))
    : events;
}

/** Writes the package, and puts it into the store where it is there before. @returns the INF to be given */
function prepare(work: StoreWork, of: RecordedImport, given: Given): string {
  const isRemoval = of.title === 'Driver Uninstall (DiUninstallDriver)';
  const isStored = isRemoval || /\\filerepository\\/i.test(of.path);
  if (!isStored) put(work, of.path, of.package, given);
  if (of.knownAs === undefined) return of.path;
  const path = isStored ? `${ELSEWHERE}\\${of.package.inf}` : of.path;
  if (isStored) put(work, path, of.package, given);
  const known = /^oem\d+\.inf$/i.test(of.knownAs)
    ? importPackage(work, path, {
        verifier: () => of.verdict,
        consent: () => true,
        copyFirst: false,
        importFlags: 0,
      })
    : stageUpdate(work, path, of.package.architecture);
  if (known.directory === undefined) return of.path;
  publishUpdate(work, known.directory);
  if (isRemoval) return `${work.infFolder}\\${known.inf}`;
  const stored = `${work.repository}\\${known.directory}\\${of.package.inf}`;
  return isStored ? (storeLocation(work, stored) ?? of.path) : of.path;
}

/** A package that is given is taken as it is; files that are not with it are taken to be there. */
function put(work: StoreWork, path: string, of: PackageRecord, { packages }: Given): void {
  const own = packages.get(of.inf.toLowerCase());
  if (!own) {
    writePackage(work.transaction, path, of);
    return;
  }
  const folder = path.slice(0, path.lastIndexOf('\\'));
  const write = (name: string, bytes: Uint8Array): void => {
    const after = work.transaction.volume.content(bytes);
    work.transaction.change({ kind: 'file', path: `${folder}\\${name}`, after }, RECORDED);
  };
  for (const name of [...of.files, ...(of.catalog === undefined ? [] : [of.catalog])])
    write(name, new TextEncoder().encode(name));
  for (const { path: name, bytes } of own) write(name, bytes);
}

interface Running {
  readonly of: RecordedImport;
  readonly source: string;
  readonly transaction: Transaction;
  readonly tell: (event: StoryEvent) => void;
}

const RUNS: Readonly<Record<ImportTitle, (running: Running) => void>> = {
  'Setup Import Driver Package': ({ of, source, transaction, tell }) => {
    const work = new StoreWork({ transaction, directories: DIRECTORIES, call: 'the recording', tell });
    const { verdict, consent, importFlags, attended: copyFirst } = of;
    importPackage(work, source, {
      verifier: () => verdict,
      consent,
      copyFirst,
      importFlags,
      told: 'section',
    });
  },
  SetupCopyOEMInf: running => {
    const { of, source } = running;
    apiOf(running).SetupCopyOEMInf({ source, mediaType: SPOST_PATH, style: of.style });
  },
  'Driver Install (DrvSetupInstallDriver)': running => {
    apiOf(running).SetupCopyOEMInf({ source: running.source, mediaType: SPOST_PATH, style: 0 });
  },
  'Device Install (DiInstallDriver)': running => {
    apiOf(running).DiInstallDriver({ inf: running.source, flags: running.of.flags });
  },
  'Driver Uninstall (DiUninstallDriver)': running => {
    apiOf(running).DiUninstallDriver({ inf: running.source, flags: running.of.flags });
  },
};

function apiOf({ of, transaction, tell }: Running): EngineSetupApi {
  return new EngineSetupApi(transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    directories: DIRECTORIES,
    verifier: () => of.verdict,
    desk: deskOf(of),
    attended: of.attended,
    tell,
  });
}
