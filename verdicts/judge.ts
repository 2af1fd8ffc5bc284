import { basename } from 'node:path';
import {
  type CheckOptions,
  checkInf,
  DEFAULT_OPTIONS,
  type Finding,
  readSource,
} from '../src/check/index.ts';
import { type Encoding, encodeInf } from '../src/inf/index.ts';
import type { CaseInf, Said, VerdictCase } from './cases.ts';

/** What a case came to: what is otherwise than recorded, or why nobody can tell. */
export type Outcome =
  | { readonly kind: 'judged'; readonly differences: readonly string[] }
  | { readonly kind: 'skipped'; readonly reason: string };

/** Judges a case: same codes on same lines; of a commit, that the codes it claims are there before and not after. */
export function judge(one: VerdictCase): Outcome {
  const { inf, fixed, said, claimed, kind } = one;
  if (!inf) return { kind: 'skipped', reason: 'the INF is not known' };
  const isOutput = kind.includes('tool-output') && said.length > 0;
  if (!isOutput && claimed.length === 0) return { kind: 'skipped', reason: 'no code is named' };
  if (!isOutput && fixed && isOfAnotherFile(claimed, inf, fixed)) {
    return { kind: 'skipped', reason: 'the commit changes no header here: 1209 is of another of its files' };
  }
  const before = findingsIn(inf, one);
  const differences = isOutput ? compare(said, before) : missing(claimed, before);
  const after = fixed ? present(codesOf(one), findingsIn(fixed, one)) : [];
  return { kind: 'judged', differences: [...differences, ...after] };
}

/** A commit of many files claims codes for all of them: sections defined twice go only with their headers. */
function isOfAnotherFile(claimed: readonly number[], before: CaseInf, after: CaseInf): boolean {
  const headers = ({ text }: CaseInf): string => (text.match(/^\s*\[.*\]/gm) ?? []).join('\n');
  return claimed.every(code => code === 1209) && headers(before) === headers(after);
}

/** What a fix has to take away. */
function codesOf({ claimed, said }: VerdictCase): readonly number[] {
  return claimed.length > 0 ? claimed : [...new Set(said.map(({ code }) => code))];
}

function findingsIn(inf: CaseInf, { mode, build }: VerdictCase): readonly Finding[] {
  const options: CheckOptions = {
    ...DEFAULT_OPTIONS,
    mode,
    template: /\.(inx|inf\.in)$/i.test(inf.path),
    ...(build !== undefined && { rules: { major: 10, minor: 0, build } }),
  };
  const source = readSource(basename(inf.path), encodeInf(inf.text, encodingOf(inf)).value);
  return checkInf(source, options).filter(({ code }) => typeof code === 'number');
}

function encodingOf({ encoding = '' }: CaseInf): Encoding {
  if (/utf-16le/i.test(encoding)) return 'utf-16le';
  return /utf-8-?(sig|bom)|utf-8 with/i.test(encoding) ? 'utf-8' : 'ansi';
}

/** As often as recorded, at the lines recorded. */
function compare(said: readonly Said[], found: readonly Finding[]): string[] {
  const left = found.map(({ code, line }) => nameOf({ code: Number(code), line: line ?? null }));
  const absent: string[] = [];
  for (const one of said) {
    const at = left.indexOf(nameOf(one));
    if (at >= 0) left.splice(at, 1);
    else absent.push(`not found: ${nameOf(one)}`);
  }
  return [...absent, ...left.map(name => `not recorded: ${name}`)];
}

function nameOf({ code, line }: Said): string {
  return line === null ? String(code) : `${code} in line ${line}`;
}

function missing(claimed: readonly number[], found: readonly Finding[]): string[] {
  return claimed.filter(code => !found.some(one => one.code === code)).map(code => `not found: ${code}`);
}

function present(gone: readonly number[], found: readonly Finding[]): string[] {
  return found
    .filter(({ code }) => gone.includes(Number(code)))
    .map(({ code, line }) => `still after the fix: ${nameOf({ code: Number(code), line: line ?? null })}`);
}
