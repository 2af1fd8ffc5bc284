import {
  ARCHITECTURES,
  type Facts,
  type Parsed,
  type Problem,
  type ProductType,
  parseWindowsVersion,
} from '../../base/index.ts';
import {
  type Content,
  type Coverage,
  contentOf,
  type Digest,
  type FileVersion,
  type Hardware,
  pathParts,
  type RunningEntry,
} from '../index.ts';
import { MemoryMachine } from '../memory/index.ts';
import { bytesOfForm } from './bytes.ts';
import { FORMAT, VERSION } from './form.ts';
import { jsonFault } from './json-fault.ts';
import { jsonPlace } from './json-place.ts';
import { valueOfForm } from './value.ts';

type Path = readonly (string | number)[];

/** Something in a snapshot that cannot be so. */
class Wrong extends Error {
  readonly code: string;
  readonly path: Path;
  readonly remedy: string | undefined;
  constructor(code: string, message: string, path: Path, remedy?: string) {
    super(message);
    this.code = code;
    this.path = path;
    this.remedy = remedy;
  }
}

/** Whether a text, or its beginning, is meant to be a snapshot. */
export function isSnapshot(text: string): boolean {
  return /^\s*\{\s*"format":\s*"firstplug-snapshot"/.test(text);
}

/** Reads a snapshot; undefined with a problem and its place where it is none, or is damaged. */
export function readSnapshot(text: string, digest: Digest): Parsed<MemoryMachine | undefined> {
  let form: unknown;
  try {
    form = JSON.parse(text);
  } catch {
    return { value: undefined, problems: [noJson(text)] };
  }
  try {
    return { value: machineOf(new Reading(form), digest), problems: [] };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const { code, message, path, remedy } = error;
    const span = jsonPlace(text, path);
    const problem = { severity: 'error', code: `snapshot/${code}`, message, span } as const;
    return { value: undefined, problems: [{ ...problem, ...(remedy !== undefined && { remedy }) }] };
  }
}

function noJson(text: string): Problem {
  const at = jsonFault(text);
  const message = at < text.length ? 'This is no JSON.' : 'The text ends before the snapshot does.';
  const remedy = 'Take the snapshot again, or copy the whole file.';
  return { severity: 'error', code: 'snapshot/json', message, span: { start: at, end: at + 1 }, remedy };
}

function machineOf(form: Reading, digest: Digest): MemoryMachine {
  if (form.isObject && form.get('format').value !== FORMAT)
    throw new Wrong(
      'foreign',
      'This file is no snapshot of a machine.',
      [],
      'Make one with: firstplug snapshot',
    );
  const version = form.get('version').number();
  if (version > VERSION)
    throw new Wrong(
      'newer',
      `This snapshot has version ${version}; this Firstplug knows ${VERSION}.`,
      ['version'],
      'Use a newer Firstplug.',
    );
  const clock = Date.parse(form.get('taken').text());
  if (Number.isNaN(clock)) throw form.get('taken').wrong('a time in ISO 8601');
  const coverage = form.has('coverage') ? coverageOf(form.get('coverage')) : undefined;
  const machine = new MemoryMachine({ facts: factsOf(form.get('facts')), digest, clock, coverage });
  putRegistry(machine, form.get('registry'));
  putFiles(machine, form, digest);
  putSecurity(machine, form.get('security'));
  for (const one of form.get('hardware').items()) {
    const after = hardwareOf(one);
    machine.apply({ kind: 'presence', name: after.name, after });
  }
  for (const one of form.get('running').items()) {
    const { what, name, state } = runningOf(one);
    machine.apply({ kind: 'running', what, name, after: state });
  }
  return machine;
}

function factsOf(form: Reading): Facts {
  const version = parseWindowsVersion(form.get('windows').text());
  if (!version) throw form.get('windows').wrong('a Windows version such as 10.0.22631');
  const sMode = form.get('sMode').value;
  if (typeof sMode !== 'boolean') throw form.get('sMode').wrong('true or false');
  return {
    version,
    architecture: form.get('architecture').oneOf(ARCHITECTURES),
    productType: form.get('productType').oneOf<ProductType>(['workstation', 'domain-controller', 'server']),
    suiteMask: form.get('suiteMask').number(),
    servicePack: form.get('servicePack').number(),
    edition: form.get('edition').text(),
    sMode,
  };
}

function coverageOf(form: Reading): Coverage {
  const texts = (name: string): string[] =>
    form
      .get(name)
      .items()
      .map(one => one.text());
  const running = form.has('running')
    ? form
        .get('running')
        .items()
        .map(one => one.oneOf(RUNS))
    : undefined;
  return { known: texts('known'), except: texts('except'), ...(running && { running }) };
}

const KINDS = ['devnode', 'loaded', 'service', 'session', 'pending'] as const;
const RUNS = ['hardware', ...KINDS] as const;

function putRegistry(machine: MemoryMachine, form: Reading): void {
  for (const [path, values] of form.members()) {
    if (!/^HK(?:LM|U)(?:\\[^\\]+)*$/i.test(path)) throw values.wrong('a key of HKLM or HKU');
    machine.apply({ kind: 'key', key: path, before: false, after: true });
    for (const [name, value] of values.members()) {
      const after = valueOfForm(value.value);
      if (!after) throw value.wrong('the data of a registry value');
      machine.apply({ kind: 'value', key: path, name, after });
    }
  }
}

function putFiles(machine: MemoryMachine, form: Reading, digest: Digest): void {
  const contents = form.get('contents');
  for (const [path, file] of form.get('files').members()) {
    if (pathParts(path)?.join('\\') !== path) throw file.wrong('a path with a drive');
    if (file.value === null) machine.apply({ kind: 'directory', path, before: false, after: true });
    else machine.apply({ kind: 'file', path, after: contentOfForm(file, contents, digest) });
  }
}

function contentOfForm(file: Reading, contents: Reading, digest: Digest): Content {
  if (!file.has('sha256')) return statedOf(file);
  const named = contents.get(file.get('sha256').text());
  const bytes = bytesOfForm(named.value);
  if (!bytes) throw named.wrong('utf8, utf16 or base64');
  if (digest(bytes) !== file.get('sha256').text())
    throw new Wrong(
      'content',
      'The content is not what its SHA-256 says.',
      named.path,
      'The file was changed: take the snapshot again.',
    );
  return contentOf(bytes, digest);
}

function statedOf(file: Reading): Content {
  const size = file.get('size').number();
  const name = `stated:${file.get('stated').text()}`;
  const numbers = file.has('fileVersion') ? file.get('fileVersion').text().split('.').map(Number) : undefined;
  if (numbers && !(numbers.length === 4 && numbers.every(one => one >= 0 && one <= 0xffff)))
    throw file.get('fileVersion').wrong('four numbers');
  const version = numbers as unknown as FileVersion | undefined;
  return { size, digest: () => name, bytes: () => undefined, version: () => version };
}

function putSecurity(machine: MemoryMachine, form: Reading): void {
  for (const [path, one] of form.members()) {
    const of = /^HK/i.test(path) ? 'key' : 'file';
    machine.apply({ kind: 'security', of, path, after: one.text() });
  }
}

function hardwareOf(form: Reading): Hardware {
  for (const name of ['name', 'deviceId', 'instanceId']) form.get(name).text();
  for (const name of ['hardwareIds', 'compatibleIds'])
    form
      .get(name)
      .items()
      .map(one => one.text());
  form.get('capabilities').number();
  return form.value as Hardware;
}

function runningOf(form: Reading): RunningEntry {
  form.get('what').oneOf(KINDS);
  form.get('name').text();
  form.get('state').members();
  return form.value as RunningEntry;
}

/** A part of the form with the way to it. */
class Reading {
  readonly value: unknown;
  readonly path: Path;

  constructor(value: unknown, path: Path = []) {
    this.value = value;
    this.path = path;
  }

  get isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  has(name: string): boolean {
    return this.isObject && Object.hasOwn(this.value as object, name);
  }

  get(name: string): Reading {
    if (!this.isObject) throw this.wrong('an object');
    if (!this.has(name)) throw new Wrong('form', `"${name}" is missing here.`, this.path);
    return new Reading((this.value as Record<string, unknown>)[name], [...this.path, name]);
  }

  members(): [string, Reading][] {
    if (!this.isObject) throw this.wrong('an object');
    return Object.entries(this.value as object).map(([name, one]) => [
      name,
      new Reading(one, [...this.path, name]),
    ]);
  }

  items(): Reading[] {
    if (!Array.isArray(this.value)) throw this.wrong('a list');
    return this.value.map((one: unknown, i) => new Reading(one, [...this.path, i]));
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.wrong('a text');
    return this.value;
  }

  number(): number {
    if (typeof this.value !== 'number') throw this.wrong('a number');
    return this.value;
  }

  oneOf<T extends string>(all: readonly T[]): T {
    const found = all.find(one => one === this.value);
    if (found === undefined) throw this.wrong(`one of ${all.join(', ')}`);
    return found;
  }

  wrong(wanted: string): Wrong {
    return new Wrong('form', `${wanted} is wanted here.`, this.path, 'Take the snapshot again.');
  }
}
