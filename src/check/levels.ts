import { compareVersions, type WindowsVersion } from '../base/index.ts';
import type { Level, Levels } from './mode.ts';
import type { CheckOptions } from './options.ts';
import type { Use } from './view/use.ts';

const LEVELS: Readonly<Record<string, Level>> = { E: 'error', W: 'warning', N: 'none' };

/**
 * Reads `WEE`: the levels of modes k, u and w.
 * Assumed: h has the levels of w, less the exceptions that its page lists; settled by the outputs of InfVerif /h and
 * /w for one INF.
 */
export function levels(kuw: string): Levels {
  const [k, u, w] = kuw.split('').map(letter => LEVELS[letter]!);
  return { k: k!, u: u!, w: w!, h: w! };
}

/**
 * The level that counts for what was found at a place. Below the build from which isolation is asked, mode w is
 * mode u. @see running-infverif-from-the-command-line
 */
export function levelAt(own: Levels, options: CheckOptions, use: Use | undefined): Level {
  const { mode, isolationFrom, rules } = options;
  if (mode === 'w' && use?.until && compareVersions(use.until, isolationFrom) <= 0) return own.u;
  if (mode === 'h' && rules !== 'next' && use?.from && compareVersions(use.from, rules) > 0) return 'none';
  return own[mode];
}

/**
 * The build whose rules count for a place: in mode h the last one that uses it, if it is older than the rules asked
 * for. `undefined` is the build to come. @see infverif_h
 */
export function rulesAt({ mode, rules }: CheckOptions, use: Use | undefined): WindowsVersion | undefined {
  const asked = rules === 'next' ? undefined : rules;
  const last = mode === 'h' && use?.until ? previousBuild(use.until) : undefined;
  if (!asked || !last) return last ?? asked;
  return compareVersions(last, asked) < 0 ? last : asked;
}

function previousBuild({ major, minor, build }: WindowsVersion): WindowsVersion {
  return { major, minor, build: build - 1 };
}
