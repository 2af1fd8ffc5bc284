/** What is expected of the machine and of what happened since the expectation before. */
export interface Expectations {
  /** By the name of the hardware, or by instance ID. */
  readonly devices?: Readonly<Record<string, DeviceExpectation>> | undefined;
  /** The INFs of the driver store by the names they came with, `oem0.inf` first. */
  readonly staged?: readonly string[] | undefined;
  /** Paths, and whether there is such a file. */
  readonly files?: Readonly<Record<string, boolean>> | undefined;
  /** Keys with their values; null where there is none, `*` where there is any. */
  readonly registry?: Readonly<Record<string, Readonly<Record<string, RegistryExpectation>>>> | undefined;
  readonly services?: Readonly<Record<string, ServiceExpectation>> | undefined;
  /** Installed products and their versions; null where there is none. */
  readonly software?: Readonly<Record<string, string | null>> | undefined;
  /** What was shown: a text in it, or `/a pattern/`. */
  readonly shown?: readonly string[] | undefined;
  /** What was not shown. */
  readonly notShown?: readonly string[] | undefined;
  /** The question that waits for an answer; null where none does. */
  readonly waits?: string | null | undefined;
  /** Programs that ran since, by the name of their file, and their exit codes; null where one did not run. */
  readonly ran?: Readonly<Record<string, number | null>> | undefined;
  /** Whether something waits for a restart. */
  readonly restartNeeded?: boolean | undefined;
  /** What the story warns of: a text in it, or `/a pattern/`. */
  readonly warns?: readonly string[] | undefined;
  /** How many warnings there are. */
  readonly warnings?: number | undefined;
  /** DIF requests that were sent since, in order, without `DIF_`. */
  readonly requests?: readonly string[] | undefined;
}

export type RegistryExpectation = string | number | readonly string[] | null;

export interface DeviceExpectation {
  readonly present?: boolean | undefined;
  /** An instance key without hardware. */
  readonly phantom?: boolean | undefined;
  readonly started?: boolean | undefined;
  /** The INF that it is installed with, by the name it came with; null where there is none. */
  readonly driver?: string | null | undefined;
  /** A CM_PROB_ code; 0 for none. */
  readonly problem?: number | undefined;
  readonly service?: string | null | undefined;
  readonly class?: string | undefined;
  /** The instance ID. */
  readonly instance?: string | undefined;
  readonly configFlags?: number | undefined;
}

export interface ServiceExpectation {
  readonly exists?: boolean | undefined;
  readonly start?: number | undefined;
  readonly running?: boolean | undefined;
}
