import type { Transaction } from '../machine/index.ts';
import { awaiting, finishInstall } from './newdev/finish-install.ts';
import type { Program } from './session.ts';
import { EngineSetupApi } from './setup-api.ts';

/** A device whose installation was to be finished, and whether it was. */
export interface Finished {
  /** The instance ID. */
  readonly id: string;
  readonly done: boolean;
}

/**
 * Carries out the finish-install actions that wait, in the process of a person who is an administrator: at the logon of
 * one on Windows Vista and 7, when one asks for it since Windows 8. Others can do nothing.
 * @see how-finish-install-actions-are-processed
 */
export function finishInstallations(transaction: Transaction, program: Program): Finished[] {
  const session = EngineSetupApi.session(transaction, program);
  if (program.administrator === false) return [];
  return awaiting(session).map(id => ({ id, done: finishInstall(session, id) }));
}
