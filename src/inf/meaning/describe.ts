import { ARCHITECTURES, type Architecture, foldCase, type Target } from '../../base/index.ts';
import { type Decoration, parseDecoration, printDecoration } from './decoration.ts';
import { expandInstall, type InstallItem } from './expand.ts';
import { actualSection } from './install-section.ts';
import { type Model, modelsSections, readManufacturers, readModels, selectModels } from './models.ts';
import type { IncludeResolver, NamedInf } from './needs.ts';
import { readVersion, type VersionSection } from './version.ts';

/** What an INF is and does: its identity, its models grouped by what installing them asks for, and the rest. */
export interface InfDescription {
  readonly version: VersionSection;
  readonly installs: readonly InstallDescription[];
}

/** Models that share an install section, and what that section asks for. */
export interface InstallDescription {
  /** Undefined for [ClassInstall32] and [DefaultInstall], which serve no model. */
  readonly modelsSection: string | undefined;
  readonly architecture: Architecture;
  /** Which Windows it is for, in words. */
  readonly systems: string;
  readonly section: string;
  readonly models: readonly Model[];
  readonly items: readonly InstallItem[];
}

/**
 * Describes an INF for one Windows, or without a target for all that it names. A Models section without an
 * architecture is described for x86, which is what it means since Windows Server 2003.
 */
export function describeInf(source: NamedInf, target?: Target, resolve?: IncludeResolver): InfDescription {
  const models = target ? selectModels(source.inf, target).flatMap(one => one.models) : allModels(source);
  const groups = new Map<string, Model[]>();
  for (const model of models) {
    const key = foldCase(`${model.section}\0${model.installSection.value}`);
    groups.set(key, [...(groups.get(key) ?? []), model]);
  }
  const installs = [...groups.values()].map(group => {
    const architecture = target?.architecture ?? decorationOf(group[0]!.section)?.architecture ?? 'x86';
    const { actual, items } = expandInstall(source, group[0]!.installSection.value, architecture, resolve);
    return {
      modelsSection: group[0]!.section,
      architecture,
      systems: printDecoration(decorationOf(group[0]!.section)),
      section: actual.section,
      models: group,
      items,
    };
  });
  const named = ['ClassInstall32', 'DefaultInstall'].flatMap(name =>
    withoutModels(source, name, target ? [target.architecture] : ARCHITECTURES, resolve),
  );
  return { version: readVersion(source.inf), installs: [...installs, ...named] };
}

/** What a section asks for that installs no model: one description for each section that an architecture uses. */
function withoutModels(
  source: NamedInf,
  name: string,
  architectures: readonly Architecture[],
  resolve: IncludeResolver | undefined,
): InstallDescription[] {
  const used = new Map<string, Architecture[]>();
  for (const architecture of architectures) {
    const { section } = actualSection(name, architecture, source.inf);
    if (source.inf.section(section)) used.set(section, [...(used.get(section) ?? []), architecture]);
  }
  return [...used].map(([section, those]) => {
    const { items } = expandInstall(source, name, those[0]!, resolve);
    const systems = those.length === ARCHITECTURES.length ? 'every architecture' : those.join(', ');
    return { modelsSection: undefined, architecture: those[0]!, systems, section, models: [], items };
  });
}

function allModels({ inf }: NamedInf): Model[] {
  return readManufacturers(inf).flatMap(manufacturer =>
    modelsSections(manufacturer).flatMap(section => readModels(inf, manufacturer, section)),
  );
}

function decorationOf(modelsSection: string): Decoration | undefined {
  const dot = modelsSection.search(/\.nt/i);
  return dot < 0 ? undefined : parseDecoration(modelsSection.slice(dot + 1));
}
