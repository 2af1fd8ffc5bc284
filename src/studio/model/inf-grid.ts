import {
  ARCHITECTURES,
  type Architecture,
  foldCase,
  LineIndex,
  parseWindowsVersion,
  type WindowsVersion,
} from '../../base/index.ts';
import { actualSection, type Inf, type Model, selectModels, selectSections } from '../../inf/index.ts';
import { releasesFor, workstationOf } from './releases.ts';

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
