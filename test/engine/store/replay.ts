import { EngineSetupApi } from '../../../src/engine/index.ts';
import {
  type Consent,
  type ImportOptions,
  importPackage,
  publishUpdate,
  type SignatureVerdict,
  stageUpdate,
  storeLocation,
  unpublishUpdate,
  unstage,
} from '../../../src/engine/store/index.ts';
import { everyEvent, type PhaseEvent, type StoryEvent } from '../../../src/story/index.ts';
import { Bench, DIRECTORIES, memoryMachine, type PackageShape, writePackage } from './machine.ts';
import { phaseNamed, recordedSection, valuesOf } from './recorded.ts';

/** A record of recordings/facts/staging.json, as far as it decides what is replayed. */
export interface StagingFact {
  readonly file: string;
  readonly line: number;
  readonly os: string;
  readonly op: string;
  readonly arg: string;
  readonly exit: string;
  readonly alreadyImportedAs?: string;
}

/** The Windows of each record: the builds of excerpts are those of their dates. */
const WINDOWS: readonly (readonly [os: RegExp, windows: string])[] = [
  [/10240/, '10.0.10240'],
  [/Windows 7/, '6.1.7601'],
  [/Insider \(2017\)/, '10.0.16299'],
  [/2020-03/, '10.0.18363'],
  [/2023-11/, '10.0.19045'],
  [/2025-08/, '10.0.26100'],
];

const SYSTEM_CLASS = '{4d36e97d-e325-11ce-bfc1-08002be10318}';
const OTHER_CLASS = '{4d36e968-e325-11ce-bfc1-08002be10318}';

/** Does with packages of ours what a record shows, from what the record shows of them; tells the same phase. */
export function replay(record: StagingFact, recorded: PhaseEvent): StoryEvent {
  const bench = new Bench(memoryMachine(WINDOWS.find(([os]) => os.test(record.os))![1]));
  const run = RUNS[record.op];
  if (!run) throw new Error(`no replay of ${record.op}`);
  run(bench, record, recorded);
  const told = phaseNamed(bench.events, record.op);
  const asSection = bench.events.find(event => event.kind === 'section' && event.title === record.op);
  if (!told && !asSection) throw new Error(`${record.op} was not told`);
  return (told ?? asSection)!;
}

type Run = (bench: Bench, record: StagingFact, recorded: PhaseEvent) => void;

const RUNS: Readonly<Record<string, Run>> = {
  'Stage Driver Package': (bench, record, recorded) => {
    if (record.alreadyImportedAs !== undefined) {
      writePackage(bench, record.arg + brace(record.arg, recorded), {});
      stageUpdate(bench.work, recorded.about!);
      bench.events.length = 0;
      stageUpdate(bench.work, recorded.about!);
    } else if (phaseNamed([recorded], 'DRIVERSTORE IMPORT VALIDATE')) importRecorded(bench, record, recorded);
    else stageRecorded(bench, recorded);
  },
  'Copy Driver Package': importRecorded,
  'Setup Import Driver Package': importRecorded,
  'Driver Setup Import Driver Package': importRecorded,
  'Publish Driver Package': (bench, record, recorded) => {
    if (phaseNamed(recorded.events ?? [], 'Publish Driver Package')) publishRecorded(bench, recorded);
    else importRecorded(bench, record, recorded);
  },
  'Unpublish Driver Package': (bench, record, recorded) => {
    const other = valuesOf(recorded, 'already-active')[0]!.package!;
    const shape = { classGuid: classOf(valuesOf(recorded, 'flushed-node')[0]?.node) };
    publishUpdate(bench.work, stageAs(bench, other, shape, 1));
    const own = stageAs(bench, packageOf(recorded), shape, 2);
    bench.events.length = 0;
    const around = recordedSection(record.file, record.line);
    const transacted = around.some(event => event.kind === 'value' && event.name === 'Transaction');
    unpublishUpdate(bench.work, own, transacted ? 'with-transaction' : 'at-once');
  },
  'Unstage Driver Package': (bench, _, recorded) => {
    const items = [...everyEvent([recorded])].flatMap(event => (event.kind === 'item' ? event.text : []));
    for (const [i, name] of items.entries()) publishUpdate(bench.work, stageAs(bench, name, {}, i + 1));
    const node = valuesOf(recorded, 'package-object-deleted')[0]!.node;
    const folders = [...everyEvent([recorded])].filter(
      e => e.kind === 'phase' && e.name === 'Delete Directory',
    );
    const names = folders.slice(1).map(event => (event as PhaseEvent).about!.split('\\').at(-1)!);
    const loaded = valuesOf(recorded, 'file-not-deleted').map(({ file }) => file!);
    const files = ['own.sys', ...names.map(name => `${name}\\${name}.dll`), ...loaded];
    const own = stageAs(bench, directoryIn(recorded.about!), { classGuid: classOf(node), files }, 0);
    for (const file of loaded)
      bench.load(`C:\\Windows\\System32\\DriverStore\\FileRepository\\${own}\\${file}`);
    bench.events.length = 0;
    unstage(bench.work, own);
  },
  SetupCopyOEMInf: (bench, record, recorded) => {
    const values = [...everyEvent([recorded])].flatMap(event => (event.kind === 'value' ? event.value : []));
    const directory = stageAs(bench, directoryIn(values[0]!), {}, 0);
    publishUpdate(bench.work, directory);
    bench.events.length = 0;
    const inStore = recorded.about!.includes('FileRepository');
    const published = `C:\\Windows\\INF\\${recorded.about!.split('\\').at(-1)}`;
    const source = inStore ? storeLocation(bench.work, published)! : published;
    const tell = (event: StoryEvent): number => bench.events.push(event);
    const program = {
      architecture: 'amd64',
      currentDirectory: 'C:\\',
      directories: DIRECTORIES,
      tell,
    } as const;
    const style = record.exit === '0x00000050' ? 8 : 0;
    new EngineSetupApi(bench.transaction, program).SetupCopyOEMInf({ source, mediaType: 0, style });
  },
};

/** The facts cut arguments at a brace; the log does not. */
function brace(arg: string, { about }: PhaseEvent): string {
  return about!.slice(arg.length);
}

/** A package that comes with Windows, of which the record shows files, node, name and configurability. */
function stageRecorded(bench: Bench, recorded: PhaseEvent): void {
  const path = recorded.about!;
  const folder = path.slice(0, path.lastIndexOf('\\'));
  const linked = valuesOf(recorded, 'hardlinking').map(({ from }) => from!.slice(folder.length + 1));
  const files = linked.filter(name => !name.toLowerCase().endsWith('.inf'));
  const [object] = valuesOf(recorded, 'package-object');
  const shape = {
    files,
    legacy: valuesOf(recorded, 'not-configurable').length > 0,
    classGuid: classOf(object!.node),
    architecture: architectureIn(object!.package!),
  };
  if (valuesOf(recorded, 'inf-object-exists').length > 0) stageAs(bench, object!.package!, shape, 1);
  writePackage(bench, path, shape);
  bench.events.length = 0;
  stageUpdate(bench.work, path, shape.architecture);
}

/** Publishing over another package, which is replaced or stays. */
function publishRecorded(bench: Bench, recorded: PhaseEvent): void {
  const [kept] = valuesOf(recorded, 'already-active');
  const [changed] = valuesOf(recorded, 'changing-active');
  const active = (kept?.package ?? changed?.from)!;
  const old = { ids: countOf(recorded, 'deindexed-id') - 1, files: filesOf(recorded, 'deindexed-file') };
  const counted = valuesOf(recorded, 'indexed-ids').length > 0;
  const next = counted
    ? { ids: countOf(recorded, 'indexed-id') - 1, files: filesOf(recorded, 'indexed-file') }
    : {};
  // What is already published is so because it is newer, or the record says nothing of why.
  publishUpdate(bench.work, stageAs(bench, active, changed ? old : {}, kept ? 9 : 1));
  const own = stageAs(bench, packageOf(recorded), next, 5);
  bench.events.length = 0;
  publishUpdate(bench.work, own);
}

/** Who asks is told by the operation. */
const TOLD: Readonly<Record<string, ImportOptions['told']>> = {
  'Driver Setup Import Driver Package': 'driver-setup',
};

/** A package of a vendor: files, catalog, signature, names and version are in the record. */
function importRecorded(bench: Bench, record: StagingFact, recorded: PhaseEvent): void {
  const around = recordedSection(record.file, record.line);
  const whole = { ...recorded, events: around.length > 0 ? around : recorded.events! } as PhaseEvent;
  const values = new Map(
    [...everyEvent(whole.events!)].flatMap(event =>
      event.kind === 'value' ? [[event.name, event.value] as const] : [],
    ),
  );
  const path = sourcePath(whole, recorded);
  const folder = path.slice(0, path.lastIndexOf('\\'));
  const inf = path.slice(path.lastIndexOf('\\') + 1);
  const catalog = values.get('Catalog File') ?? valuesOf(whole, 'catalog-installed')[0]?.catalog ?? 'own.cat';
  const copied = valuesOf(whole, 'copying')
    .filter(({ from }) => from!.toLowerCase().startsWith(`${folder.toLowerCase()}\\`))
    .map(({ from }) => from!.slice(folder.length + 1));
  const published = valuesOf(whole, 'published')[0]?.inf ?? 'oem2.inf';
  for (let i = 0; i < Number(published.slice(3, -4)); i++)
    bench.write(`C:\\Windows\\INF\\oem${i}.inf`, String(i));
  const node = valuesOf(whole, 'package-object')[0]?.node ?? nodeFlushed(whole);
  writePackage(bench, path, {
    catalog,
    provider: values.get('Provider') ?? 'Acme',
    driverVer: values.get('Driver Version') ?? '01/01/2020,1.0',
    classGuid: values.get('Class GUID') ?? classOf(node),
    ids: countOf(whole, 'indexed-id') - 1 || 1,
    legacy: valuesOf(whole, 'not-configurable').length > 0,
    files: copied.filter(name => name !== inf && name.toLowerCase() !== catalog.toLowerCase()),
  });
  const copyFirst = phaseNamed([whole], 'Copy Driver Package') !== undefined;
  const { verdict, consent } = signatureOf(whole, values.get('Signer Name'), values.get('Signer Score'));
  const importFlags = Number(values.get('Import flags') ?? 0);
  bench.events.length = 0;
  const told =
    TOLD[record.op] ?? (phaseNamed([whole], 'Driver Setup Import Driver Package') ? 'driver-setup' : 'setup');
  importPackage(bench.work, path, { verifier: () => verdict, consent, copyFirst, importFlags, told });
}

function sourcePath(whole: PhaseEvent, recorded: PhaseEvent): string {
  for (const name of [
    'Driver Setup Import Driver Package',
    'Copy Driver Package',
    'Setup Import Driver Package',
  ]) {
    const found = phaseNamed([whole], name);
    if (found) return found.about!;
  }
  return recorded.name === 'Publish Driver Package'
    ? `C:\\Source\\${recorded.about!.split('\\').at(-1)}`
    : recorded.about!;
}

function nodeFlushed(whole: PhaseEvent): string | undefined {
  return valuesOf(whole, 'flushed-node')[0]?.node;
}

function signatureOf(
  whole: PhaseEvent,
  signer = 'Acme',
  score = '0x0F000000',
): { verdict: SignatureVerdict; consent: Consent } {
  const exits = [...everyEvent([whole])].flatMap(event =>
    event.kind === 'phase' && event.name === '_VERIFY_FILE_SIGNATURE' ? event.code : [],
  );
  const consent = valuesOf(whole, 'signer-untrusted').length > 0 ? undefined : () => false;
  switch (exits.at(-1)) {
    case 0:
      return { verdict: { kind: 'system', signer, score: Number.parseInt(score, 16) }, consent };
    case 0xe0000242:
      return { verdict: { kind: 'authenticode', signer, publisher: 'unknown' }, consent: () => true };
    case 0x800b0109:
      return { verdict: { kind: 'untrusted-root', signer }, consent };
    default:
      return { verdict: { kind: 'authenticode', signer, publisher: 'trusted' }, consent };
  }
}

/** Stages a package of ours under the INF name and architecture of a recorded directory; a higher year is newer. */
function stageAs(bench: Bench, directory: string, shape: PackageShape, year: number): string {
  const inf = /^.*\.inf(?=_)/i.exec(directory)![0];
  const architecture = architectureIn(directory);
  const path = `C:\\Windows\\WinSxS\\${architecture}_${year}_${bench.transaction.effects.length}\\${inf}`;
  writePackage(bench, path, { ...shape, architecture, driverVer: `01/01/200${year},1.0.0.${year}` });
  return stageUpdate(bench.work, path, architecture).directory!;
}

function architectureIn(directory: string): 'amd64' | 'x86' {
  return /_x86_/.test(directory) ? 'x86' : 'amd64';
}

function classOf(node: string | undefined): string {
  return node === 'DRIVERS' ? OTHER_CLASS : SYSTEM_CLASS;
}

function packageOf(recorded: PhaseEvent): string {
  return [...everyEvent([recorded])].flatMap(event =>
    event.kind === 'value' && event.name === 'Driver Package' ? event.value : [],
  )[0]!;
}

function directoryIn(path: string): string {
  return path.split('\\').at(-2)!;
}

/** The number of an entry that comes in singular and plural; 2 where it is not told. */
function countOf(event: StoryEvent, entry: string): number {
  const [found] = [...valuesOf(event, entry), ...valuesOf(event, `${entry}s`)];
  return found ? Number(found.count) : 2;
}

function filesOf(event: StoryEvent, entry: string): string[] {
  const [found] = [...valuesOf(event, entry), ...valuesOf(event, `${entry}s`)];
  return Array.from({ length: found ? Number(found.count) : 0 }, (_, i) => `file${i}.sys`);
}
