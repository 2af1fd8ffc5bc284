import { type CheckOptions, printInfVerif, printJson, printText, type Verdict } from '../check/index.ts';
import { Failure } from './failure.ts';
import { paintText } from './paint.ts';

export const FORMATS = ['text', 'infverif', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** Reads the value of `--format`. */
export function readFormat(text: string): Format {
  const format = FORMATS.find(name => name === text);
  if (format) return format;
  throw new Failure(`--format ${text}: no format; it is one of ${FORMATS.join(', ')}`);
}

export function printVerdicts(
  verdicts: readonly Verdict[],
  options: CheckOptions,
  format: Format,
  verbose: boolean,
): string {
  switch (format) {
    case 'text':
      return printText(verdicts, options, paintText());
    case 'infverif':
      return printInfVerif(verdicts, options, verbose);
    case 'json':
      return printJson(verdicts);
  }
}
