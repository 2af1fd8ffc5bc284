import { documented, type Win32Error } from '../base/index.ts';
import type { Origin } from '../machine/index.ts';
import { CR_ACCESS_DENIED, CR_INVALID_DEVNODE, CR_NO_SUCH_DEVNODE, CR_SUCCESS } from '../setupapi/index.ts';
import { hasDevnode } from './devices/index.ts';
import { devnodeOf } from './pnp/index.ts';
import type { Session } from './session.ts';

/** What a function of the configuration manager answers that has nothing to tell. */
export interface Failure {
  readonly ret: false;
  readonly cr: number;
  readonly err?: Win32Error;
}

export function failed(cr: number): Failure {
  return { ret: false, cr };
}

/** What such a function answers that did it. */
export const CONFIGURED: { readonly ret: true; readonly cr: number } = { ret: true, cr: CR_SUCCESS };

/** The instance ID behind a number; CR_INVALID_DEVNODE where the program was never given that number. */
export function namedDevice({ devices }: Session, devInst: number): { readonly id: string } | Failure {
  const id = devices.id(devInst);
  return id === undefined ? failed(CR_INVALID_DEVNODE) : { id };
}

/** The same of a device that has an instance key. */
export function knownDevice(session: Session, devInst: number): { readonly id: string } | Failure {
  const named = namedDevice(session, devInst);
  if ('cr' in named) return named;
  return hasDevnode(session.transaction, named.id) ? named : failed(CR_NO_SUCH_DEVNODE);
}

/** The same of a device in the tree; of a phantom: CR_NO_SUCH_DEVNODE. */
export function presentDevice(session: Session, devInst: number): { readonly id: string } | Failure {
  const named = namedDevice(session, devInst);
  if ('cr' in named) return named;
  return devnodeOf(session.transaction, named.id) ? named : failed(CR_NO_SUCH_DEVNODE);
}

/**
 * Who is no administrator may not change the device tree.
 * Assumed: administrators are those who have SeLoadDriverPrivilege, and others get CR_ACCESS_DENIED from every function
 * that changes a device; settled by calling them as another user on Windows.
 */
export function forbidden({ program }: Session): Failure | undefined {
  return program.administrator === false ? failed(CR_ACCESS_DENIED) : undefined;
}

/** Where changes of a function of the configuration manager come from. */
export function byConfiguration(call: string): Origin {
  return { call, because: documented(`nf-cfgmgr32-${call.toLowerCase()}`) };
}
