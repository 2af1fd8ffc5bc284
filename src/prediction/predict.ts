import { eraOf, sameName } from '../base/index.ts';
import { EngineSetupApi, PlugAndPlayService, type Program } from '../engine/index.ts';
import { readPackage, type SignatureVerdict, StoreWork } from '../engine/store/index.ts';
import { DEFAULT_DIRECTORIES } from '../inf/index.ts';
import {
  type Content,
  dword,
  multiSz,
  storeDirectoryName,
  sz,
  type Transaction,
  type Value,
} from '../machine/index.ts';
import {
  DIIRFLAG_FORCE_INF,
  DN_DRIVER_LOADED,
  DN_STARTED,
  INSTALLFLAG_FORCE,
  SPOST_PATH,
} from '../setupapi/index.ts';
import type { CandidateEvent, StoryEvent } from '../story/index.ts';
import type { Given } from './given.ts';
import { binaryOf, copiesFrom, includedIn, includedText, infText, isInbox } from './inf-text.ts';
import { installersOf, UNNAMED } from './installers.ts';
import { machineOf } from './machine.ts';
import { deskOf } from './person.ts';
import { plainName, type RecordedInstall } from './recorded-install.ts';
import { RECORDED } from './recorded-store.ts';
import { runProgram } from './setup-program.ts';

const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const RESTRICTIONS = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceInstall\\Restrictions';

/**
 * What the engine tells of a recorded installation, given the same device, packages, installers and what those
 * answered; undefined for a Windows that there is not.
 */
export function predict(of: RecordedInstall, given: Given): StoryEvent[] | undefined {
  const transaction = machineOf(of.os, given.digest);
  if (!transaction) return undefined;
  const events: StoryEvent[] = [];
  const program: Program = {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    verifier: () => of.imported?.verdict ?? verdictOf(of),
    ...(of.imported?.attended && { desk: deskOf(of.imported) }),
    installers: installersOf(of),
    drivers: of.vetoed ? { [VETOING]: { vetoesRemoval: true } } : {},
    configurable: () => (of.isConfigurable ? true : undefined),
  };
  const [, call] = /\((UpdateDriverForPlugAndPlayDevices|DiInstallDriver)\)/.exec(of.title) ?? [];
  const inf = prepare(transaction, program, of, given);
  const tell = (event: StoryEvent): void => void events.push(event);
  if (of.program) return runProgram(transaction, program, of, of.program);
  if (call !== undefined) {
    const api = new EngineSetupApi(transaction, { ...program, tell });
    const hardwareId = of.title.slice(of.title.indexOf(' - ') + 3);
    if (call === 'DiInstallDriver') api.DiInstallDriver({ inf, flags: of.forced ? DIIRFLAG_FORCE_INF : 0 });
    else api.UpdateDriverForPlugAndPlayDevices({ hardwareId, inf, flags: of.forced ? INSTALLFLAG_FORCE : 0 });
  } else {
    new PlugAndPlayService(transaction, { ...program, tell }).install([of.device.toUpperCase()]);
  }
  return events;
}

/** The driver of a device that does not let it go; the record does not name it. */
const VETOING = 'Recorded';
const RUNNING = { status: DN_DRIVER_LOADED | DN_STARTED, problem: 0, drivers: [VETOING] };

/** How the packages of vendors are signed, as far as their nodes say. */
function verdictOf({ candidates }: RecordedInstall): SignatureVerdict {
  const isWhql = candidates.some(({ signerScore }) => /^WHQL/.test(signerScore ?? ''));
  return isWhql
    ? { kind: 'system', signer: 'Recorded', score: WHQL }
    : { kind: 'authenticode', signer: 'Recorded', publisher: 'trusted' };
}

/** @see signature-categories-and-driver-installation */
const WHQL = 0x0d000005;

/** Puts the machine in the state before. @returns the INF that a program gives */
function prepare(transaction: Transaction, program: Program, of: RecordedInstall, given: Given): string {
  const value = (key: string, name: string, after: Value): void =>
    transaction.change({ kind: 'value', key, name, after }, RECORDED);
  const id = of.device.toUpperCase();
  const { hardwareIds, compatibleIds } = of.searched;
  value(`${ENUM}\\${id}`, 'HardwareID', multiSz(hardwareIds));
  if (compatibleIds.length > 0) value(`${ENUM}\\${id}`, 'CompatibleIDs', multiSz(compatibleIds));
  const state = of.vetoed ? RUNNING : (of.state ?? { status: 0x400, problem: 1 });
  const after = { ...state, parent: of.parent ?? 'HTREE\\ROOT\\0' };
  transaction.change({ kind: 'running', what: 'devnode', name: id, after }, RECORDED);
  const { classGuid } = of;
  const classInstaller = of.classInstaller ?? (of.selectsTwice ? `${UNNAMED},ClassInstall` : undefined);
  if (classGuid && classInstaller !== undefined)
    value(`${CONTROL}\\Class\\${classGuid}`, 'Installer32', sz(classInstaller));
  if (classGuid && of.hadClass) value(`${ENUM}\\${id}`, 'ClassGUID', sz(classGuid));
  if (of.blocked) value(RESTRICTIONS, 'DenyUnspecified', dword(1));
  const software = `${CONTROL}\\Class\\${classGuid}\\0000`;
  const own = (name: string, after: Value): void => {
    value(`${ENUM}\\${id}`, 'Driver', sz(`${classGuid}\\0000`));
    value(software, name, after);
  };
  const ofClass = of.coInstallers.slice(0, of.classCoInstallers);
  if (classGuid && ofClass.length > 0) value(`${CONTROL}\\CoDeviceInstallers`, classGuid, multiSz(ofClass));
  const ofDevice = of.coInstallers.slice(of.classCoInstallers);
  if (of.hadCoInstallers) own('CoInstallers32', multiSz(ofDevice));
  for (const { name, isOld } of of.services) if (isOld) value(`${SERVICES}\\${name}`, 'Type', dword(1));
  for (const service of of.services) {
    const { name } = service;
    const path = binaryOf(service, of).replace(/^\\SystemRoot\\/i, 'C:\\Windows\\');
    const after = transaction.volume.content(new TextEncoder().encode(name));
    const isCopied = of.copies.some(({ to }) => sameName(to, path));
    if (/^C:\\/i.test(path) && !isCopied && !transaction.volume.file(path))
      transaction.change({ kind: 'file', path, after }, RECORDED);
  }
  for (const inf of includedIn(of)) placeIncluded(transaction, inf, of);
  for (const path of of.unchanged) writer(transaction)(path, path);
  for (const path of of.inUse) {
    writer(transaction)(path, 'in use');
    transaction.change({ kind: 'running', what: 'loaded', name: path, after: { by: 'recorded' } }, RECORDED);
  }
  const api = new EngineSetupApi(transaction, program);
  let source = '';
  for (const nodes of byInf(of)) {
    const placed = place({ transaction, api, given }, nodes, of);
    if (!placed.isInstalled) source = placed.inf;
    if (placed.isInstalled || of.reinstalled) {
      own('InfPath', sz(plainName(placed.inf)));
      own('InfSection', sz(nodes[0]!.section));
      own('MatchingDeviceId', sz(nodes[0]!.matchedId));
    }
  }
  return source;
}

interface Placing {
  readonly transaction: Transaction;
  readonly api: EngineSetupApi;
  readonly given: Given;
}

interface Placed {
  readonly inf: string;
  /** Whether the device has it: a program looks at the INF on its medium and at the one that is installed. */
  readonly isInstalled: boolean;
}

/** Puts a package where the record has it: on a medium, or in the store, whose INFs of others have been staged. */
function place(
  { transaction, api, given }: Placing,
  nodes: readonly CandidateEvent[],
  of: RecordedInstall,
): Placed {
  const [node] = nodes;
  const name = plainName(node!.path ?? node!.inf);
  const isStored = /filerepository/i.test(node!.path ?? '') || isInbox(node);
  const write = writer(transaction);
  const own = given.packages.get(name.toLowerCase());
  const put = (folder: string): Content => {
    if (own) {
      const [inf] = own.map(({ path, bytes }) => write(`${folder}\\${path}`, bytes));
      for (const file of missingFiles(transaction, `${folder}\\${name}`)) write(`${folder}\\${file}`, file);
      return inf!;
    }
    for (const { to } of copiesFrom(of, name)) write(`${folder}\\${plainName(to)}`, to);
    if (!isInbox(node)) write(`${folder}\\${name.replace(/\.inf$/i, '.cat')}`, 'catalog');
    return write(`${folder}\\${name}`, infText(name, nodes, of));
  };
  if (isInbox(node)) {
    putInStore(transaction, name, put);
    return { inf: `C:\\Windows\\INF\\${name}`, isInstalled: false };
  }
  const medium = isStored ? 'C:\\Recorded' : folderOf(node!.path);
  put(medium);
  const source = `${medium}\\${name}`;
  if (!isStored && !of.wasKnown) return { inf: source, isInstalled: false };
  const staged = api.SetupCopyOEMInf({ source, mediaType: SPOST_PATH, style: 0 });
  if (!isStored) return { inf: source, isInstalled: false };
  const isInstalled = of.candidates.some(({ path }) => path !== undefined && !/filerepository/i.test(path));
  return { inf: staged.destination ?? '', isInstalled };
}

/** Puts a package of Windows into the INF folder and the driver store. */
function putInStore({ facts }: Transaction, inf: string, put: (folder: string) => Content): void {
  const content = put('C:\\Windows\\INF');
  const directory = storeDirectoryName(inf, facts.architecture, content.digest(), eraOf(facts));
  put(`C:\\Windows\\System32\\DriverStore\\FileRepository\\${directory}`);
}

function placeIncluded(transaction: Transaction, inf: string, of: RecordedInstall): void {
  const write = writer(transaction);
  putInStore(transaction, inf, folder => {
    for (const { to } of copiesFrom(of, inf)) write(`${folder}\\${plainName(to)}`, to);
    return write(`${folder}\\${inf}`, includedText(inf, of));
  });
}

type Write = (path: string, content: string | Uint8Array) => Content;

function writer(transaction: Transaction): Write {
  return (path, content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const after = transaction.volume.content(bytes);
    transaction.change({ kind: 'file', path, after }, RECORDED);
    return after;
  };
}

/** The files that an INF names and that were not given with it: they are taken to be there. */
function missingFiles(transaction: Transaction, inf: string): string[] {
  const work = new StoreWork({
    transaction,
    directories: DEFAULT_DIRECTORIES,
    call: 'the recording',
    tell: () => undefined,
  });
  const files = readPackage(work, inf).package?.files ?? [];
  return files.filter(({ content }) => !content).map(({ name }) => name);
}

/** The folder that a program gave an INF from. */
function folderOf(path = ''): string {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('\\')));
  return /^[a-z]:\\./i.test(folder) ? folder : 'C:\\Recorded';
}

/** The nodes of each INF; the same name in two places is two. */
function byInf({ candidates }: RecordedInstall): CandidateEvent[][] {
  const found = new Map<string, CandidateEvent[]>();
  for (const node of candidates) {
    const path = (node.path ?? node.inf).toLowerCase();
    found.set(path, [...(found.get(path) ?? []), node]);
  }
  return [...found.values()];
}
