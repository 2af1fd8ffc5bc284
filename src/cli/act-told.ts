import {
  type Change,
  type Coverage,
  compareObserved,
  difference,
  type MachineReader,
  type Observed,
} from '../machine/index.ts';
import type { Predicted } from '../rehearsal/index.ts';
import type { ActOptions } from './act.ts';
import type { Performed } from './act-perform.ts';
import { exitStatus } from './exit-status.ts';

/** What an act changed beside what was planned. */
export interface ObservedAct extends Observed {
  /** The question at which the plan ended. */
  readonly planEndedAt?: string;
}

/** Compares the plan with what is so afterwards, as far as snapshots know. */
export function observedOf(
  { effects, waits }: Predicted,
  before: MachineReader,
  after: MachineReader,
): ObservedAct {
  const coverage = after.coverage ?? EVERYTHING;
  const observed = compareObserved(effects, difference(before, after), coverage);
  return { ...observed, ...(waits !== undefined && { planEndedAt: waits }) };
}

const EVERYTHING: Coverage = { known: ['HKLM', 'HKU', 'C:'], except: [] };

/** Writes what became of an act and how it differs from the plan, and sets the exit code. */
export async function tellPerformed(
  performed: Performed,
  observed: ObservedAct,
  options: ActOptions,
): Promise<void> {
  const { lines, exitCode } = await toldOf(performed);
  if (options.json) {
    const { end, soFar } = performed;
    process.stdout.write(
      `${JSON.stringify({ version: 1, end, ...(soFar.length > 0 && { soFar }), observed: observedData(observed), exitCode })}\n`,
    );
  } else
    process.stdout.write(
      `${[...lines, '', ...observedLines(observed, options.changes ?? false)].join('\n')}\n`,
    );
  process.exitCode = exitStatus(exitCode);
}

const WAITS = 1;
const FAILED = 2;
const STOPPED = 1223;
const TIMED_OUT = 1460;

async function toldOf({
  end,
  soFar,
}: Performed): Promise<{ readonly lines: readonly string[]; readonly exitCode: number }> {
  const { printReport, printStep } = await import('../installer/index.ts');
  const done = soFar.flatMap(step => printStep(step).map(line => `  ${line}`));
  const partly = done.length > 0 ? ['Done until then, and it stays done:', ...done] : [];
  switch (end.kind) {
    case 'finished':
      if (end.result.kind === 'pnputil') {
        const { lines, exitCode } = end.result.answer;
        return { lines: lines.slice(2), exitCode };
      }
      return { lines: printReport(end.result.ended.report), exitCode: end.result.ended.exitCode };
    case 'unanswered':
      return {
        lines: [
          `Nobody answers: ${end.question.text} (${end.question.answers.join(', ')}). Give it with --answer.`,
          ...partly,
        ],
        exitCode: WAITS,
      };
    case 'hung':
      return {
        lines: [
          `Windows did not come back from ${end.name}: nobody waits any longer. It may still do it; look at it with: firstplug devices`,
          ...partly,
        ],
        exitCode: TIMED_OUT,
      };
    case 'stopped':
      return {
        lines: [
          `Stopped${end.name === undefined ? '' : `, while Windows was in ${end.name}, which it may still do`}.`,
          ...partly,
        ],
        exitCode: STOPPED,
      };
    case 'failed':
      return { lines: [`It could not be done: ${end.message}`, ...partly], exitCode: FAILED };
  }
}

/** Changes are shown up to so many, unless all are wanted. */
const MOST = 10;

function observedLines(
  { same, missing, unplanned, different, planEndedAt }: ObservedAct,
  all: boolean,
): string[] {
  const some = (title: string, lines: readonly string[]): string[] => {
    if (lines.length === 0) return [];
    const shown = all ? lines : lines.slice(0, MOST);
    const more = lines.length - shown.length;
    return [
      `${title} (${lines.length})`,
      ...shown.map(line => `  ${line}`),
      ...(more > 0 ? [`  and ${more} more: --changes`] : []),
    ];
  };
  const differ = missing.length + unplanned.length + different.length;
  return [
    ...(planEndedAt === undefined ? [] : [`The plan ends at a question: ${planEndedAt}`]),
    differ === 0 ? `As planned: ${same} changes` : `${same} changes as planned; ${differ} are not`,
    ...some('planned, and not so', missing.map(changeText)),
    ...some('so, and not planned', unplanned.map(changeText)),
    ...some(
      'otherwise than planned',
      different.map(({ planned, observed }) => `${changeText(observed)}  (planned: ${afterText(planned)})`),
    ),
  ];
}

function changeText(change: Change): string {
  if (change.kind === 'value') return `${change.key}  ${change.name || '(default)'} = ${afterText(change)}`;
  if (change.kind === 'key') return `${change.key}  ${change.after ? 'made' : 'deleted'}`;
  if (change.kind === 'file' || change.kind === 'directory')
    return `${change.path}  ${change.after ? 'there' : 'gone'}`;
  return change.kind;
}

function afterText(change: Change): string {
  if (change.kind !== 'value') return 'after' in change && change.after ? 'there' : 'gone';
  const { after } = change;
  if (!after) return 'deleted';
  const { data, type } = after;
  if (data instanceof Uint8Array) return `type ${type}, ${data.length} bytes`;
  return typeof data === 'object' ? data.join(', ') : String(data);
}

function observedData({ same, missing, unplanned, different, planEndedAt }: ObservedAct): object {
  return {
    same,
    missing: missing.map(changeText),
    unplanned: unplanned.map(changeText),
    different: different.map(({ planned, observed }) => ({
      observed: changeText(observed),
      planned: afterText(planned),
    })),
    ...(planEndedAt !== undefined && { planEndedAt }),
  };
}
