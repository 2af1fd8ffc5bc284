import { ruleOf } from '../codes.ts';
import type { RuleCode } from '../rule.ts';
import type { Remark, Verdict } from '../verdict.ts';

/** Each code of InfVerif has an anchor there. */
const PAGE =
  'https://learn.microsoft.com/windows-hardware/drivers/devtest/inf-validation-errors-and-warnings';

/**
 * What was found as SARIF 2.1.0, for code scanning. Columns count UTF-16 units.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function printSarif(verdicts: readonly Verdict[], version: string): string {
  const codes = [...new Set(verdicts.flatMap(({ remarks }) => remarks.map(({ code }) => code)))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'firstplug', version, rules: codes.map(describe) },
        },
        columnKind: 'utf16CodeUnits',
        results: verdicts.flatMap(({ path, remarks }) =>
          remarks.map(remark => resultOf(path, remark, codes)),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describe(code: RuleCode): object {
  const rule = ruleOf(code);
  return {
    id: String(code),
    ...(rule && {
      shortDescription: { text: rule.statement },
      fullDescription: { text: rule.why },
      ...(rule.remedy && { help: { text: rule.remedy } }),
    }),
    ...(typeof code === 'number' && { helpUri: `${PAGE}#${code}` }),
  };
}

function resultOf(path: string, remark: Remark, codes: readonly RuleCode[]): object {
  const { code, level, message, hint, place } = remark;
  const region = place && {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    ...(place.line === place.endLine && { snippet: { text: place.source } }),
  };
  return {
    ruleId: String(code),
    ruleIndex: codes.indexOf(code),
    level,
    message: { text: hint ? `${message}: ${hint}` : message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...(region && { region }) } }],
  };
}

/** A relative reference, as code scanning wants it. */
function uriOf(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}
