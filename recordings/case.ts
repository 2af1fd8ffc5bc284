/** A fact of a recording, and whether it came out of its text. */
export interface Case {
  readonly name: string;
  /** Why it may fail, beside the list of exemptions. */
  readonly excuse?: string;
  /** What differs; undefined when the fact came out of the recording. */
  readonly difference: string | undefined;
}
