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

/** Writes a problem with its place, the line it is in and a caret under it. */
export function printProblem(path: string, text: string, problem: Problem): string {
  const { span, severity, message, remedy } = problem;
  const { line, column } = new LineIndex(text).position(span?.start ?? 0);
  const head = `${path}:${line}:${column}  ${severity}  ${message}`;
  const source = text.split('\n')[line - 1]?.replace(/\r$/, '') ?? '';
  const length = Math.max(1, Math.min((span?.end ?? 0) - (span?.start ?? 0), source.length - column + 1));
  const frame = [
    `${String(line).padStart(5)} │ ${source}`,
    `      │ ${' '.repeat(column - 1)}${'^'.repeat(length)}`,
  ];
  return [head, ...(span ? frame : []), ...(remedy ? [`   ${remedy}`] : [])].join('\n');
}
