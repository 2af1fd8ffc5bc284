import type { CheckOptions } from '../options.ts';
import type { Verdict } from '../verdict.ts';

/**
 * What was found, in the lines of InfVerif: `ERROR(1100) in toaster.inf, line  78: …`. Assumed: the wording of the
 * last verbose line; settled by an output of InfVerif /v.
 */
export function printInfVerif(verdicts: readonly Verdict[], options: CheckOptions, verbose = false): string {
  const { rules } = options;
  const build = rules === 'next' ? 'vnext' : `${rules.major}.${rules.minor}.${rules.build}`;
  const head = verbose ? [`Running in Verbose`, `Using rules from OS build: ${build}`, ''] : [];
  const lines = verdicts.flatMap(verdict => [
    ...verdict.remarks.map(({ code, level, message, line }) => {
      const name = level === 'error' ? 'ERROR' : 'WARN ';
      const where = line === undefined ? '' : `, line ${String(line).padStart(3)}`;
      return `${name}(${code}) in ${verdict.path}${where}: ${message}`;
    }),
    ...(verbose ? [`${verdict.path} is ${isValid(verdict) ? 'valid' : 'NOT valid'}`] : []),
  ]);
  return [...head, ...lines].map(line => `${line}\n`).join('');
}

function isValid({ remarks }: Verdict): boolean {
  return remarks.every(({ level }) => level !== 'error');
}
