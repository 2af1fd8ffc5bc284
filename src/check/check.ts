import { compareVersions, LineIndex, type Span } from '../base/index.ts';
import { levelsOf } from './codes.ts';
import { isIgnored } from './ignore.ts';
import { levelAt } from './levels.ts';
import type { Level } from './mode.ts';
import type { CheckOptions } from './options.ts';
import type { Edit, Found, Rule, RuleCode } from './rule.ts';
import { rules } from './rules/index.ts';
import type { Source } from './source.ts';
import { Subject } from './view/subject.ts';

/** Something that a rule found in an INF, at the level that counts in the mode asked for. */
export interface Finding {
  readonly code: RuleCode;
  readonly level: Exclude<Level, 'none'>;
  readonly message: string;
  /** The place in the text of the file; absent where the whole file is meant. */
  readonly span?: Span;
  /** The line from 1 that InfVerif names, which may be the header of the section. */
  readonly line?: number;
  readonly hint?: string;
  /** What puts it right without guessing. */
  readonly edits?: readonly Edit[];
}

/** Checks an INF. What is found comes in the order of the lines; what belongs to no line first. */
export function checkInf(source: Source, options: CheckOptions): Finding[] {
  const { opened } = source;
  const subject = opened.ok ? new Subject(source, opened.inf, options) : undefined;
  const located: Located[] = [];
  for (const rule of rules) {
    for (const one of foundBy(rule, source, subject, options)) {
      const level = levelAt(levelsOf(rule), options, one.use);
      if (level === 'none') continue;
      located.push(locate(rule.code, level, namesLists(options.rules) ? atList(one) : one, source));
    }
  }
  const found = inOrder(located);
  const { ignores } = source;
  if (ignores.length === 0) return found;
  const index = lineIndexOf(source);
  return found.filter(({ span, ...finding }) => {
    const line = span && index.position(span.start).line;
    return !isIgnored(finding, line, ignores);
  });
}

interface Located {
  readonly finding: Finding;
  /** Where it is put in order. */
  readonly at: number;
}

function foundBy(
  rule: Rule,
  source: Source,
  subject: Subject | undefined,
  options: CheckOptions,
): readonly Found[] {
  const { rules: build, mode } = options;
  if (rule.since && build !== 'next' && compareVersions(build, rule.since) < 0) return [];
  if (levelsOf(rule)[mode] === 'none') return [];
  if (rule.of === 'file') return rule.find(source, options);
  return subject ? rule.find(subject) : [];
}

/**
 * The lines that InfVerif names for what sections of the registry and lists of files hold.
 * Observed: the header (infverif case 014, of 2023); 10.0.17763 named the entry for 1303
 * (virtio-win/kvm-guest-drivers-windows issue 541), as what was newest in January 2024 did for 1322
 * (BestBurning/kmclass issue 4).
 * Assumed: 10.0.22621 is the last one that named the entry; settled by one INF checked by it and by 10.0.26100.
 */
function namesLists(build: CheckOptions['rules']): boolean {
  return build === 'next' || build.build > 22621 || build.major > 10;
}

function atList(found: Found): Found {
  return found.list ? { ...found, reported: found.list } : found;
}

function locate(code: RuleCode, level: Finding['level'], found: Found, source: Source): Located {
  const { message, hint, edits, span, reported } = found;
  const original = span && source.stamped.original(span);
  const named = typeof reported === 'object' ? source.stamped.original(reported) : original;
  const line = named && reported !== 'no line' ? lineIndexOf(source).position(named.start).line : undefined;
  const finding = {
    code,
    level,
    message,
    ...(original && { span: original }),
    ...(line !== undefined && { line }),
    ...(hint !== undefined && { hint }),
    ...(edits !== undefined &&
      edits.length > 0 && {
        edits: edits.map(edit => ({ ...edit, span: source.stamped.original(edit.span) })),
      }),
  };
  return { finding, at: named?.start ?? -1 };
}

const INDEXES = new WeakMap<Source, LineIndex>();

/** Where the lines of the file begin. */
export function lineIndexOf(source: Source): LineIndex {
  const index = INDEXES.get(source) ?? new LineIndex(source.decoded.text);
  INDEXES.set(source, index);
  return index;
}

/** Each once: what two architectures have in common is found twice. */
function inOrder(found: readonly Located[]): Finding[] {
  const seen = new Map<string, Located>();
  for (const one of found) {
    const { code, line, message } = one.finding;
    const id = `${code}\0${line}\0${message}`;
    if (!seen.has(id)) seen.set(id, one);
  }
  return [...seen.values()]
    .toSorted((a, b) => a.at - b.at || rank(a.finding.code) - rank(b.finding.code))
    .map(({ finding }) => finding);
}

function rank(code: RuleCode): number {
  return typeof code === 'number' ? code : Number.POSITIVE_INFINITY;
}
