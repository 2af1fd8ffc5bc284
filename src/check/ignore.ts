import type { Span } from '../base/index.ts';

/**
 * A comment that says what is not to be told: `; firstplug: ignore 1205, 2083 because both lists have the same form`.
 * Behind a line it counts for that line, on a line of its own for the next line that is no comment, in front of the
 * first section for the whole file. Without a reason it does not count.
 */
export interface Ignore {
  readonly codes: readonly string[];
  readonly reason: string | undefined;
  readonly span: Span;
  /** The line from 1; undefined for the whole file. */
  readonly line: number | undefined;
}

const COMMENT = /;[; \t]*firstplug:[ \t]*ignore[ \t]+([^\r\n]*?)(?:[ \t]+because[ \t]+(\S[^\r\n]*))?[ \t]*$/i;

/** Finds such comments in the text of a file. */
export function readIgnores(text: string): Ignore[] {
  if (!/firstplug:[ \t]*ignore/i.test(text)) return [];
  const ignores: Ignore[] = [];
  let offset = 0;
  let inSection = false;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const found = COMMENT.exec(line.replace(/\r$/, ''));
    if (found) {
      const start = offset + found.index;
      const alone = line.slice(0, found.index).trim() === '';
      ignores.push({
        codes: found[1]!.split(/[\s,]+/).filter(code => code !== ''),
        reason: found[2],
        span: { start, end: start + found[0].length },
        line: alone ? (inSection ? lineBelow(lines, index) : undefined) : index + 1,
      });
    }
    inSection ||= line.trimStart().startsWith('[');
    offset += line.length + 1;
  }
  return ignores;
}

function lineBelow(lines: readonly string[], index: number): number {
  const below = lines.findIndex(
    (line, at) => at > index && line.trim() !== '' && !line.trimStart().startsWith(';'),
  );
  return below < 0 ? index + 1 : below + 1;
}

/** Whether a comment with a reason says that a finding is not to be told. */
export function isIgnored(
  finding: { readonly code: number | string; readonly line?: number },
  lineOfPlace: number | undefined,
  ignores: readonly Ignore[],
): boolean {
  return ignores.some(
    ({ codes, reason, line }) =>
      reason !== undefined &&
      codes.includes(String(finding.code)) &&
      (line === undefined || line === finding.line || line === lineOfPlace),
  );
}
