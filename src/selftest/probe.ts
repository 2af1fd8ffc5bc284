import type { SetupApi } from '../setupapi/index.ts';

/** Who is asked: Windows, or the engine over a snapshot of it. */
export interface Subject {
  readonly api: SetupApi;
  /** `C:\Windows` */
  readonly windows: string;
  /** Instance IDs of the devices that are looked at closely; the same of both. */
  readonly devices: readonly string[];
  /** Published INFs, by name. */
  readonly infs: readonly string[];
}

/** Answers by what was asked about; or why nothing could be asked. */
export type Answers = ReadonlyMap<string, string> | { readonly cannot: string };

/** One thing that is asked of both. */
export interface Probe {
  readonly name: string;
  /** What is so where both answer the same. */
  readonly proves: string;
  /** The page or the assumption that it settles. */
  readonly settles: string;
  readonly observe: (windows: Subject) => Answers;
  /** Asked of the engine; the same as of Windows unless given. */
  readonly predict?: (engine: Subject) => Answers;
}
