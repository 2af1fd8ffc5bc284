import { numberOf, type SystemReader } from '../../machine/index.ts';
import {
  CM_DEVCAP_REMOVABLE,
  CM_DEVCAP_SILENTINSTALL,
  CM_PROB_NEED_RESTART,
  DN_DISABLEABLE,
  DN_DRIVER_LOADED,
  DN_FILTERED,
  DN_HAS_PROBLEM,
  DN_NEED_RESTART,
  DN_NT_DRIVER,
  DN_NT_ENUMERATOR,
  DN_REMOVABLE,
  DN_ROOT_ENUMERATED,
  DN_SILENT_INSTALL,
  DN_STARTED,
} from '../../setupapi/index.ts';
import { instanceKey, ROOT_ID } from '../devices/index.ts';
import type { Problem } from './driver-stack.ts';
import { type Devnode, devnodeOf, type PnpWork } from './work.ts';

/** What a device is to the PnP manager; a phantom has an instance key and no devnode, an absent one neither. */
export type DevnodeState =
  | { readonly kind: 'started' }
  /** In the tree, with its drivers not attached and no problem either. */
  | { readonly kind: 'stopped' }
  | ({ readonly kind: 'problem' } & Problem)
  | { readonly kind: 'phantom' }
  | { readonly kind: 'absent' };

export function readState(work: Pick<PnpWork, 'transaction'>, id: string): DevnodeState {
  const { registry } = work.transaction;
  const state = devnodeOf(work.transaction, id);
  if (!state) return { kind: registry.has(instanceKey(id)) ? 'phantom' : 'absent' };
  if (state.problem) {
    return {
      kind: 'problem',
      code: state.problem,
      ...(state.problemStatus !== undefined && { status: state.problemStatus }),
    };
  }
  return { kind: isStarted(state) ? 'started' : 'stopped' };
}

export function isStarted(state: Devnode | undefined): boolean {
  return state !== undefined && (state.status & DN_STARTED) !== 0;
}

/**
 * The bits that a devnode has whatever becomes of it.
 * Observed: 0x01806400 of a removable USB device, 0x01802400 of one that is not, 0x01802001 of one below Root
 * (recordings 104, 051, 084).
 */
function fixedStatus({ registry }: SystemReader, id: string): number {
  const capabilities = numberOf(registry.value(instanceKey(id), 'Capabilities')) ?? 0;
  return (
    DN_NT_ENUMERATOR |
    DN_NT_DRIVER |
    DN_DISABLEABLE |
    (/^root\\/i.test(id) ? DN_ROOT_ENUMERATED : 0) |
    (capabilities & CM_DEVCAP_REMOVABLE ? DN_REMOVABLE : 0) |
    (capabilities & CM_DEVCAP_SILENTINSTALL ? DN_SILENT_INSTALL : 0)
  );
}

/** A devnode that runs. */
export function startedNode(
  work: PnpWork,
  id: string,
  { services, isFiltered }: { readonly services: readonly string[]; readonly isFiltered: boolean },
): Devnode {
  const { hardware, parent } = work.devnode(id)!;
  const isFixed = services.some(service => work.driver(service).notDisableable);
  const always = fixedStatus(work.transaction, id) & ~(isFixed ? DN_DISABLEABLE : 0);
  return {
    status: always | DN_STARTED | (services.length ? DN_DRIVER_LOADED : 0) | (isFiltered ? DN_FILTERED : 0),
    problem: 0,
    ...(hardware !== undefined && { hardware }),
    ...(parent !== undefined && { parent }),
    ...(services.length > 0 && { drivers: services }),
  };
}

/** A devnode that does not run, with a problem or without. */
export function stillNode(
  work: PnpWork,
  id: string,
  { hardware, parent }: Pick<Devnode, 'hardware' | 'parent'>,
  problem?: Problem,
): Devnode {
  return {
    status: fixedStatus(work.transaction, id) | (problem ? DN_HAS_PROBLEM : 0),
    problem: problem?.code ?? 0,
    ...(problem?.status !== undefined && { problemStatus: problem.status }),
    ...(hardware !== undefined && { hardware }),
    ...(parent !== undefined && { parent }),
  };
}

/** Gives a device that is in the tree and does not run another problem: how its installation ended, say. */
export function changeProblem(work: PnpWork, id: string, problem: Problem): void {
  const state = work.devnode(id);
  if (state && !isStarted(state)) work.changeDevnode(id, stillNode(work, id, state, problem));
}

/**
 * Says that a device works only when the computer has started again.
 * Assumed: a running device that needs a restart goes on running, with DN_NEED_RESTART and no problem; settled by CM_Get_DevNode_Status after an
 * update whose query-remove was vetoed.
 * @see cm-prob-need-restart
 */
export function needRestart(work: PnpWork, id: string): void {
  const state = work.devnode(id);
  if (!state || id === ROOT_ID) return;
  const after = isStarted(state) ? state : stillNode(work, id, state, { code: CM_PROB_NEED_RESTART });
  work.changeDevnode(id, { ...after, status: after.status | DN_NEED_RESTART });
}
