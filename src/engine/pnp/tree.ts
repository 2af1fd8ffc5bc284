import { foldCase, sameName } from '../../base/index.ts';
import type { MachineReader } from '../../machine/index.ts';
import { ROOT_ID } from '../devices/index.ts';
import { devnodeOf } from './work.ts';

/**
 * The devnodes below one, ordered by name.
 * Assumed: children of a devnode come by name, where Windows has them in an order of its own; settled by CM_Get_Sibling on Windows.
 */
export function childrenOf({ running }: MachineReader, id: string): string[] {
  return running
    .list('devnode')
    .filter(({ name, state }) => sameName(state.parent ?? ROOT_ID, id) && !sameName(name, ROOT_ID))
    .map(({ name }) => name);
}

/** A devnode with all below it, each behind its parent. */
export function subtreeOf({ running }: MachineReader, id: string): string[] {
  const below = new Map<string, string[]>();
  for (const { name, state } of running.list('devnode')) {
    const parent = foldCase(state.parent ?? ROOT_ID);
    if (sameName(name, ROOT_ID)) continue;
    const children = below.get(parent);
    if (children) children.push(name);
    else below.set(parent, [name]);
  }
  const gathered = (one: string): string[] => [one, ...(below.get(foldCase(one)) ?? []).flatMap(gathered)];
  return gathered(id);
}

/** The devnode above one; none above the root, and none of a device that is not in the tree. */
export function parentOf(machine: MachineReader, id: string): string | undefined {
  const state = devnodeOf(machine, id);
  return state && !sameName(id, ROOT_ID) ? (state.parent ?? ROOT_ID) : undefined;
}

/** How many devnodes stand above one. */
export function depthOf(machine: MachineReader, id: string): number {
  const parent = parentOf(machine, id);
  return parent === undefined ? 0 : depthOf(machine, parent) + 1;
}
