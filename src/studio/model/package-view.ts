import {
  ARCHITECTURES,
  type Architecture,
  foldCase,
  LineIndex,
  parseWindowsVersion,
  type WindowsVersion,
} from '../../base/index.ts';
import { DEFAULT_OPTIONS, type Finding, judgeInf } from '../../check/index.ts';
import {
  actualSection,
  decodeInf,
  encodeInf,
  type Inf,
  type Model,
  openInf,
  parseTree,
  selectModels,
  selectSections,
} from '../../inf/index.ts';
import { windowsFolder } from '../../machine/fresh/index.ts';
import type { MachineReader } from '../../machine/index.ts';
import { type Given, isInf } from '../../rehearsal/index.ts';
import { releasesFor, workstationOf } from './releases.ts';

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
    files.filter(({ path }) => isInf(path)).map(({ path, bytes }) => ({ name: `${folder}\\${path}`, bytes })),
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
  const releases = releasesFor(architecture);
  const served = new Served(inf, architecture);
  releases.forEach(([, version], column) => {
    for (const { id, description, cell } of served.on(parseWindowsVersion(version)!)) {
      const key = foldCase(`${id} ${description}`);
      const row = rows.get(key) ?? { id, description, cells: releases.map(() => undefined) };
      rows.set(key, row);
      row.cells[column] ??= cell;
    }
  });
  return { columns: releases.map(([title]) => title), rows: [...rows.values()] };
}

interface ServedModel {
  readonly id: string;
  readonly description: string;
  readonly cell: GridCell;
}

/** What an INF serves on one Windows after the other; most take the same sections, which are read once. */
class Served {
  readonly #inf: Inf;
  readonly #architecture: Architecture;
  readonly #lines: LineIndex;
  readonly #bySection = new Map<string, readonly ServedModel[]>();
  readonly #installs = new Map<string, string>();

  constructor(inf: Inf, architecture: Architecture) {
    this.#inf = inf;
    this.#architecture = architecture;
    this.#lines = new LineIndex(inf.text);
  }

  on(version: WindowsVersion): readonly ServedModel[] {
    const target = workstationOf(version, this.#architecture);
    const sections = selectSections(this.#inf, target).flatMap(({ section }) => section ?? []);
    if (sections.some(section => !this.#bySection.has(section))) {
      for (const { section, models } of selectModels(this.#inf, target)) {
        if (section !== undefined)
          this.#bySection.set(
            section,
            models.map(model => this.#served(model)),
          );
      }
    }
    return sections.flatMap(section => this.#bySection.get(section) ?? []);
  }

  #served(model: Model): ServedModel {
    const { value: named } = model.installSection;
    const install = this.#installs.get(named) ?? actualSection(named, this.#architecture, this.#inf).section;
    this.#installs.set(named, install);
    return {
      id: model.hardwareId?.value ?? '(no hardware ID)',
      description: model.description.value,
      cell: { models: model.section, install, line: this.#lines.position(model.span.start).line },
    };
  }
}

/** The architectures whose Windows an INF has models for. */
export function architecturesOf(inf: Inf): Architecture[] {
  return ARCHITECTURES.filter(architecture =>
    releasesFor(architecture).some(([, version]) =>
      selectSections(inf, workstationOf(parseWindowsVersion(version)!, architecture)).some(
        ({ section }) => section !== undefined && inf.section(section)?.lines.length,
      ),
    ),
  );
}

/** What is wrong with an INF at a place of its text. */
export type ShownRemark = Pick<Finding, 'code' | 'level' | 'message' | 'span' | 'hint'> & {
  /** The line of the place, from 1; 0 for the whole file. */
  readonly line: number;
};

/** An INF as text, what is wrong with it, and what serves which Windows. */
export interface InfView {
  readonly name: string;
  readonly text: string;
  readonly remarks: readonly ShownRemark[];
  /** Those whose Windows it has models for. */
  readonly architectures: readonly Architecture[];
  /** The one that the grid is for. */
  readonly architecture: Architecture;
  readonly grid: Grid;
}

/** The INF of a path or of the name of a file alone; the first one where there is none of that name. */
export function infNamed(infs: readonly ShownInf[], name: string): ShownInf | undefined {
  return infs.find(one => isNamed(one.name, name)) ?? infs[0];
}

/** Whether a path is that, or ends in it. */
export function isNamed(path: string, name: string): boolean {
  const folded = `\\${path.toLowerCase()}`;
  return name !== '' && folded.endsWith(`\\${name.toLowerCase()}`);
}

/** Reads and checks an INF. Places are those of its text. Without an architecture the grid is for the most usual one. */
export function viewInf({ name, bytes }: ShownInf, wanted?: Architecture): InfView {
  const opened = openInf(bytes);
  const path = name.slice(name.lastIndexOf('\\') + 1);
  const { remarks } = judgeInf({ path, name: path, bytes }, DEFAULT_OPTIONS);
  const { text } = decodeInf(bytes);
  const lines = new LineIndex(text);
  const architectures = opened.ok ? architecturesOf(opened.inf) : [];
  const usual = architectures.includes('amd64') ? 'amd64' : (architectures[0] ?? 'amd64');
  const architecture = wanted ?? usual;
  return {
    name,
    text,
    remarks: remarks.map(one => shownRemark(one, lines)),
    architectures,
    architecture,
    grid: opened.ok ? gridOf(opened.inf, architecture) : { columns: [], rows: [] },
  };
}

/** Of the place only the line: a text that is one long line would come along with every finding in it. */
function shownRemark({ code, level, message, span, hint }: Finding, lines: LineIndex): ShownRemark {
  const line = span ? lines.position(span.start).line : 0;
  return { code, level, message, line, ...(span && { span }), ...(hint !== undefined && { hint }) };
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
