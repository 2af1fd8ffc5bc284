import { printWindowsVersion } from '../../base/index.ts';
import { ruleOf } from '../codes.ts';
import type { CheckOptions } from '../options.ts';
import type { Place, Remark, Verdict } from '../verdict.ts';

/** How words are made to stand out on a terminal. */
export interface TextPaint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly bad: (text: string) => string;
}

const PLAIN: TextPaint = { strong: text => text, faint: text => text, bad: text => text };

/** Units of a source line that are shown, so that the place stays in sight in a line without end. */
const WIDTH = 100;

/** What was found, for people: place, what is wrong, the line with a caret, what to do; nothing of no INF. */
export function printText(
  verdicts: readonly Verdict[],
  options: CheckOptions,
  paint: TextPaint = PLAIN,
): string {
  if (verdicts.length === 0) return '';
  const printed = verdicts.flatMap(({ path, remarks }) =>
    remarks.map(remark => printRemark(path, remark, paint)),
  );
  return [...printed, printSum(verdicts, options)].join('\n');
}

function printRemark(path: string, remark: Remark, paint: TextPaint): string {
  const { code, level, message, place, hint } = remark;
  const where = place ? `${path}:${place.line}:${place.column}` : path;
  const head = `${paint.strong(where)}  ${level === 'error' ? paint.bad(level) : level} ${code}  ${message}`;
  const frame = place ? printFrame(place, hint, paint) : hint ? [`   ${hint}`] : [];
  const remedy = ruleOf(code)?.remedy;
  const last = `${remedy ? `${remedy}  ` : ''}${paint.faint(`firstplug check --code ${code}`)}`;
  return [head, ...frame, `   ${last}`, ''].join('\n');
}

function printFrame(place: Place, hint: string | undefined, paint: TextPaint): string[] {
  const { source, above, line, column, endLine, endColumn } = place;
  const from = Math.max(0, column - 1 - WIDTH / 2);
  const bar = paint.faint('│');
  const shown = (number: number, text: string): string =>
    `${String(number).padStart(5)} ${bar} ${text.slice(from, from + WIDTH)}`.trimEnd();
  const at = column - 1 - from;
  const length = (endLine === line ? endColumn : source.length + 1) - column;
  const carets = '^'.repeat(Math.max(1, Math.min(length, Math.min(source.length - from, WIDTH) - at)));
  return [
    ...(above?.trim() ? [shown(line - 1, above)] : []),
    shown(line, source),
    `      ${bar} ${' '.repeat(at)}${paint.bad(carets)}${hint ? ` ${hint}` : ''}`,
  ];
}

function printSum(verdicts: readonly Verdict[], { mode, rules }: CheckOptions): string {
  const remarks = verdicts.flatMap(verdict => verdict.remarks);
  const errors = remarks.filter(({ level }) => level === 'error').length;
  const warnings = remarks.length - errors;
  const infs = `${verdicts.length} INF${verdicts.length === 1 ? '' : 's'}`;
  const build = rules === 'next' ? 'the build to come' : String(rules.build || printWindowsVersion(rules));
  const asked = `(${mode} mode, rules of ${build})`;
  if (remarks.length === 0) return `nothing found in ${infs} ${asked}\n`;
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter(text => text !== '');
  const fixes = remarks.some(({ edits }) => edits) ? '   fix with --fix' : '';
  return `${counts.join(' and ')} in ${infs} ${asked}${fixes}\n`;
}

function count(number: number, what: string): string {
  return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`;
}
