import { errorName, type Facts } from '../base/index.ts';
import { choose, type DriverNode, matchPackage, selectingWindows } from '../engine/select/index.ts';
import { readManufacturers, selectModels } from '../inf/index.ts';
import type { Story, StoryEvent } from '../story/index.ts';
import { nodeEvents } from './candidates.ts';
import { namedBy } from './named.ts';
import { type LoadedInf, loadPackage, type PackageFiles } from './package.ts';
import type { DeviceEntry, Rehearsal } from './rehearsal.ts';

/** The machine of a rehearsal: the newest service pack is not told from the first. */
export function factsOf({ machine }: Rehearsal): Facts {
  const { windows, architecture, productType } = machine;
  return {
    version: windows,
    architecture,
    productType,
    suiteMask: 0,
    servicePack: 0,
    edition: '',
    sMode: false,
  };
}

/** Carries a rehearsal out and tells it. Nothing is changed: what a package names is told, not done. */
export function rehearse(rehearsal: Rehearsal, packages: ReadonlyMap<string, PackageFiles>): Story {
  const facts = factsOf(rehearsal);
  const staged: LoadedInf[] = [];
  const events = rehearsal.steps.map((step, i): StoryEvent => {
    const number = i + 1;
    if ('stage' in step) {
      const files = packages.get(step.stage);
      const told = files ? stage(files, facts, staged) : [];
      return { kind: 'step', number, title: `${step.stage} staged`, events: told };
    }
    const told = plug(step.plug, rehearsal.devices[step.plug]!, staged, facts);
    return { kind: 'step', number, title: `${step.plug} plugged in`, events: told };
  });
  const { windows, architecture } = rehearsal.machine;
  return { title: rehearsal.title ?? 'Rehearsal', machine: { windows, architecture }, events };
}

function stage(files: PackageFiles, facts: Facts, staged: LoadedInf[]): StoryEvent[] {
  return loadPackage(files, facts).flatMap((loaded): StoryEvent[] => {
    if (!('source' in loaded)) {
      const place = { inf: loaded.name, line: loaded.errorLine };
      return [{ kind: 'note', text: `${loaded.name} is refused: ${errorName(loaded.error)}`, place }];
    }
    staged.push(loaded);
    return stagedEvents(loaded, facts);
  });
}

function stagedEvents(loaded: LoadedInf, facts: Facts): StoryEvent[] {
  const { name, inf } = loaded.source;
  const models = selectModels(inf, facts).flatMap(selection => selection.models);
  const signed = loaded.signatureAssumed
    ? `taken as ${loaded.signature}: the rehearsal does not say`
    : loaded.signature;
  const notes = [
    `${name}  ${models.length === 1 ? '1 model' : `${models.length} models`} for this Windows  ${signed}`,
  ];
  if (loaded.stamped.length > 0) notes.push(`${name} is a template, read with ${loaded.stamped.join(', ')}`);
  if (models.length === 0) notes.push(nothingFor(loaded));
  return [...notes, ...loaded.problems.map(problem => `${name}: ${problem.message}`)].map(text => ({
    kind: 'note',
    text,
  }));
}

function nothingFor({ source: { name, inf } }: LoadedInf): string {
  const decorations = readManufacturers(inf).flatMap(one => one.decorations.map(({ value }) => value.text));
  if (decorations.length === 0) return `${name} has no Models section for this Windows`;
  return `${name} has models for ${[...new Set(decorations)].join(', ')} only`;
}

function plug(name: string, device: DeviceEntry, staged: readonly LoadedInf[], facts: Facts): StoryEvent[] {
  const windows = selectingWindows(facts);
  const nodes = staged.flatMap(loaded => matchPackage(loaded, device, windows));
  const choice = choose(nodes);
  const searched: StoryEvent = {
    kind: 'searched',
    device: name,
    ...device,
    events: nodeEvents(choice, staged),
  };
  const installed = [...(choice.chosen ? [choice.chosen] : []), ...(choice.chosen ? choice.extensions : [])];
  return [searched, ...installed.flatMap(node => installEvents(node, staged, facts))];
}

function installEvents(node: DriverNode, staged: readonly LoadedInf[], facts: Facts): StoryEvent[] {
  const { name } = node.package.source;
  const chosen: StoryEvent = {
    kind: 'chosen',
    inf: name,
    section: node.section.section,
    events: namedBy(node, staged, facts.architecture),
  };
  return [chosen];
}
