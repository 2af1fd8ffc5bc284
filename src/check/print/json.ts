import type { Verdict } from '../verdict.ts';

/** One object a line for each INF: path, and what was found with code, level, message and place. */
export function printJson(verdicts: readonly Verdict[]): string {
  return verdicts
    .map(
      ({ path, remarks }) =>
        `${JSON.stringify({ path, valid: remarks.every(({ level }) => level !== 'error'), findings: remarks.map(plain) })}\n`,
    )
    .join('');
}

/** Without offsets, which mean nothing outside. */
function plain({ code, level, message, line, place, hint, edits }: Verdict['remarks'][number]): object {
  return { code, level, message, line, place, hint, ...(edits && { fixable: true }) };
}
