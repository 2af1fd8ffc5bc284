import {
  ARCHITECTURES,
  type Architecture,
  foldCase,
  LineIndex,
  parseWindowsVersion,
  servicePackOf,
  type WindowsVersion,
} from '../../base/index.ts';
import { DEFAULT_OPTIONS, judgeInf, type Remark } from '../../check/index.ts';
import {
  actualSection,
  decodeInf,
  encodeInf,
  type Inf,
  type Model,
  openInf,
  parseTree,
  selectModels,
} from '../../inf/index.ts';
import { windowsFolder } from '../../machine/fresh/index.ts';
import type { MachineReader } from '../../machine/index.ts';
import type { Given } from '../../rehearsal/index.ts';

/** An INF of a package. */
export interface ShownInf {
  /** Its folder and name, with backslashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An INF that somebody wrote or pasted: as text it has no bytes of its own, and gets those that say most. */
export function infOfText(name: string, text: string): ShownInf {
  return { name, bytes: encodeInf(text, 'utf-16le').value };
}

/** The INFs of what a rehearsal was given. */
export function infsGiven({ folders }: Pick<Given, 'folders'>): ShownInf[] {
  return [...folders].flatMap(([folder, files]) =>
    files
      .filter(({ path }) => /\.(inf|inx|inf\.in)$/i.test(path))
      .map(({ path, bytes }) => ({ name: `${folder}\\${path}`, bytes })),
  );
}

/** The INFs that a machine has published. */
export function infsOn({ facts, volume }: MachineReader): ShownInf[] {
  const folder = `${windowsFolder(facts)}\\INF`;
  return volume.list(folder).flatMap(name => {
    const bytes = /\.inf$/i.test(name) ? volume.file(`${folder}\\${name}`)?.bytes() : undefined;
    return bytes ? [{ name: `${folder}\\${name}`, bytes }] : [];
  });
}

const X86: readonly Architecture[] = ['x86'];
const PC: readonly Architecture[] = ['x86', 'amd64'];
const ALL: readonly Architecture[] = ['x86', 'amd64', 'arm', 'arm64'];

/** Releases that people name, and the architectures that each was made for; XP for amd64 is 5.2, as Server 2003. */
const RELEASES: readonly (readonly [title: string, version: string, made: readonly Architecture[]])[] = [
  ['2000', '2000', X86],
  ['XP', 'xp', X86],
  ['Server 2003', '2003', [...PC, 'ia64']],
  ['Vista', 'vista', [...PC, 'ia64']],
  ['7', '7', [...PC, 'ia64']],
  ['8', '8', [...PC, 'arm']],
  ['8.1', '8.1', [...PC, 'arm']],
  ['10 1507', '10.0.10240', PC],
  ['10 22H2', '10.0.19045', ALL],
  ['11 22H2', '10.0.22621', ['amd64', 'arm64']],
  ['11 24H2', '10.0.26100', ['amd64', 'arm64']],
];

/** What serves an identifier on one Windows. */
export interface GridCell {
  readonly models: string;
  readonly install: string;
  /** From 1. */
  readonly line: number;
}

/** A hardware ID of an INF, and what serves it on each Windows. */
export interface GridRow {
  readonly id: string;
  readonly description: string;
  readonly cells: readonly (GridCell | undefined)[];
}

export interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
}

/** Which Models section and which install section serve which hardware ID on which Windows of an architecture. */
export function gridOf(inf: Inf, architecture: Architecture): Grid {
  const rows = new Map<string, { id: string; description: string; cells: (GridCell | undefined)[] }>();
  const lines = new LineIndex(inf.text);
  const releases = RELEASES.filter(([, , made]) => made.includes(architecture));
  releases.forEach(([, version], column) => {
    for (const model of modelsOn(inf, parseWindowsVersion(version)!, architecture)) {
      const id = model.hardwareId?.value ?? '(no hardware ID)';
      const key = foldCase(`${id} ${model.description.value}`);
      const row = rows.get(key) ?? {
        id,
        description: model.description.value,
        cells: releases.map(() => undefined),
      };
      rows.set(key, row);
      const install = actualSection(model.installSection.value, architecture, inf).section;
      row.cells[column] ??= { models: model.section, install, line: lines.position(model.span.start).line };
    }
  });
  return { columns: releases.map(([title]) => title), rows: [...rows.values()] };
}

function modelsOn(inf: Inf, version: WindowsVersion, architecture: Architecture): Model[] {
  const target = {
    version,
    architecture,
    productType: 'workstation',
    suiteMask: 0,
    servicePack: servicePackOf(version),
  } as const;
  return selectModels(inf, target).flatMap(({ models }) => models);
}

/** The architectures whose Windows an INF has models for. */
export function architecturesOf(inf: Inf): Architecture[] {
  return ARCHITECTURES.filter(architecture => gridOf(inf, architecture).rows.length > 0);
}

/** An INF as text with what its parts are, and what is wrong with it. */
export interface ReadInf {
  readonly text: string;
  readonly inf: Inf | undefined;
  readonly remarks: readonly Remark[];
}

/** Reads and checks an INF. Places are those of its text. */
export function readShownInf({ name, bytes }: ShownInf): ReadInf {
  const opened = openInf(bytes);
  const path = name.slice(name.lastIndexOf('\\') + 1);
  const { remarks } = judgeInf({ path, name: path, bytes }, DEFAULT_OPTIONS);
  return { text: decodeInf(bytes).text, inf: opened.ok ? opened.inf : undefined, remarks };
}

/** A part of an INF's text that has a colour of its own. */
export interface TextPart {
  readonly from: number;
  readonly to: number;
  readonly kind: 'section' | 'key' | 'field' | 'comment' | 'string';
}

/** The parts of an INF's text in order; a line end is in none of them. */
export function textParts(text: string): TextPart[] {
  const tree = parseTree(text);
  return [...tree.nodes()].flatMap(node => {
    const tokens = node.kind === 'line' ? tree.tokens(node) : [node];
    return tokens.map(({ kind, span: { start, end } }) => ({
      from: start,
      to: text[end - 1] === '\r' ? end - 1 : end,
      kind: text[start] === '"' ? 'string' : kind,
    }));
  });
}
