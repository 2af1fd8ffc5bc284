import { errorName, type Facts, invariant, printWindowsVersion } from '../base/index.ts';
import { choose, type DriverNode, matchPackage, selectingWindows } from '../engine/select/index.ts';

import { readManufacturers, selectModels } from '../inf/index.ts';
import { freshFacts } from '../machine/fresh/index.ts';
import type { Story, StoryEvent } from '../story/index.ts';
import { nodeEvents } from './candidates.ts';
import { type Drivers, namedBy } from './named.ts';
import { type LoadedInf, loadInbox, loadPackage, type PackageFiles } from './package.ts';
import type { DeviceEntry, Rehearsal } from './rehearsal.ts';

/** Carries a rehearsal out and tells it. Nothing is changed: what a package names is told, not done. */
export function rehearse(rehearsal: Rehearsal, packages: ReadonlyMap<string, PackageFiles>): Story {
  const { windows, architecture, productType } = rehearsal.machine;
  const facts = freshFacts({ windows: printWindowsVersion(windows), architecture, productType });
  invariant(facts, 'a rehearsal on a Windows that is none');
  const inbox = loadInbox(facts);
  const staged: LoadedInf[] = [];
  const events = rehearsal.steps.map((step, i): StoryEvent => {
    const number = i + 1;
    if ('stage' in step) {
      const files = packages.get(step.stage);
      const told = files ? stage(files, facts, staged) : [];
      return { kind: 'step', number, title: `${step.stage} staged`, events: told };
    }
    const told = plug(rehearsal.devices[step.plug]!, step.plug, { facts, staged, inbox });
    return { kind: 'step', number, title: `${step.plug} plugged in`, events: told };
  });
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

function plug(device: DeviceEntry, name: string, there: Drivers): StoryEvent[] {
  const all = [...there.staged, ...there.inbox];
  const windows = selectingWindows(there.facts);
  const choice = choose(all.flatMap(loaded => matchPackage(loaded, device, windows)));
  const searched: StoryEvent = { kind: 'searched', device: name, ...device, events: nodeEvents(choice, all) };
  const installed = choice.chosen ? [choice.chosen, ...choice.extensions] : [];
  return [searched, ...installed.map(node => installEvent(node, there))];
}

function installEvent(node: DriverNode, there: Drivers): StoryEvent {
  const { name } = node.package.source;
  return { kind: 'chosen', inf: name, section: node.section.section, events: namedBy(node, there) };
}
