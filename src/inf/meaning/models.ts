import type { Span, Target } from '../../base/index.ts';
import type { Inf, InfLine } from '../open/inf.ts';
import {
  acceptsArchitecture,
  applies,
  compareDecorations,
  type Decoration,
  parseDecoration,
} from './decoration.ts';
import { type Located, locatedField, locatedFields } from './located.ts';

/** A line of [Manufacturer]: who, and the names of the Models sections it stands for. */
export interface Manufacturer {
  readonly name: Located<string>;
  /** The left side as written, tokens and all: strong names are made from it. */
  readonly rawName: string;
  readonly models: Located<string>;
  readonly decorations: readonly Located<Decoration>[];
  /** Entries that are no decoration; a Windows that cannot read one leaves it out. */
  readonly unreadable: readonly Located<string>[];
}

/** A line of a Models section. */
export interface Model {
  readonly description: Located<string>;
  readonly rawDescription: string;
  /** The undecorated name of the install section. */
  readonly installSection: Located<string>;
  readonly hardwareId: Located<string> | undefined;
  readonly compatibleIds: readonly Located<string>[];
  /** The Models section it stands in. */
  readonly section: string;
  readonly manufacturer: Manufacturer;
  readonly span: Span;
}

/** Which Models section a manufacturer's line gives a Windows, or why it gives none. */
export type ModelsSelection =
  | { readonly manufacturer: Manufacturer; readonly section: string; readonly models: readonly Model[] }
  | { readonly manufacturer: Manufacturer; readonly section: undefined; readonly models: readonly [] };

/** Reads [Manufacturer]. A line without a Models name stands for the section of its own name. */
export function readManufacturers(inf: Inf): Manufacturer[] {
  return (inf.section('Manufacturer')?.lines ?? []).flatMap(readManufacturer);
}

function readManufacturer(line: InfLine): Manufacturer[] {
  const name = locatedField(line, 0);
  const models = locatedField(line, 1);
  if (!name || !models) return [];
  const entries = locatedFields(line, 2).map(entry => ({
    ...entry,
    decoration: parseDecoration(entry.value),
  }));
  return [
    {
      name,
      rawName: line.rawKey!,
      models,
      decorations: entries.flatMap(({ decoration, span }) =>
        decoration ? [{ value: decoration, span }] : [],
      ),
      unreadable: entries.filter(entry => !entry.decoration).map(({ value, span }) => ({ value, span })),
    },
  ];
}

/**
 * Selects for a Windows: each [Manufacturer] line by itself gives at most one Models section.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/combining-platform-extensions-with-operating-system-versions
 */
export function selectModels(inf: Inf, target: Target): ModelsSelection[] {
  return selectSections(inf, target).map(({ manufacturer, section }) => {
    if (section === undefined) return { manufacturer, section, models: [] };
    return { manufacturer, section, models: readModels(inf, manufacturer, section) };
  });
}

/** The same without reading what stands in the sections. */
export function selectSections(
  inf: Inf,
  target: Target,
): { readonly manufacturer: Manufacturer; readonly section: string | undefined }[] {
  return readManufacturers(inf).map(manufacturer => ({
    manufacturer,
    section: selectModelsSection(inf, manufacturer, target),
  }));
}

/**
 * The best applicable decoration of the line; where none applies, the section by platform alone. Observed: not
 * where every decoration is of another architecture (`driver-list/driver_list/single-inf-amd64`).
 */
function selectModelsSection(inf: Inf, manufacturer: Manufacturer, target: Target): string | undefined {
  const base = manufacturer.models.value;
  const [best] = manufacturer.decorations
    .map(decoration => decoration.value)
    .filter(decoration => applies(decoration, target))
    .toSorted(compareDecorations);
  if (best) return `${base}.${best.text}`;
  const architectures = manufacturer.decorations.map(({ value }) => value.architecture);
  const isForOthers =
    architectures.length > 0 && !architectures.some(one => !one || one === target.architecture);
  const own = isForOthers ? [] : [`${base}.NT${target.architecture}`];
  const undecorated = acceptsArchitecture(undefined, target) ? [`${base}.NT`, base] : [];
  return [...own, ...undecorated].find(name => inf.section(name));
}

/** Every Models section that a manufacturer's line names, each once. */
export function modelsSections(manufacturer: Manufacturer): string[] {
  const base = manufacturer.models.value;
  return [base, ...manufacturer.decorations.map(({ value }) => `${base}.${value.text}`)];
}

/**
 * Reads a Models section: `description = install-section[, hardware ID[, compatible ID…]]`.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/inf-models-section
 */
export function readModels(inf: Inf, manufacturer: Manufacturer, section: string): Model[] {
  return (inf.section(section)?.lines ?? []).flatMap(line => readModel(line, manufacturer, section) ?? []);
}

/** Reads one line of a Models section; undefined where it is none. */
export function readModel(line: InfLine, manufacturer: Manufacturer, section: string): Model | undefined {
  const description = locatedField(line, 0);
  const installSection = locatedField(line, 1);
  if (!description || !installSection || !line.isEntry) return undefined;
  const hardwareId = locatedField(line, 2);
  return {
    description,
    rawDescription: line.rawKey!,
    installSection,
    hardwareId: hardwareId?.value ? hardwareId : undefined,
    compatibleIds: locatedFields(line, 3),
    section,
    manufacturer,
    span: line.lineSpan,
  };
}
