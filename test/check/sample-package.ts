import { createHash } from 'node:crypto';
import type { PackageFiles, Sample } from '../../src/check/index.ts';
import { makeCabinet } from '../cabinet/make-cabinet.ts';
import { makeCatalog } from '../catalog/make-catalog.ts';

/** The package of a sample: its files, and the INF. */
export function packageOf(files: Sample['files'], inf: Uint8Array): PackageFiles | undefined {
  if (!files) return undefined;
  const all = Object.entries(files);
  const listed = [
    ...all.filter(([, text]) => !text.startsWith('catalog')).flatMap(([path, text]) => insideOf(path, text)),
    { name: 'demo.inf', bytes: inf },
  ];
  const made = all.map(([path, text]) => ({
    path,
    bytes: () => (text.startsWith('catalog') ? catalogOf(text, listed) : contentOf(text)),
  }));
  const digest: PackageFiles['digest'] = (algorithm, parts) =>
    createHash(algorithm).update(Buffer.concat(parts)).digest('hex');
  return { files: [...made, { path: 'demo.inf', bytes: () => inf }], digest };
}

interface Inside {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a catalog would list: a file, or those of a cabinet. */
function insideOf(path: string, text: string): Inside[] {
  const [, names] = /^cabinet (.*)$/.exec(text) ?? [];
  if (names === undefined) return [{ name: path, bytes: contentOf(text) }];
  return names.split(' ').map(name => ({ name, bytes: new TextEncoder().encode(name) }));
}

/**
 * `catalog` lists all files of the sample; `catalog without demo.sys`, `catalog without signature`,
 * `catalog with other demo.sys`, `catalog for 2:6.1,2:10.0`.
 */
function catalogOf(text: string, files: readonly Inside[]): Uint8Array {
  const without = /without (\S+)/.exec(text)?.[1];
  const other = /with other (\S+)/.exec(text)?.[1];
  const windows = /for (.+)$/.exec(text)?.[1];
  const members = files
    .filter(({ name }) => name !== without)
    .map(({ name, bytes }) => ({
      bytes: name === other ? new TextEncoder().encode('something else') : bytes,
      attributes: { File: name, ...(windows !== undefined && { OSAttr: windows }) },
    }));
  return makeCatalog({ members, ...(without !== 'signature' && { signer: 'Contoso' }) });
}

const MACHINES: Readonly<Record<string, number>> = { x86: 0x14c, amd64: 0x8664, arm64: 0xaa64 };

/** `cabinet demo.sys`, `PE amd64 2026-02-01` (as far as the headers of a program say what it is), or the text itself. */
function contentOf(text: string): Uint8Array {
  const encode = (content: string): Uint8Array => new TextEncoder().encode(content);
  const [, names] = /^cabinet (.*)$/.exec(text) ?? [];
  if (names !== undefined) {
    const inside = names.split(' ').map(name => ({ name, bytes: encode(name) }));
    return makeCabinet(inside, { method: 'stored' });
  }
  const [, machine, linked] = /^PE (\w+)(?: (\S+))?$/.exec(text) ?? [];
  return machine === undefined ? encode(text) : programOf(machine, linked);
}

/** The headers of a program; `reproducible`: its debug directory says that the day is none. */
function programOf(machine: string, linked: string | undefined): Uint8Array {
  const view = new DataView(new ArrayBuffer(0x400));
  const put = (at: number, value: number): void => view.setUint32(at, value, true);
  view.setUint16(0, 0x5a4d, true);
  put(0x3c, 0x40);
  put(0x40, 0x4550);
  view.setUint16(0x44, MACHINES[machine]!, true);
  if (linked === undefined) return new Uint8Array(view.buffer);
  put(0x48, linked === 'reproducible' ? 0xfe000000 : Date.parse(linked) / 1000);
  if (linked !== 'reproducible') return new Uint8Array(view.buffer);
  view.setUint16(0x46, 1, true);
  view.setUint16(0x54, 240, true);
  view.setUint16(0x58, 0x20b, true);
  put(0x58 + 112 + 6 * 8, 0x1010);
  put(0x58 + 112 + 6 * 8 + 4, 28);
  const section = 0x58 + 240;
  put(section + 12, 0x1000);
  put(section + 16, 0x200);
  put(section + 20, 0x200);
  put(0x210 + 12, 16);
  return new Uint8Array(view.buffer);
}
