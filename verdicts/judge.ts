import { basename } from 'node:path';
import {
  type CheckOptions,
  checkInf,
  DEFAULT_OPTIONS,
  listCodes,
  type Mode,
  readSource,
} from '../src/check/index.ts';
import { type Encoding, encodeInf } from '../src/inf/index.ts';
import type { CaseInf, Said, VerdictCase } from './cases.ts';

/** What a case came to: what is otherwise than recorded, or why nobody can tell. */
export type Outcome =
  | { readonly kind: 'judged'; readonly differences: readonly string[]; readonly as: string }
  | { readonly kind: 'skipped'; readonly reason: string };

/**
 * Judges a case: same codes on same lines; of a commit, that the codes it claims are there before and not after. What
 * a record does not tell of mode and build is open: it passes as one of those that it leaves, and says as which.
 */
export function judge(record: VerdictCase): Outcome {
  const { inf, fixed } = record;
  if (!inf) return { kind: 'skipped', reason: 'the INF is not known' };
  const claimed = record.claimed.filter(code => KNOWN.has(code));
  const one = { ...record, claimed };
  if (!isOutput(one) && claimed.length === 0 && record.claimed.length > 0) {
    return { kind: 'skipped', reason: `no table has ${record.claimed.join(', ')}` };
  }
  if (!isOutput(one) && !fixed)
    return { kind: 'skipped', reason: 'neither an output nor what came after is known' };
  if (!isOutput(one) && isOfAnotherFile(claimed, inf, fixed!)) {
    return { kind: 'skipped', reason: 'the commit changes no header here: 1209 is of another of its files' };
  }
  const tried = toolsOf(one).map(tool => ({
    as: `/${tool.mode} ${tool.build}`,
    differences: differencesFor(one, inf, tool),
  }));
  const [nearest] = tried.toSorted((a, b) => a.differences.length - b.differences.length);
  return { kind: 'judged', ...nearest! };
}

/** The codes that the table has; numbers were others before. */
const KNOWN: ReadonlySet<unknown> = new Set(listCodes().map(({ code }) => code));

interface Tool {
  readonly mode: Mode;
  readonly build: number;
}

/** Codes that mode w alone gives. */
const ISOLATION = [1320, 1321, 1322, 1323, 1329, 1340, 1341, 1402, 2092, 2660, 2661, 2662, 2663, 1328, 1450];

/** The tools that may have made a record, likelier ones first. */
function toolsOf({ mode, builds, said, claimed }: VerdictCase): readonly Tool[] {
  const isIsolation = [...said.map(({ code }) => code), ...claimed].some(code =>
    ISOLATION.includes(code ?? 0),
  );
  const modes: readonly Mode[] = mode ? [mode] : isIsolation ? ['w', 'h'] : ['u', 'w', 'k', 'h'];
  return builds.flatMap(build => modes.map(one => ({ mode: one, build })));
}

function isOutput({ kind, said }: VerdictCase): boolean {
  return kind !== 'fix-pair' && said.length > 0;
}

function differencesFor(one: VerdictCase, inf: CaseInf, tool: Tool): readonly string[] {
  const before = foundIn(inf, one, tool);
  const after = one.fixed && foundIn(one.fixed, one, tool);
  if (isOutput(one)) return [...compare(one, before), ...remaining(one, after ?? [])];
  if (one.claimed.length > 0) return [...missing(one.claimed, before), ...remaining(one, after!)];
  return cleanedUp(before, after!);
}

/** A commit of many files claims codes for all of them: sections defined twice go only with their headers. */
function isOfAnotherFile(claimed: readonly number[], before: CaseInf, after: CaseInf): boolean {
  const headers = ({ text }: CaseInf): string =>
    (text.match(/^[ \t]*\[[^\]\n]*\]/gm) ?? []).map(header => header.trim()).join('\n');
  return claimed.length > 0 && claimed.every(code => code === 1209) && headers(before) === headers(after);
}

interface Found extends Said {
  readonly code: number;
  readonly isError: boolean;
}

function foundIn(inf: CaseInf, { said }: VerdictCase, { mode, build }: Tool): readonly Found[] {
  const options: CheckOptions = {
    ...DEFAULT_OPTIONS,
    mode,
    // Builds stamp an INF first, so what is recorded is of a stamped one, but where it tells of a placeholder.
    template: !said.some(({ code }) => code === 1274),
    rules: { major: 10, minor: 0, build },
  };
  const found = checkInf(readSource(basename(inf.path), bytesOf(inf)), options);
  return found.flatMap(({ code, line, level }) =>
    typeof code === 'number' ? [{ code, line: line ?? null, isError: level === 'error' }] : [],
  );
}

/** How encodings are called. One without a name for it is as its repository keeps it: UTF-8 without a mark. */
const ENCODINGS: readonly (readonly [name: RegExp, encoding: Encoding | undefined])[] = [
  [/^utf-?16-?be/i, 'utf-16be'],
  [/^utf-?16|^unicode$/i, 'utf-16le'],
  [/^utf-?8.*(?:sig|bom)/i, 'utf-8'],
  [/^(?:ascii|utf-?8)/i, undefined],
  [/^(?:ansi|windows-125|cp125|latin|iso-8859)/i, 'ansi'],
];

function bytesOf({ encoding, text }: CaseInf): Uint8Array {
  const known = ENCODINGS.find(([name]) => name.test(encoding));
  if (!known) throw new Error(`the encoding ${encoding} is not known`);
  return known[1] ? encodeInf(text.replace(/^\uFEFF/, ''), known[1]).value : new TextEncoder().encode(text);
}

/**
 * As often as recorded, at the lines recorded. Where no line at all is recorded, nobody wrote them down; where the
 * record is a part of the output, there may be more, and where it has errors alone, warnings. Where InfVerif names no
 * line, Visual Studio shows 1 and the Hardware Dev Center 0.
 */
function compare({ said, isPart, onlyErrors }: VerdictCase, found: readonly Found[]): string[] {
  const hasLines = said.some(({ line }) => line !== null);
  const left = [...found];
  const take = (at: number): boolean => at >= 0 && left.splice(at, 1).length > 0;
  const isSame = (one: Said, other: Said): boolean =>
    (one.code === null || one.code === other.code) &&
    (one.line === other.line || (one.line === null ? !hasLines : one.line <= 1 && other.line === null));
  // What is told exactly is looked for first.
  const absent = said
    .toSorted((a, b) => Number(a.code === null) - Number(b.code === null))
    .filter(
      one =>
        !take(left.findIndex(({ code, line }) => code === one.code && line === one.line)) &&
        !take(left.findIndex(other => isSame(one, other))),
    );
  return [
    ...absent.map(one => `not found: ${nameOf(one)}`),
    ...left
      .filter(({ isError }) => !isPart && (isError || !onlyErrors))
      .map(one => `not recorded: ${nameOf(one)}`),
  ];
}

function nameOf({ code, line }: Said): string {
  const what = code ?? 'what has no code';
  return line === null ? String(what) : `${what} in line ${line}`;
}

function missing(claimed: readonly number[], found: readonly Found[]): string[] {
  return claimed.filter(code => !found.some(one => one.code === code)).map(code => `not found: ${code}`);
}

/** What a fix has to take away, and did not. */
function remaining({ claimed, said }: VerdictCase, found: readonly Found[]): string[] {
  const gone = claimed.length > 0 ? claimed : said.map(({ code }) => code);
  return found.filter(({ code }) => gone.includes(code)).map(one => `still after the fix: ${nameOf(one)}`);
}

/** A commit that cleans up without saying what: something has to go, and nothing new may come. */
function cleanedUp(before: readonly Found[], after: readonly Found[]): string[] {
  const times = (all: readonly Found[], code: number): number => all.filter(one => one.code === code).length;
  const came = after.filter(({ code }) => times(after, code) > times(before, code));
  const goes = before.some(({ code }) => times(before, code) > times(after, code));
  return [
    ...came.map(one => `only after the fix: ${nameOf(one)}`),
    ...(goes ? [] : ['nothing is cleaned up']),
  ];
}
