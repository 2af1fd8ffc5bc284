import type { Explanation } from './explain.ts';
import type { LogReport } from './report.ts';
import { codeText, type Sentence } from './sentences.ts';

/** How parts of a line are made to stand out. */
export interface Colours {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
}

const asIs = (text: string): string => text;
const PLAIN: Colours = { strong: asIs, faint: asIs, good: asIs };

const SIGNS: Readonly<Record<Explanation['outcome'], string>> = {
  failed: '✗',
  warned: '!',
  succeeded: '✓',
  unfinished: '…',
};

/** Writes a report for people, a line each. Control characters of the log are left out. */
export function printReport(report: LogReport, colours: Colours = PLAIN): string[] {
  const { system, first, last, explanations } = report;
  const windows = system ? `Windows ${system.version}` : '';
  const when = first === undefined ? '' : first === last ? first : `${first} … ${last}`;
  const counts = [
    `${plural(report.sections, 'section')}`,
    `${report.failed} failed`,
    ...(report.warned ? [`${report.warned} with warnings`] : []),
  ];
  const rest = report.sections - explanations.length;
  return [
    colours.strong(counts.join(', ')) + colours.faint(`   ${[windows, when].filter(Boolean).join(', ')}`),
    ...explanations.flatMap(explanation => ['', ...printExplanation(explanation, colours)]),
    ...(rest > 0
      ? ['', colours.good(`✓ ${rest} other${rest > 1 ? 's' : ''}`) + colours.faint('   --all shows them')]
      : []),
    ...(report.unread > 0
      ? [
          '',
          colours.faint(
            `${plural(report.unread, 'line')} of ${report.lines} not understood   --json lists their forms`,
          ),
        ]
      : []),
  ].map(plain);
}

function printExplanation(explanation: Explanation, colours: Colours): string[] {
  const { outcome, line, headline, about, started, command, failure, sentences } = explanation;
  const head = line > 0 ? `line ${line}  ${headline}` : headline;
  const facts = [about, started].filter(Boolean).join('   ');
  return [
    `${SIGNS[outcome]} ${outcome === 'succeeded' ? colours.good(head) : colours.strong(head)}`,
    ...(facts ? [`  ${colours.faint(facts)}`] : []),
    ...(command === undefined ? [] : [`  ${colours.faint(`asked by ${command}`)}`]),
    ...(failure ? printFailure(failure) : []),
    ...sentences.map(sentence => printSentence(sentence, colours)),
  ];
}

function printFailure({
  line,
  where,
  code,
  name,
  cause,
  next,
  problem,
}: NonNullable<Explanation['failure']>): string[] {
  const place = where.length > 0 ? ` in ${where.join(' › ')}` : '';
  return [
    `  At line ${line}${place}: ${code === 0 ? name : codeText(code)}.`,
    ...(problem && code !== 0
      ? [`  The device has problem ${problem.number}, ${problem.name}: ${problem.means}.`]
      : []),
    `  Usual cause: ${cause}`,
    `  Next: ${next}`,
  ];
}

function printSentence({ line, text, severity, depth }: Sentence, colours: Colours): string {
  const sign = severity === 'error' ? '✗' : severity === 'warning' ? '!' : ' ';
  return `${colours.faint((line > 0 ? String(line) : '').padStart(8))} ${sign} ${'  '.repeat(Math.min(depth, 8))}${text}`;
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Without control characters, except the colours that we wrote ourselves. */
function plain(text: string): string {
  return text.replace(
    /\u001b(?!\[\d+m)|[\u0000-\u0008\u000a-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    '\ufffd',
  );
}
