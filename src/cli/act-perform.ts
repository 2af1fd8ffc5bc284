import { createInterface } from 'node:readline/promises';
import type { Step } from '../installer/index.ts';
import { isAnswer, type Question } from '../setupapi/index.ts';
import type { Supervision, WorkEnd } from '../windows/act/index.ts';
import type { ActOptions } from './act.ts';
import { ActJournal } from './act-journal.ts';
import type { ActResult, ActWork } from './act-work.ts';
import { Failure } from './failure.ts';
import { answerPair } from './played-step.ts';

/** What became of an act. */
export interface Performed {
  readonly end: WorkEnd<ActResult>;
  /** What an installation application had done, should its report never have come. */
  readonly soFar: readonly Step[];
}

const MINUTE = 60_000;
const WORD_EVERY = 30_000;

/** Has a worker act. Words about what takes long go to standard error; Ctrl+C ends the waiting. */
export async function perform(work: ActWork, { answer, timeout = '30' }: ActOptions): Promise<Performed> {
  const { supervise } = await import('../windows/act/index.ts');
  const { printStep } = await import('../installer/index.ts');
  const longest = Number(timeout) * MINUTE;
  if (!(longest > 0)) throw new Failure(`--timeout ${timeout}: it is a number of minutes`);
  const answers = answer.map(answerPair);
  const journal = new ActJournal(work.kind === 'pnputil' ? work.words.join(' ') : work.commandLine);
  const soFar: Step[] = [];
  const done = (step: Step): void => {
    soFar.push(step);
    for (const line of printStep(step)) journal.note(line);
  };
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  const supervision: Supervision = {
    ask: question => askPerson(question, answers),
    tell: say,
    doneSoFar: step => done(step as Step),
    calls: name => journal.note(`Windows was in ${name}`),
    programs: {
      most: longest,
      every: WORD_EVERY,
      stillRuns: ({ line }, ms) => say(`${Math.round(ms / 1000)} s: ${line} still runs`),
    },
    longestCall: longest,
    stillWaits: (name, ms) => say(`${Math.round(ms / 1000)} s: Windows is still in ${name}`),
    stop: stop.signal,
  };
  process.once('SIGINT', onSignal);
  try {
    const url = new URL('./act-worker.js', import.meta.url);
    return { end: await supervise<ActWork, ActResult>(url, work, supervision), soFar };
  } finally {
    process.removeListener('SIGINT', onSignal);
    journal.end();
  }
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** What was answered beforehand, else what the person types, where there is one. */
async function askPerson(
  question: Question,
  answers: readonly (readonly [string, string])[],
): Promise<{ readonly answer: string } | { readonly wrong?: string }> {
  const given = answers.find(([part]) => question.text.toLowerCase().includes(part.toLowerCase()))?.[1];
  const typed = given ?? (process.stdin.isTTY ? await typedAnswer(question) : undefined);
  if (typed === undefined) return {};
  const meant = question.answers.find(one => one.toLowerCase() === typed.toLowerCase()) ?? typed;
  return isAnswer(question, meant) ? { answer: meant } : { wrong: typed };
}

async function typedAnswer({ text, answers }: Question): Promise<string> {
  // The terminal edits the line itself: nothing has to steer it.
  const terminal = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  try {
    return (await terminal.question(`${text} (${answers.join(', ')}) `)).trim();
  } finally {
    terminal.close();
  }
}
