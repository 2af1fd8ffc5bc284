import { foldCase } from '../../base/index.ts';
import { actualSection } from '../meaning/install-section.ts';
import { type Model, selectModels } from '../meaning/models.ts';
import type { NamedInf } from '../meaning/needs.ts';
import { type Change, compareFacts, type Fact, printChange } from './fact.ts';
import { type Pair, type Part, sides } from './part.ts';
import { installFacts } from './section-facts.ts';
import { printSystems, type System, systemsOf } from './systems.ts';

/** The models that systems select on both sides; systems that select the same are one. */
interface Selected {
  readonly systems: readonly System[];
  readonly before: readonly Model[];
  readonly after: readonly Model[];
}

/** Compares the models that each Windows sees, and what installing those of both sides does. */
export function compareModels(pair: Pair): Part[] {
  const selected = selectedBy(pair);
  return [...modelParts(selected), ...new InstallComparison(pair).parts(selected)];
}

function selectedBy(pair: Pair): Selected[] {
  const bySections = new Map<string, Selected>();
  for (const system of systemsOf(pair.before.inf, pair.after.inf)) {
    const [before, after] = sides(pair, ({ inf }) => selectModels(inf, system.target));
    const names = [before, after].map(side => side.map(({ section }) => section ?? ''));
    const id = foldCase(JSON.stringify([system.architecture, ...names]));
    const there = bySections.get(id);
    bySections.set(id, {
      before: there?.before ?? before.flatMap(({ models }) => models),
      after: there?.after ?? after.flatMap(({ models }) => models),
      systems: [...(there?.systems ?? []), system],
    });
  }
  return [...bySections.values()];
}

function modelParts(selected: readonly Selected[]): Part[] {
  const byChanges = new Map<string, { readonly changes: readonly Change[]; readonly systems: System[] }>();
  for (const { before, after, systems } of selected) {
    const changes = compareFacts(before.map(modelFact), after.map(modelFact));
    const id = changes.map(printChange).join('\n');
    const there = byChanges.get(id);
    if (there) there.systems.push(...systems);
    else byChanges.set(id, { changes, systems: [...systems] });
  }
  return [...byChanges.values()].map(({ changes, systems }) => ({
    kind: 'models',
    title: 'Models',
    systems: printSystems(systems),
    models: [],
    changes,
  }));
}

function modelFact(model: Model): Fact {
  const { description, hardwareId, compatibleIds, manufacturer, span } = model;
  const ids = compatibleIds.map(({ value }) => value);
  const also = ids.length > 0 ? `, compatible IDs ${ids.join(', ')}` : '';
  return {
    group: 'models',
    what: hardwareId?.value ?? description.value,
    says: `${description.value}, by ${manufacturer.name.value}${also}`,
    means: [description.value, manufacturer.name.value, ...ids.map(foldCase)].join('\0'),
    span,
  };
}

/** What installing does: on both sides, or on one for install sections that only new or gone models use. */
class InstallComparison {
  readonly #pair: Pair;
  readonly #facts = new Map<string, readonly Fact[]>();
  readonly #compared = new Map<string, { readonly id: string; readonly changes: readonly Change[] }>();
  readonly #parts = new Map<string, { part: Part; systems: Set<System>; models: Set<string> }>();

  constructor(pair: Pair) {
    this.#pair = pair;
  }

  parts(selected: readonly Selected[]): Part[] {
    for (const one of selected) this.#add(one);
    return [...this.#parts.values()].map(({ part, systems, models }) => ({
      ...part,
      systems: printSystems([...systems]),
      models: [...models],
    }));
  }

  #add({ before, after, systems }: Selected): void {
    const old = byId(before);
    const now = byId(after);
    const both = [...now].flatMap(([id, model]) =>
      old.has(id) ? [{ before: old.get(id)!, after: model }] : [],
    );
    for (const one of both) this.#compare(one.before, one.after, systems);
    const { architecture } = systems[0]!;
    const used = (side: NamedInf, models: readonly Model[]): Set<string> =>
      new Set(models.map(model => foldCase(sectionOf(side, model, architecture))));
    const [usedBefore, usedAfter] = [
      used(
        this.#pair.before,
        both.map(one => one.before),
      ),
      used(
        this.#pair.after,
        both.map(one => one.after),
      ),
    ];
    for (const [id, model] of now) {
      const isNew = !usedAfter.has(foldCase(sectionOf(this.#pair.after, model, architecture)));
      if (!old.has(id) && isNew) this.#compare(undefined, model, systems);
    }
    for (const [id, model] of old) {
      const isGone = !usedBefore.has(foldCase(sectionOf(this.#pair.before, model, architecture)));
      if (!now.has(id) && isGone) this.#compare(model, undefined, systems);
    }
  }

  #compare(before: Model | undefined, after: Model | undefined, systems: readonly System[]): void {
    const { architecture } = systems[0]!;
    const [from, to] = [before?.installSection.value, after?.installSection.value];
    const key = foldCase(JSON.stringify([architecture, from ?? null, to ?? null]));
    let compared = this.#compared.get(key);
    if (!compared) {
      const changes = compareFacts(
        from === undefined ? [] : this.#factsOf('before', from, architecture),
        to === undefined ? [] : this.#factsOf('after', to, architecture),
      );
      compared = { changes, id: changes.map(printChange).join('\n') };
      this.#compared.set(key, compared);
    }
    const model = after ?? before!;
    const label = [model.description.value, model.hardwareId?.value].filter(Boolean).join('  ');
    const there = this.#parts.get(compared.id);
    if (there) {
      for (const system of systems) there.systems.add(system);
      there.models.add(label);
      return;
    }
    const names = [
      before && sectionOf(this.#pair.before, before, architecture),
      after && sectionOf(this.#pair.after, after, architecture),
    ].filter(name => name !== undefined);
    const title = [...new Set(names.map(name => `[${name}]`))].join(' → ');
    this.#parts.set(compared.id, {
      part: { kind: 'install', title, systems: [], models: [], changes: compared.changes },
      systems: new Set(systems),
      models: new Set([label]),
    });
  }

  #factsOf(side: 'before' | 'after', name: string, architecture: System['architecture']): readonly Fact[] {
    const key = foldCase(`${side}\0${name}\0${architecture}`);
    const facts = this.#facts.get(key) ?? installFacts(this.#pair[side], name, 'DDInstall', architecture);
    this.#facts.set(key, facts);
    return facts;
  }
}

function sectionOf({ inf }: NamedInf, model: Model, architecture: System['architecture']): string {
  return actualSection(model.installSection.value, architecture, inf).section;
}

/** Models by hardware ID; several with the same by their number. */
function byId(models: readonly Model[]): Map<string, Model> {
  const found = new Map<string, Model>();
  for (const model of models) {
    const name = foldCase(model.hardwareId?.value ?? model.description.value);
    let id = name;
    for (let i = 2; found.has(id); i++) id = `${name}\0${i}`;
    found.set(id, model);
  }
  return found;
}
