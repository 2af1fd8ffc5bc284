import type { Citation } from '../../src/base/index.ts';
import {
  type CodeRow,
  levelsOf,
  listCodes,
  MODES,
  type Rule,
  rules,
  type Sample,
} from '../../src/check/index.ts';

export interface Page {
  readonly path: string;
  readonly text: string;
}

const TABLE = 'docs/manual/check-codes.md';

/** The page of each rule, and the table of all codes in its page of the manual. */
export function pages(textOf: (path: string) => string): Page[] {
  const addresses = addressesIn(textOf('spec/pages.json'));
  const own = rules.map(rule => ({ path: pagePath(rule.code), text: rulePage(rule, addresses) }));
  return [...own, { path: TABLE, text: tablePage() }];
}

function pagePath(code: Rule['code']): string {
  return `docs/rules/${String(code).replaceAll('/', '-')}.md`;
}

function addressesIn(json: string): ReadonlyMap<string, string> {
  const listed = JSON.parse(json) as { page: string; url: string }[];
  return new Map(listed.map(({ page, url }) => [page, url]));
}

const WHERE_PLAIN = 'puts it right where it is plain what was meant.';

function rulePage(rule: Rule, addresses: ReadonlyMap<string, string>): string {
  const { code, statement, why, remedy, fixes, wrong, right, citation } = rule;
  const after = [remedy, fixes && `\`firstplug check --fix\` ${WHERE_PLAIN}`].filter(Boolean);
  const levels = levelsOf(rule);
  return `<!-- Written by \`npm run rules\` from src/check/rules. -->
# ${code}

${[`${statement} ${why}`, ...after].join('\n\n')}

| ${MODES.join(' | ')} |
|${MODES.map(() => '---|').join('')}
| ${MODES.map(mode => levels[mode]).join(' | ')} |

## Wrong

${wrong.map(printSample).join('\n')}
## Right

${right.map(printSample).join('\n')}
${printCitation(citation, addresses)}
`;
}

function printSample(sample: string | Sample): string {
  const { inf, files, predecessor }: Sample = typeof sample === 'string' ? { inf: sample } : sample;
  const blocks = [
    printInf(inf),
    ...(files ? [`Beside it: ${Object.entries(files).map(printFile).join(', ')}.\n`] : []),
    ...(predecessor === undefined ? [] : [`The predecessor:\n`, printInf(predecessor)]),
  ];
  return blocks.join('\n');
}

function printInf(inf: string): string {
  const shown = inf.replaceAll(/[«»\u{FEFF}]/gu, '').replaceAll(/^;- (.*)$/gm, '; without $1');
  return `\`\`\`ini\n${shown.trimEnd()}\n\`\`\`\n`;
}

function printFile([path, content]: readonly [string, string]): string {
  return content === '' ? `\`${path}\`` : `\`${path}\` (${content})`;
}

function printCitation(citation: Citation, addresses: ReadonlyMap<string, string>): string {
  switch (citation.grade) {
    case 'documented':
      return `Documented: <${addresses.get(citation.page) ?? citation.page}>`;
    case 'observed':
      return `Observed: ${citation.record}`;
    case 'assumed':
      return `Assumed; it would be settled by ${citation.settledBy}.`;
  }
}

function tablePage(): string {
  const rows = listCodes();
  return `<!-- Written by \`npm run rules\` from src/check. -->
# The codes of firstplug check

The first are those of InfVerif, in our words; those with points are Inf2Cat's; the others are our own. The list that the command shows with --codes counts them. Levels by mode: E error, W warning, – nothing.

| code | k u w h | what is wrong | |
|---|---|---|---|
${rows.map(tableRow).join('\n')}
`;
}

const LETTERS = { error: 'E', warning: 'W', none: '–' };

function tableRow({ code, severity, statement, implemented, reason, sameAs }: CodeRow): string {
  const page = `../rules/${String(code).replaceAll('/', '-')}.md`;
  const levels = MODES.map(mode => LETTERS[severity[mode]]).join(' ');
  const told = sameAs ? `as ${sameAs.join(' and ')}` : implemented ? 'yes' : reason;
  const cells = [implemented && !sameAs ? `[${code}](${page})` : code, levels, statement, told];
  return `| ${cells.map(cell => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}
