import { type CodeRow, listCodes, MODES, type Rule, ruleOf } from '../check/index.ts';
import { Failure } from './failure.ts';

/** `firstplug check --codes` */
export function showCodes(json: boolean): void {
  const rows = listCodes();
  for (const row of rows) process.stdout.write(json ? `${JSON.stringify(row)}\n` : `${printRow(row)}\n`);
  if (!json)
    process.stdout.write(
      `${rows.filter(({ implemented }) => implemented).length} of ${rows.length} are looked for\n`,
    );
}

function printRow({ code, severity, statement, implemented, reason, sameAs }: CodeRow): string {
  const levels = MODES.map(mode => severity[mode].slice(0, 1).replace('n', '-')).join('');
  const how = sameAs ? `(as ${sameAs.join(' and ')}) ` : implemented ? '' : `(${reason}) `;
  return `${String(code).padEnd(6)} ${levels}  ${how}${statement}`;
}

/** `firstplug check --code 1203` */
export function explainCode(text: string, json: boolean): void {
  const row = listCodes().find(({ code }) => String(code) === text);
  if (!row) throw new Failure(`--code ${text}: no such code; firstplug check --codes lists them all`);
  const rule = ruleOf(row.code);
  if (json) {
    const { why, remedy, fixes, citation, wrong, right } = rule ?? {};
    process.stdout.write(`${JSON.stringify({ ...row, why, remedy, fixes, citation, wrong, right })}\n`);
    return;
  }
  const levels = MODES.map(mode => `${mode} ${row.severity[mode]}`).join(', ');
  const other = row.sameAs ? `Told as ${row.sameAs.join(' and ')}.` : `Not looked for: ${row.reason}`;
  const about = rule ? aboutRule(rule) : [other];
  process.stdout.write(`${[`${row.code}  ${row.statement}`, ...about, levels].join('\n')}\n`);
}

function aboutRule({ why, remedy, fixes }: Rule): string[] {
  const fix = fixes && '--fix puts it right where it is plain what was meant.';
  return [why, remedy, fix].filter(text => text !== undefined);
}
