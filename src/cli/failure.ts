import { LineIndex, type Problem } from '../base/index.ts';

/** A failure to tell the user about: what, where, why it matters and what to do. Never shown with a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** 1: what was asked for was found wanting. 2: it could not be done. */
  readonly exitCode: number;

  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Problems beyond these are counted only. */
const MOST_PROBLEMS = 20;
/** Units of a source line that are shown, so that the place stays in sight in a line without end. */
const WIDTH = 100;

/** Writes problems with their places, the lines they are in and carets under them. */
export function printProblems(path: string, text: string, problems: readonly Problem[]): string {
  const index = new LineIndex(text);
  const lines = text.split(/\r\n|\r|\n/);
  const printed = problems.slice(0, MOST_PROBLEMS).map(problem => printProblem(path, index, lines, problem));
  const more = problems.length - MOST_PROBLEMS;
  return [...printed, ...(more > 0 ? [`and ${more} more`] : [])].join('\n\n');
}

function printProblem(path: string, index: LineIndex, lines: readonly string[], problem: Problem): string {
  const { span, severity, message, remedy } = problem;
  const { line, column } = index.position(span?.start ?? 0);
  const head = span
    ? `${path}:${line}:${column}  ${severity}  ${message}`
    : `${path}  ${severity}  ${message}`;
  const frame = span ? printFrame(lines[line - 1]!, line, column, span.end - span.start) : [];
  return [head, ...frame, ...(remedy ? [`   ${remedy}`] : [])].join('\n');
}

function printFrame(source: string, line: number, column: number, length: number): string[] {
  const from = Math.max(0, column - 1 - WIDTH / 2);
  const shown = source.slice(from, from + WIDTH);
  const place = column - 1 - from;
  const carets = Math.max(1, Math.min(length, shown.length - place));
  return [`${String(line).padStart(5)} │ ${shown}`, `      │ ${' '.repeat(place)}${'^'.repeat(carets)}`];
}
