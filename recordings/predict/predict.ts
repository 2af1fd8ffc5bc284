import { eraOf, win32 } from '../../src/base/index.ts';
import { EngineSetupApi, PlugAndPlayService, type Program } from '../../src/engine/index.ts';
import { difNamed } from '../../src/engine/install/index.ts';
import type { SignatureVerdict } from '../../src/engine/store/index.ts';
import { writeLog } from '../../src/log/index.ts';
import { sha256 } from '../../src/machine/folder/index.ts';
import { freshMachine } from '../../src/machine/fresh/index.ts';
import {
  type Content,
  dword,
  multiSz,
  storeDirectoryName,
  sz,
  Transaction,
  type Value,
} from '../../src/machine/index.ts';
import {
  type CoInstallerContext,
  INSTALLFLAG_FORCE,
  type InstallRequest,
  SPOST_PATH,
} from '../../src/setupapi/index.ts';
import type { CandidateEvent, ReplyEvent, RequestEvent, StoryEvent } from '../../src/story/index.ts';
import { infText, isInbox } from './inf-text.ts';
import { plainName, type RecordedInstall } from './recorded-install.ts';

const ORIGIN = { call: 'the recording', because: { grade: 'observed', record: 'recordings' } } as const;
const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const POSTPROCESSING_REQUIRED = win32('ERROR_DI_POSTPROCESSING_REQUIRED');
const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const RESTRICTIONS = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceInstall\\Restrictions';

/** The Windows of a record, where it names no build the last one that behaves as the record. */
function windowsOf(os: string): string {
  const build = /^(\d+\.\d+\.\d+)/.exec(os)?.[1];
  return build ?? (/Windows (7|8\.1|8|10|11)/.exec(os)?.[1] || '10');
}

/**
 * What the engine tells of a recorded installation, given the same device, packages, installers and what those answered;
 * as the log that Windows would write.
 */
export function predict(of: RecordedInstall): Uint8Array | undefined {
  const machine = freshMachine({ windows: windowsOf(of.os), architecture: 'amd64', digest: sha256 });
  if (!machine) return undefined;
  const transaction = new Transaction(machine);
  const events: StoryEvent[] = [];
  const program: Program = {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    verifier: () => signatureOf(of),
    installers: installersOf(of),
  };
  const isUpdate = /UpdateDriverForPlugAndPlayDevices/.test(of.title);
  const inf = prepare(transaction, program, of);
  const tell = (event: StoryEvent): void => void events.push(event);
  if (isUpdate) {
    const api = new EngineSetupApi(transaction, { ...program, tell });
    const hardwareId = of.title.slice(of.title.indexOf(' - ') + 3);
    api.UpdateDriverForPlugAndPlayDevices({
      hardwareId,
      inf,
      flags: of.forced ? INSTALLFLAG_FORCE : 0,
    });
  } else {
    const { verifier, installers } = program;
    const service = new PlugAndPlayService(transaction, {
      verifier: verifier!,
      installers: installers!,
      tell,
    });
    service.install([of.device.toUpperCase()]);
  }
  return writeLog({ title: of.title, events });
}

/** Who signed the packages that did not come with Windows. */
function signatureOf({ candidates }: RecordedInstall): SignatureVerdict {
  const isWhql = candidates.some(({ signerScore }) => signerScore === 'WHQL');
  return isWhql
    ? { kind: 'system', signer: 'Recorded', score: 0x0d000005 }
    : { kind: 'authenticode', signer: 'Recorded', publisher: 'trusted' };
}

/** Puts the machine in the state before. @returns the INF that a program gives */
function prepare(transaction: Transaction, program: Program, of: RecordedInstall): string {
  const value = (key: string, name: string, after: Value): void =>
    transaction.change({ kind: 'value', key, name, after }, ORIGIN);
  const id = of.device.toUpperCase();
  const { hardwareIds, compatibleIds } = of.searched;
  value(`${ENUM}\\${id}`, 'HardwareID', multiSz(hardwareIds));
  if (compatibleIds.length > 0) value(`${ENUM}\\${id}`, 'CompatibleIDs', multiSz(compatibleIds));
  const after = { status: 0x400, problem: 1, parent: 'HTREE\\ROOT\\0' };
  transaction.change({ kind: 'running', what: 'devnode', name: id, after }, ORIGIN);
  const { classGuid } = of;
  if (classGuid && of.classInstaller)
    value(`${CONTROL}\\Class\\${classGuid}`, 'Installer32', sz(of.classInstaller));
  if (classGuid && of.hadClass) value(`${ENUM}\\${id}`, 'ClassGUID', sz(classGuid));
  if (of.blocked) value(RESTRICTIONS, 'DenyUnspecified', dword(1));
  const software = `${CONTROL}\\Class\\${classGuid}\\0000`;
  const own = (name: string, after: Value): void => {
    value(`${ENUM}\\${id}`, 'Driver', sz(`${classGuid}\\0000`));
    value(software, name, after);
  };
  if (of.hadCoInstallers) own('CoInstallers32', multiSz(of.coInstallers));
  for (const { name, isOld } of of.services) if (isOld) value(`${SERVICES}\\${name}`, 'Type', dword(1));
  const api = new EngineSetupApi(transaction, program);
  let given = '';
  for (const nodes of byInf(of)) {
    const placed = place(transaction, api, nodes, of);
    if (!placed.isInstalled) given = placed.inf;
    else {
      own('InfPath', sz(plainName(placed.inf)));
      own('InfSection', sz(nodes[0]!.section));
      own('MatchingDeviceId', sz(nodes[0]!.matchedId));
    }
  }
  return given;
}

interface Placed {
  readonly inf: string;
  /** Whether the device has it: a program looks at the INF on its medium and at the one that is installed. */
  readonly isInstalled: boolean;
}

/** Puts a package where the record has it: on a medium, or in the store, whose INFs of others have been staged. */
function place(
  transaction: Transaction,
  api: EngineSetupApi,
  nodes: readonly CandidateEvent[],
  of: RecordedInstall,
): Placed {
  const [node] = nodes;
  const name = plainName(node!.path ?? node!.inf);
  const isStored = /filerepository/i.test(node!.path ?? '') || isInbox(node);
  const write = (path: string, text: string): Content => {
    const after = transaction.volume.content(new TextEncoder().encode(text));
    transaction.change({ kind: 'file', path, after }, ORIGIN);
    return after;
  };
  const put = (folder: string): Content => {
    for (const { to } of of.copies) write(`${folder}\\${plainName(to)}`, to);
    if (!isInbox(node)) write(`${folder}\\${name.replace(/\.inf$/i, '.cat')}`, 'catalog');
    return write(`${folder}\\${name}`, infText(name, nodes, of));
  };
  if (isInbox(node)) {
    const content = put('C:\\Windows\\INF');
    const { facts } = transaction;
    const directory = storeDirectoryName(name, facts.architecture, content.digest(), eraOf(facts));
    put(`C:\\Windows\\System32\\DriverStore\\FileRepository\\${directory}`);
    return { inf: `C:\\Windows\\INF\\${name}`, isInstalled: false };
  }
  const medium = `C:\\Recorded\\${isStored ? 'store' : 'medium'}`;
  put(medium);
  if (!isStored) return { inf: `${medium}\\${name}`, isInstalled: false };
  const source = `${medium}\\${name}`;
  const staged = api.SetupCopyOEMInf({ source, mediaType: SPOST_PATH, style: 0 });
  const isInstalled = of.candidates.some(({ path }) => path !== undefined && !/filerepository/i.test(path));
  return { inf: staged.destination ?? '', isInstalled };
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

/** Installers that answer as the record shows: each request as its own record, others let pass. */
function installersOf(of: RecordedInstall): NonNullable<Program['installers']> {
  const recorded = (code: number): RequestEvent | undefined =>
    of.requests.find(({ request }) => difNamed(request)?.code === code);
  const replies = (code: number): ReplyEvent[] =>
    (recorded(code)?.events ?? []).filter((event): event is ReplyEvent => event.kind === 'reply');
  const co =
    (number: number) =>
    (call: InstallRequest, context: CoInstallerContext): number => {
      if (context.postProcessing) return context.installResult;
      const own = replies(call.function).filter(reply => reply.number === number);
      return own.some(({ phase }) => phase === 'post') ? POSTPROCESSING_REQUIRED : 0;
    };
  const classInstaller = (call: InstallRequest): number => {
    const said = replies(call.function);
    if (said.length === 0 || said.some(({ who }) => who === 'default installer')) return DO_DEFAULT;
    const { set, device } = call;
    const done = call.api.SetupDiInstallDevice({ set, device });
    return done.ret ? 0 : done.err;
  };
  const named = (text: string, entry: string): string => (text.includes(',') ? text : `${text},${entry}`);
  return {
    classInstallers: of.classInstaller ? { [named(of.classInstaller, 'ClassInstall')]: classInstaller } : {},
    coInstallers: Object.fromEntries(
      of.coInstallers.map((text, i) => [named(text, 'CoDeviceInstall'), co(i + 1)]),
    ),
  };
}
