import { type Architecture, foldCase, type Target } from '../../base/index.ts';
import { parseDecoration } from './decoration.ts';
import { expandInstall, type InstallItem } from './expand.ts';
import { type Model, modelsSections, readManufacturers, readModels, selectModels } from './models.ts';
import type { IncludeResolver, NamedInf } from './needs.ts';
import { readVersion, type VersionSection } from './version.ts';

/** What an INF is and does: its identity, and its models grouped by what installing them asks for. */
export interface InfDescription {
  readonly version: VersionSection;
  readonly installs: readonly InstallDescription[];
}

/** Models that share an install section, and what that section asks for. */
export interface InstallDescription {
  readonly modelsSection: string;
  readonly architecture: Architecture;
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
    const architecture = target?.architecture ?? architectureOf(group[0]!.section);
    const { actual, items } = expandInstall(source, group[0]!.installSection.value, architecture, resolve);
    return { modelsSection: group[0]!.section, architecture, section: actual.section, models: group, items };
  });
  return { version: readVersion(source.inf), installs };
}

function allModels({ inf }: NamedInf): Model[] {
  return readManufacturers(inf).flatMap(manufacturer =>
    modelsSections(manufacturer).flatMap(section => readModels(inf, manufacturer, section)),
  );
}

function architectureOf(modelsSection: string): Architecture {
  const dot = modelsSection.search(/\.nt/i);
  const decoration = dot < 0 ? undefined : parseDecoration(modelsSection.slice(dot + 1));
  return decoration?.architecture ?? 'x86';
}
