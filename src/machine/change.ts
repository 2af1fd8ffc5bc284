import type { Citation } from '../base/index.ts';
import { type Content, sameContent } from './content.ts';
import type { Hardware } from './hardware.ts';
import type { RunningKind, RunningStates } from './running.ts';
import { sameValue, type Value } from './value.ts';

/**
 * One change of one thing, with both sides: that is what makes it checkable and invertible. Keys and
 * directories are empty when they come and go; a tree is many changes. Paths are resolved ones.
 */
export type Change =
  | { readonly kind: 'key'; readonly key: string; readonly before: boolean; readonly after: boolean }
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly name: string;
      readonly before?: Value;
      readonly after?: Value;
    }
  | { readonly kind: 'directory'; readonly path: string; readonly before: boolean; readonly after: boolean }
  | { readonly kind: 'file'; readonly path: string; readonly before?: Content; readonly after?: Content }
  | {
      readonly kind: 'security';
      readonly of: 'key' | 'file';
      readonly path: string;
      /** SDDL. */
      readonly before?: string;
      readonly after?: string;
    }
  | RunningChange
  | {
      readonly kind: 'presence';
      readonly name: string;
      readonly before?: Hardware;
      readonly after?: Hardware;
    }
  | { readonly kind: 'clock'; readonly before: number; readonly after: number }
  /** Something runs here that we do not know: we do not pretend to. */
  | { readonly kind: 'unknown'; readonly by: string };

/** A change of the running state. */
export interface RunningChange {
  readonly kind: 'running';
  readonly what: RunningKind;
  readonly name: string;
  readonly before?: RunningStates[RunningKind];
  readonly after?: RunningStates[RunningKind];
}

/** Where a change comes from: a place in an INF or a call, and what says that Windows does it. */
export type Origin = ({ readonly inf: string; readonly line: number } | { readonly call: string }) & {
  readonly because: Citation;
};

/** A change with its origin. */
export type Effect = Change & { readonly origin: Origin };

/** The same change back. What ran unknown cannot be undone, and stays what it is. */
export function invert<C extends Change>(change: C): C {
  if (change.kind === 'unknown') return change;
  const { before, after, ...rest } = change;
  const sides = {
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  };
  return { ...rest, ...sides } as unknown as C;
}

/** Changes that undo a list of changes when applied in their order. */
export function inverted<C extends Change>(changes: readonly C[]): C[] {
  return changes.map(change => invert(change)).reverse();
}

/** Whether a change changes nothing. */
export function isIdle(change: Change): boolean {
  return change.kind !== 'unknown' && sameSide(change.kind, change.before, change.after);
}

/** Whether two sides of a change of some kind are the same. */
export function sameSide(kind: Change['kind'], a: unknown, b: unknown): boolean {
  if (kind === 'value') return sameValue(a as Value | undefined, b as Value | undefined);
  if (kind === 'file') return sameContent(a as Content | undefined, b as Content | undefined);
  return a === b || (typeof a === 'object' && typeof b === 'object' && same(a, b));
}

/** Plain data: objects with the same members, lists with the same items, in any depth. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a).filter(key => (a as Plain)[key] !== undefined);
  const others = Object.keys(b).filter(key => (b as Plain)[key] !== undefined);
  return keys.length === others.length && keys.every(key => same((a as Plain)[key], (b as Plain)[key]));
}

type Plain = Record<string, unknown>;
