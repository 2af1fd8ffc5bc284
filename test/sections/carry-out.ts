import { type Facts, foldCase, parseWindowsVersion } from '../../src/base/index.ts';
import {
  type FileOperation,
  type Installation,
  performDeviceSection,
  performInstallSection,
  SectionWork,
} from '../../src/engine/sections/index.ts';
import { DEFAULT_DIRECTORIES, type NamedInf, openInf, type SectionKindName } from '../../src/inf/index.ts';
import { type Effect, Transaction, type Value, type Wanted } from '../../src/machine/index.ts';
import { MemoryMachine } from '../../src/machine/memory/index.ts';
import { SPINST_ALL } from '../../src/setupapi/index.ts';

const DEVICE = 'ROOT\\CONTOSO\\0000';
const KEYS = {
  'software key': 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{c}\\0000',
  'hardware key': `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${DEVICE}\\Device Parameters`,
};
const TYPES = [
  'NONE',
  'SZ',
  'EXPAND_SZ',
  'BINARY',
  'DWORD',
  'BE',
  'LINK',
  'MULTI_SZ',
  '8',
  '9',
  '10',
  'QWORD',
];
const HEAD = '[Version]\nSignature="$Windows NT$"\n';

/** What a test begins with; everything has a default. */
export interface Given {
  readonly version?: string;
  readonly bits?: 32 | 64;
  readonly kind?: SectionKindName;
  readonly flags?: number;
  readonly before?: readonly Wanted[];
  readonly included?: Readonly<Record<string, string>>;
  readonly device?: string | null;
}

/** What came of it: the error, the effects as texts, and what was wanted of files. */
export interface Carried {
  readonly refusal: number | undefined;
  readonly restart: boolean;
  readonly effects: readonly string[];
  readonly transaction: Transaction;
  /** As it was before: nothing is committed. */
  readonly machine: MemoryMachine;
  readonly operations: readonly FileOperation[];
}

function machineWith(before: readonly Wanted[] = [], version = '11'): MemoryMachine {
  const machine = new MemoryMachine({ facts: factsOf(version), digest: bytes => bytes.join() });
  const transaction = new Transaction(machine);
  for (const wanted of before) transaction.change(wanted, NOBODY);
  transaction.commit();
  return machine;
}

/** Carries out `[I]` of an INF of which only what matters is written. */
export function carryOut(text: string, given: Given = {}): Carried {
  const machine = machineWith(given.before, given.version);
  const transaction = new Transaction(machine);
  const operations: FileOperation[] = [];
  const source = named('C:\\t.inf', text);
  const installation: Installation = {
    transaction,
    program: 'amd64',
    view: { bits: given.bits ?? 64 },
    directories: DEFAULT_DIRECTORIES,
    files: {
      receive: operation => void operations.push(operation),
      commit: () => undefined,
    },
    resolve: name => {
      const found = given.included?.[name.toLowerCase()];
      return found === undefined ? undefined : named(`C:\\windows\\inf\\${name}`, found);
    },
    keys: KEYS,
    ...(given.device !== null && { device: { instanceId: given.device ?? DEVICE } }),
  };
  const { refusal, restart } = perform(installation, source, given);
  return { refusal, restart, effects: told(transaction.effects), transaction, machine, operations };
}

function perform(installation: Installation, source: NamedInf, given: Given) {
  const flags = given.flags ?? SPINST_ALL;
  if (given.kind?.startsWith('DDInstall')) {
    return performDeviceSection(installation, source, 'I', given.kind, flags);
  }
  const work = new SectionWork(installation, source, { relativeKey: KEYS['software key'], properties: 'P' });
  return { refusal: performInstallSection(work, given.kind ?? 'DDInstall', 'I', flags), restart: false };
}

function named(name: string, text: string): NamedInf {
  const opened = openInf(HEAD + text);
  if (!opened.ok) throw new Error(`does not open: ${opened.error}`);
  return { name, inf: opened.inf };
}

/** Effects as texts; keys that are made for what stands in them are left out. */
function told(effects: readonly Effect[]): string[] {
  const made = (key: string): boolean =>
    effects.some(
      one =>
        (one.kind === 'key' && one.after && foldCase(one.key).startsWith(foldCase(`${key}\\`))) ||
        (one.kind === 'value' && foldCase(one.key) === foldCase(key)),
    );
  return effects.flatMap(effect =>
    effect.kind === 'key' && effect.after && made(effect.key) ? [] : tell(effect),
  );
}

function tell(effect: Effect): string[] {
  switch (effect.kind) {
    case 'key':
      return [`${effect.after ? '+' : '-'} ${short(effect.key)}`];
    case 'value': {
      const place = `${short(effect.key)} : ${effect.name}`;
      return [effect.after ? `${place} = ${print(effect.after)}` : `- ${place}`];
    }
    case 'security':
      return [`${short(effect.path)} security ${effect.after}`];
    case 'file':
      return [`${effect.after ? '+' : '-'} ${effect.path}`];
    case 'directory':
      return effect.after ? [] : [`- ${effect.path}`];
    case 'running':
      return [`${effect.what} ${effect.name}: ${JSON.stringify(effect.after)}`];
    case 'unknown':
      return [`unknown: ${effect.by}`];
    case 'presence':
    case 'clock':
      return [effect.kind];
  }
}

function short(key: string): string {
  return key
    .replace('HKLM\\SYSTEM\\ControlSet001\\Services\\', 'Services\\')
    .replace('HKLM\\SYSTEM\\ControlSet001\\', 'CCS\\')
    .replace('HKLM\\SOFTWARE\\Firstplug\\', 'Own\\');
}

export function print({ type, data }: Value): string {
  const text =
    data instanceof Uint8Array
      ? Buffer.from(data).toString('hex')
      : Array.isArray(data)
        ? data.join('|')
        : data;
  return `${TYPES[type] ?? type} ${String(text)}`.trimEnd();
}

function factsOf(version: string): Facts {
  return {
    version: parseWindowsVersion(version)!,
    architecture: 'amd64',
    productType: 'workstation',
    suiteMask: 0,
    servicePack: 0,
    edition: 'Professional',
    sMode: false,
  };
}

const NOBODY = { call: 'the test', because: { grade: 'documented', page: 'none' } } as const;
