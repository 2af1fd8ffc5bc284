import type { WindowsVersion } from '../base/index.ts';
import type { Decoration } from '../inf/index.ts';
import type { Mode } from './mode.ts';

/** What is asked of an INF. */
export interface CheckOptions {
  readonly mode: Mode;
  /** The build whose rules count; `next` are those proposed for the build to come. */
  readonly rules: WindowsVersion | 'next';
  /** In mode w: the first build for which isolation is asked. */
  readonly isolationFrom: WindowsVersion;
  /** Only the Models sections that this target uses. */
  readonly target?: Decoration;
  /** `$ARCH$` and its like are not yet replaced, and need not be. */
  readonly template: boolean;
  /** The provider that the INF must have. */
  readonly provider?: string;
  /** The day, in UTC, such as `2026-11-28`: no DriverVer may be later. Without it dates to come are not told. */
  readonly today?: string;
}

/** The build whose table of codes this is. @see inf-validation-errors-and-warnings */
export const RULES_OF: WindowsVersion = { major: 10, minor: 0, build: 26100 };

/** @see running-infverif-from-the-command-line */
export const ISOLATION_FROM: WindowsVersion = { major: 10, minor: 0, build: 17763 };

export const DEFAULT_OPTIONS: CheckOptions = {
  mode: 'w',
  rules: RULES_OF,
  isolationFrom: ISOLATION_FROM,
  template: false,
};
