import { foldCase, servicePackOf, type WindowsVersion } from '../../base/index.ts';
import {
  choose,
  DriverIndex,
  type DriverNode,
  type Loss,
  lossOf,
  type Package,
  type SelectingWindows,
  selectingWindows,
} from '../../engine/select/index.ts';
import {
  catalogFor,
  type NamedInf,
  readVersion,
  type System,
  selectModels,
  systemsOf,
} from '../../inf/index.ts';
import { RULES_OF } from '../options.ts';
import type { Subject } from './subject.ts';

/** A device that both packages serve, and that Windows leaves with the predecessor. */
export interface Contest {
  /** A hardware ID that the predecessor names. */
  readonly id: string;
  readonly system: System;
  /** The best that the package has for it. */
  readonly own: DriverNode;
  readonly predecessor: DriverNode;
  readonly lost: Loss;
}

/** The devices of the predecessor that the package would not get, each once. */
export function contestsOf(subject: Subject): readonly Contest[] {
  return subject.view('contests', () => {
    const { predecessor, name } = subject.source;
    if (!predecessor) return [];
    const found = new Map<string, Contest>();
    for (const system of systemsOf(subject.inf, predecessor.inf)) {
      const windows = windowsOf(system);
      const own = packageOf({ name, inf: subject.inf }, system);
      const before = packageOf(predecessor, system);
      const index = new DriverIndex([before, own]);
      const known = idsOf(own, windows);
      for (const id of idsOf(before, windows).values()) {
        const contest = contestFor(id, { index, own, system, windows, known });
        if (contest && !found.has(foldCase(id))) found.set(foldCase(id), contest);
      }
    }
    return [...found.values()];
  });
}

interface Ring {
  readonly index: DriverIndex;
  readonly own: Package;
  readonly system: System;
  readonly windows: SelectingWindows;
  /** The IDs that the package names. */
  readonly known: ReadonlyMap<string, string>;
}

function contestFor(id: string, { index, own, system, windows, known }: Ring): Contest | undefined {
  const shorter = shortened(id).flatMap(one => known.get(foldCase(one)) ?? []);
  const device = { hardwareIds: [id, ...shorter], compatibleIds: [] };
  const nodes = index.match(device, windows);
  const { chosen, extensions, others } = choose(nodes);
  const winner = chosen ?? extensions[0];
  const best = [...others].find(({ node }) => node.package === own)?.node;
  if (!winner || !best || winner.package === own || extensions.some(node => node.package === own))
    return undefined;
  return { id, system, own: best, predecessor: winner, lost: lossOf(best, winner) };
}

/**
 * Assumed: who names a catalog is signed by its vendor, and the predecessor as well; settled by the signatures, which
 * nobody verifies here.
 */
function packageOf(source: NamedInf, { architecture }: System): Package {
  const isSigned = Boolean(catalogFor(readVersion(source.inf), architecture)?.value);
  return { source, signature: isSigned ? 'authenticode' : 'unsigned' };
}

/** The last Windows of those that the packages do not tell apart. */
function windowsOf({ target, until }: System): SelectingWindows {
  const version: WindowsVersion = until ? { ...until, build: until.build - 1 } : RULES_OF;
  return selectingWindows({
    ...target,
    version,
    servicePack: servicePackOf(version),
    edition: '',
    sMode: false,
  });
}

/** The hardware IDs that a package names on a Windows, by their folded form. */
function idsOf({ source }: Package, { facts }: SelectingWindows): Map<string, string> {
  const models = selectModels(source.inf, facts).flatMap(selection => selection.models);
  return new Map(
    models.flatMap(({ hardwareId }) => (hardwareId ? [[foldCase(hardwareId.value), hardwareId.value]] : [])),
  );
}

/** The same ID with less said: without its last parts, or one before them. @see identifiers-for-pci-devices */
function shortened(id: string): string[] {
  const parts = id.split('&');
  const shorter = parts.slice(1).map((_, at) => parts.slice(0, parts.length - 1 - at).join('&'));
  const within = parts.slice(1, -1).map((_, at) => parts.filter((__, part) => part !== at + 1).join('&'));
  return [...new Set([...shorter, ...within])].toSorted((a, b) => b.length - a.length);
}
