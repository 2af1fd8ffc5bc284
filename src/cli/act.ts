import type { PlayOptions } from './played-step.ts';

/** Where a command acts: on the machine that is named, else on the Windows that it runs on. */
export interface ActOptions extends PlayOptions {
  readonly machine?: string;
  readonly plan?: boolean;
  /** Minutes that one program or function of Windows may take. */
  readonly timeout?: string;
}

/** Something that a command does. */
export type Act =
  /** Words of pnputil; INFs among them are files of this computer. */
  | { readonly kind: 'pnputil'; readonly words: readonly string[] }
  /** An installation application with its configuration file and switches. */
  | { readonly kind: 'application'; readonly path: string; readonly switches: readonly string[] };
