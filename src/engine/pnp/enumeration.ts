import type { Wanting } from './configuration.ts';

/** What an enumeration found; devices by instance ID, each behind its parent. */
export interface Enumeration {
  /** New in the device tree, whether their keys are new or not. */
  readonly arrived: readonly string[];
  /** No longer in the device tree, those below first. */
  readonly gone: readonly string[];
  /** Those that somebody is to install now. */
  readonly wanting: readonly Wanting[];
  /** Started, as they were configured before. */
  readonly started: readonly string[];
  /** Not started because they are disabled. */
  readonly disabled: readonly string[];
  /** Names of hardware whose bus gives it no valid ID: it has no devnode. */
  readonly refused: readonly string[];
}

/** What is found, while it is. */
export class Findings implements Enumeration {
  readonly arrived: string[] = [];
  readonly gone: string[] = [];
  readonly wanting: Wanting[] = [];
  readonly started: string[] = [];
  readonly disabled: string[] = [];
  readonly refused: string[] = [];
  readonly #retry: boolean;

  constructor(retry = false) {
    this.#retry = retry;
  }

  /** Whether another attempt is made at installations that failed. */
  get retry(): boolean {
    return this.#retry;
  }
}
