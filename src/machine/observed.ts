import { foldCase } from '../base/index.ts';
import { type Change, sameSide } from './change.ts';
import { type Coverage, UnrecordedReads } from './coverage.ts';

/** A change of what a computer remembers: what a plan and an observation can be compared in. */
type Kept = Extract<Change, { kind: 'key' | 'value' | 'directory' | 'file' }>;

/** What was planned beside what was observed. */
export interface Observed {
  /** Planned, and not so afterwards. */
  readonly missing: readonly Kept[];
  /** Not planned, and so afterwards. */
  readonly unplanned: readonly Kept[];
  /** Both changed it, to something else. */
  readonly different: readonly { readonly planned: Kept; readonly observed: Kept }[];
  /** How many changes are as planned. */
  readonly same: number;
}

/**
 * Compares what a plan changes with what changed, by what is so in the end: of several changes of one thing the last
 * counts. Only of what is known both times can be said whether it happened; state that nobody keeps, and our own keys,
 * are left out. A file whose bytes one side does not know is the same if it is there.
 */
export function compareObserved(
  planned: readonly Change[],
  observed: readonly Change[],
  coverage: Coverage,
): Observed {
  const reads = new UnrecordedReads(coverage);
  const [plan, seen] = [lastOf(planned, reads), lastOf(observed, reads)];
  const missing: Kept[] = [];
  const different: { planned: Kept; observed: Kept }[] = [];
  let same = 0;
  for (const [place, wanted] of plan) {
    const found = seen.get(place);
    if (!found) {
      if (!sameSide(wanted.change.kind, wanted.first, wanted.change.after)) missing.push(wanted.change);
    } else if (isSame(wanted.change, found.change)) same++;
    else different.push({ planned: wanted.change, observed: found.change });
  }
  const unplanned = [...seen].flatMap(([place, { change }]) => (plan.has(place) ? [] : [change]));
  return { missing, unplanned, different, same };
}

interface Last {
  readonly change: Kept;
  /** What was so before the first change. */
  readonly first: unknown;
}

function lastOf(changes: readonly Change[], reads: UnrecordedReads): Map<string, Last> {
  const last = new Map<string, Last>();
  for (const change of changes) {
    if (!isKept(change)) continue;
    const path = pathOf(change);
    if (isOurs(path) || !reads.knows(path)) continue;
    const place = `${change.kind === 'value' ? 'value' : 'node'}:${foldCase(path)}`;
    last.set(place, { change, first: last.get(place)?.first ?? change.before });
  }
  return last;
}

function isKept(change: Change): change is Kept {
  return (
    change.kind === 'key' || change.kind === 'value' || change.kind === 'directory' || change.kind === 'file'
  );
}

function pathOf(change: Kept): string {
  if (change.kind === 'value') return change.name === '' ? change.key : `${change.key}\\${change.name}`;
  return change.kind === 'key' ? change.key : change.path;
}

function isOurs(path: string): boolean {
  return foldCase(path).startsWith('HKLM\\SOFTWARE\\FIRSTPLUG\\');
}

function isSame(a: Kept, b: Kept): boolean {
  if (a.kind === 'file' && b.kind === 'file') {
    const isUnknown = (content: typeof a.after): boolean => content !== undefined && !content.bytes();
    if (isUnknown(a.after) || isUnknown(b.after)) return (a.after === undefined) === (b.after === undefined);
  }
  return a.kind === b.kind && sameSide(a.kind, a.after, b.after);
}
