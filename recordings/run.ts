import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './case.ts';
import { firstDifference } from './compare.ts';
import { EXEMPTIONS } from './exemptions.ts';
import { type PredictedSection, predictedSections } from './fidelity/predicted-sections.ts';
import { KINDS, type Kind } from './kinds.ts';
import { LINE_EXEMPTIONS } from './line-exemptions.ts';
import { countLines, printLines } from './lines.ts';
import { predictedCases } from './predict/cases.ts';
import { type Fact, type Json, type Recording, readRecordings, textOf } from './recording.ts';

/** What became of one case. */
export interface Judged {
  /** The kind of fact; `predicted …` where it was predicted and not only read. */
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly outcome: 'passed' | 'failed' | 'exempt';
  /** Why it is exempt, or what differs. */
  readonly why?: string;
}

export interface Result {
  readonly cases: readonly Judged[];
  readonly passed: number;
  readonly exempt: number;
  readonly failures: readonly string[];
  /** What is worth knowing and no failure. */
  readonly notes: readonly string[];
  /** The sections whose lines were predicted. */
  readonly sections: readonly PredictedSection[];
}

/** Texts that are a person's words and no output of Windows: there is nothing to read in them. */
const NARRATED = 'the raw text is what somebody told, not what Windows wrote';

/** Derives every fact of a folder from its raw texts and compares. */
export function runRecordings(folder: string): Result {
  const read = readRecordings(folder);
  const recordings = new Map(read.map(recording => [recording.file, recording]));
  const cases: Case[] = [];
  const notes: string[] = printLines(countLines(read));
  const files = readdirSync(join(folder, 'facts')).filter(file => file.endsWith('.json'));
  for (const file of files.sort()) {
    const name = file.replace(/\.json$/, '');
    const facts = JSON.parse(readFileSync(join(folder, 'facts', file), 'utf8')) as Json;
    const kind = KINDS.find(kind => kind.name === name);
    if (kind) cases.push(...compareKind(kind, facts, recordings, notes));
    else cases.push({ name, difference: 'unknown kind of facts' });
  }
  const sections = predictedSections(read);
  cases.push(...predictedCases(read), ...lineCases(sections));
  return { ...judge(cases, { ...EXEMPTIONS, ...LINE_EXEMPTIONS }), notes, sections };
}

/** Every installation that can be predicted: its log has no line more and none less, or it is known why. */
function lineCases(sections: readonly PredictedSection[]): Case[] {
  return sections.map(({ recording, compared }) => {
    const unknown = compared.differences.filter(({ reason }) => reason === undefined);
    const [first] = unknown;
    const line = first?.kind === 'missing' ? `line ${first.recorded.line}` : first?.predicted.text.trim();
    return {
      name: `predicted log-lines ${recording.file}:${compared.line}`,
      difference: first && `${unknown.length} lines differ without a known reason, the first is ${line}`,
    };
  });
}

/** Counts cases by what became of them; an exempt one that passes is a failure. */
export function judge(
  cases: readonly Case[],
  exemptions: Readonly<Record<string, string>>,
): Omit<Result, 'notes' | 'sections'> {
  const judged = cases.map(one => judgeCase(one, exemptions));
  const count = (outcome: Judged['outcome']): number => judged.filter(one => one.outcome === outcome).length;
  const failures = judged.flatMap(({ name, outcome, why }) =>
    outcome === 'failed' ? [`${name}: ${why}`] : [],
  );
  return { cases: judged, passed: count('passed'), exempt: count('exempt'), failures };
}

function judgeCase({ name, difference, excuse }: Case, exemptions: Readonly<Record<string, string>>): Judged {
  const reason = exemptions[name] ?? excuse;
  const [, kind = '', file = ''] = /^((?:predicted )?\S+) (\d+\.log)/.exec(name) ?? [];
  const of = { kind, name, file };
  if (reason === undefined)
    return difference === undefined
      ? { ...of, outcome: 'passed' }
      : { ...of, outcome: 'failed', why: difference };
  if (difference === undefined) return { ...of, outcome: 'failed', why: `is exempt (${reason}) and passes` };
  return { ...of, outcome: 'exempt', why: reason };
}

function compareKind(
  kind: Kind,
  json: Json,
  recordings: ReadonlyMap<string, Recording>,
  notes: string[],
): Case[] {
  const facts = kind.list?.(json) ?? (json as Fact[]);
  const derived = new Map(
    [...recordings].map(([file, recording]) => [file, byKey(kind, derivedFrom(kind, recording, notes))]),
  );
  const cases: Case[] = [];
  const seen = new Map<string, number>();
  let unrecorded = 0;
  for (const expected of facts) {
    const files = kind.filesOf?.(expected) ?? [textOf(expected.file)];
    const present = files.filter(file => recordings.has(file));
    if (present.length === 0 && (files.length === 0 || kind.ofFiles)) {
      unrecorded++;
      continue;
    }
    const key = keyOf(kind, expected);
    const name = `${kind.name} ${present[0] ?? files[0]}:${key}`;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    const found = present.map(file => derived.get(file)?.get(key)?.[nth]);
    const narrated = present.length > 0 && present.every(file => recordings.get(file)!.kind === 'narrated');
    cases.push({
      name: nth > 0 ? `${name} #${nth + 1}` : name,
      difference: compareFact(kind, expected, present, found),
      ...(narrated && { excuse: NARRATED }),
    });
  }
  if (unrecorded > 0)
    notes.push(`${kind.name}: ${unrecorded} facts are about texts that are not in this folder`);
  return cases;
}

/** The facts of one raw text; a text that our own code fails on has none, and the run goes on. */
function derivedFrom(kind: Kind, recording: Recording, notes: string[]): readonly Fact[] {
  try {
    return kind.derive(recording);
  } catch (error) {
    notes.push(`${kind.name} ${recording.file}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

function compareFact(
  kind: Kind,
  expected: Fact,
  files: readonly string[],
  found: readonly (Fact | undefined)[],
): string | undefined {
  if (files.length === 0) return 'its raw text is not in this folder';
  for (const [i, file] of files.entries()) {
    const wanted = kind.ofFiles?.(expected, [file]) ?? expected;
    const difference = found[i] ? firstDifference(wanted, onlyOf(wanted, found[i])) : 'nothing found there';
    if (difference) return files.length > 1 ? `${file} ${difference}` : difference;
  }
  return undefined;
}

/** A fact that also tells of other raw texts says less about this one: only that is compared. */
function onlyOf(wanted: Fact, found: Fact): Fact {
  if (typeof wanted.files !== 'object') return found;
  return Object.fromEntries(Object.entries(found).filter(([name]) => name in wanted));
}

function keyOf(kind: Kind, fact: Fact): string {
  return kind.keyOf?.(fact) ?? textOf(fact.line);
}

function byKey(kind: Kind, facts: readonly Fact[]): Map<string, Fact[]> {
  const found = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = keyOf(kind, fact);
    const same = found.get(key);
    if (same) same.push(fact);
    else found.set(key, [fact]);
  }
  return found;
}
