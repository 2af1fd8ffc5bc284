import { printWindowsVersion } from '../../base/index.ts';
import { type Content, type FileNode, type KeyNode, type MachineReader, printFileVersion } from '../index.ts';
import { AS_IT_IS, anonymousWording, type PersonalNames, type Wording } from './anonymous.ts';
import { formOfBytes } from './bytes.ts';
import { type FileForm, FORMAT, VERSION } from './form.ts';
import { formOfValue } from './value.ts';

/** What is wanted of a snapshot. */
export interface SnapshotOptions {
  /** Names that are left out with those that are found by their form; nothing is left out where it is `kept`. */
  readonly personal: PersonalNames | 'kept';
}

/** A line of JSON for each key, file, device and state; the same machine gives the same text. */
export function printSnapshot(machine: MachineReader, { personal }: SnapshotOptions): string {
  const wording = personal === 'kept' ? AS_IT_IS : anonymousWording(machine, personal);
  const { coverage, facts, buses, running } = machine;
  const { version, ...others } = facts;
  const files = [...machine.volume.drives()].flatMap(drive => [
    ...filesAt(drive, machine.volume.node(drive)!),
  ]);
  const keys = ['HKLM', 'HKU'].flatMap(root => [...keysAt(root, machine.registry.key(root))]);
  const security = [...keys, ...files].flatMap(([path, { security: one }]) =>
    one === undefined ? [] : [member(wording.key(path), wording.text(one))],
  );
  const parts = [
    member('format', FORMAT),
    member('version', VERSION),
    member('taken', new Date(machine.clock).toISOString()),
    member('personal', personal === 'kept'),
    member('facts', { windows: printWindowsVersion(version), ...others }),
    ...(coverage
      ? [member('coverage', { ...coverage, except: coverage.except.map(path => wording.key(path)) })]
      : []),
    block(
      'registry',
      '{}',
      keys.map(([path, node]) => keyLine(path, node, wording)),
    ),
    block(
      'files',
      '{}',
      files.map(([path, { content }]) => member(wording.text(path), formOfContent(content))),
    ),
    block('contents', '{}', contentLines(files)),
    block('security', '{}', security),
    block(
      'hardware',
      '[]',
      plugged(buses).map(one => JSON.stringify(wording.hardware(one))),
    ),
    block(
      'running',
      '[]',
      running.list().map(one => JSON.stringify(wording.running(one))),
    ),
  ];
  return `{\n${parts.join(',\n')}\n}\n`;
}

function member(name: string, value: unknown): string {
  return `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
}

function block(name: string, [open, close]: string | readonly string[], lines: readonly string[]): string {
  return `${JSON.stringify(name)}: ${open}${lines.length > 0 ? `\n${lines.join(',\n')}\n` : ''}${close}`;
}

/** A key and those below it. */
function* keysAt(path: string, node: KeyNode | undefined): Iterable<readonly [string, KeyNode]> {
  if (!node) return;
  yield [path, node];
  for (const one of node.keys()) yield* keysAt(`${path}\\${one.name}`, one);
}

function* filesAt(path: string, node: FileNode): Iterable<readonly [string, FileNode]> {
  yield [path, node];
  for (const one of node.children()) yield* filesAt(`${path}\\${one.name}`, one);
}

/** Written by hand: an object would put names that are numbers first. */
function keyLine(path: string, node: KeyNode, wording: Wording): string {
  const values = [...node.values()].map(({ name, value }) =>
    member(wording.text(name), formOfValue(wording.value(name, value))),
  );
  return `${JSON.stringify(wording.key(path))}: {${values.join(', ')}}`;
}

function formOfContent(content: Content | undefined): FileForm | null {
  if (!content) return null;
  if (content.bytes()) return { sha256: content.digest() };
  const version = content.version();
  const stated = content.digest().replace(/^stated:/, '');
  return { size: content.size, stated, ...(version && { fileVersion: printFileVersion(version) }) };
}

function contentLines(files: Iterable<readonly [string, FileNode]>): string[] {
  const lines = new Map<string, string>();
  for (const [, { content }] of files) {
    const bytes = content?.bytes();
    if (content && bytes && !lines.has(content.digest()))
      lines.set(content.digest(), member(content.digest(), formOfBytes(bytes)));
  }
  return [...lines.keys()].sort().map(digest => lines.get(digest)!);
}

/** All hardware, parents first. */
function plugged(buses: MachineReader['buses'], parent?: string): ReturnType<typeof buses.on>[number][] {
  return buses.on(parent).flatMap(one => [one, ...plugged(buses, one.name)]);
}
