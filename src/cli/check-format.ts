import { readFileSync } from 'node:fs';
import {
  type CheckOptions,
  printGithub,
  printHtml,
  printInfVerif,
  printJson,
  printJunit,
  printSarif,
  printText,
  type Verdict,
} from '../check/index.ts';
import { Failure } from './failure.ts';
import { paintText } from './paint.ts';

const FORMATS = ['text', 'infverif', 'json', 'sarif', 'junit', 'github', 'html'] as const;
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
    case 'sarif':
      return printSarif(verdicts, ownVersion());
    case 'junit':
      return printJunit(verdicts);
    case 'github':
      return printGithub(verdicts);
    case 'html':
      return printHtml(verdicts);
  }
}

function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
