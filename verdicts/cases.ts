import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../src/check/index.ts';
import { buildsOf } from './builds.ts';

/** An INF of a case, as it was written to the disk of whoever checked it. */
export interface CaseInf {
  readonly path: string;
  readonly encoding: string;
  readonly text: string;
}

/** What InfVerif said. A code or line that it did not name, or that nobody wrote down, is null. */
export interface Said {
  readonly code: number | null;
  readonly line: number | null;
}

/** A record of InfVerif: what it said of an INF, or a commit that claims to take codes away. */
export interface VerdictCase {
  readonly name: string;
  readonly kind: Kind;
  /** The mode that the record tells; undefined where it tells none. */
  readonly mode: Mode | undefined;
  /** The builds that the tool may have had, likelier ones first. */
  readonly builds: readonly number[];
  /** Whether the record says that it is a part of the output. */
  readonly isPart: boolean;
  /** Whether errors alone are recorded: who asks about those leaves warnings out. */
  readonly onlyErrors: boolean;
  readonly said: readonly Said[];
  readonly claimed: readonly number[];
  readonly inf: CaseInf | undefined;
  readonly fixed: CaseInf | undefined;
}

/** What a file of the folder is that is no case, or none that can be read. */
export interface NoCase {
  readonly name: string;
  /** `other`: it is of another kind, which nobody can judge. `unreadable`: it would be a case, and is not understood. */
  readonly is: 'other' | 'unreadable';
  readonly reason: string;
}

const KINDS = ['tool-output', 'tool-output+fix-pair', 'fix-pair', 'message-only'] as const;
type Kind = (typeof KINDS)[number];

type Fields = Readonly<Record<string, unknown>>;

/** Reads the cases of a folder, in the order of their names. Nothing of it is passed over in silence. */
export function readCases(folder: string): (VerdictCase | NoCase)[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .toSorted()
    .map(file => {
      const name = file.replace(/\.json$/, '');
      try {
        const record: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
        return isFields(record) && 'kind' in record
          ? readCase(name, record)
          : { name, is: 'other', reason: 'it is no case of InfVerif: it has no kind' };
      } catch (error) {
        return { name, is: 'unreadable', reason: (error as Error).message };
      }
    });
}

function readCase(name: string, record: Fields): VerdictCase {
  const kind = KINDS.find(one => one === record.kind);
  if (!kind) throw new Error(`a case of the kind ${String(record.kind)} is not known`);
  const inf = readInf(record.inf, 'inf');
  const output = listOf(record.output, 'output').map(fieldsOf);
  const where = [record.tool, record.command, record.note].map(text => textOf(text)).join(' ');
  const day = textOf(record.reported) || textOf(record.date);
  return {
    name,
    kind,
    mode: modeOf(where, day),
    builds: buildsOf(where, day),
    isPart: /\b(?:excerpt|partial|truncated|incomplete)\b/i.test(textOf(record.note)),
    onlyErrors: output.every(({ severity }) => /^error$/i.test(textOf(severity))),
    said: output.map(readSaid),
    claimed: listOf(record.codesClaimed, 'codesClaimed').flatMap(
      code => numberOf(code, 'codesClaimed') ?? [],
    ),
    inf,
    fixed: readInf(record.infAfterFix, 'infAfterFix', inf),
  };
}

function fieldsOf(one: unknown): Fields {
  if (!isFields(one)) throw new Error('a line of output is no object');
  return one;
}

function readSaid({ code, line }: Fields): Said {
  return { code: numberOf(code, 'code'), line: numberOf(line, 'line') };
}

/** An INF after a fix has the path of the one before. */
function readInf(inf: unknown, field: string, before?: CaseInf): CaseInf | undefined {
  if (inf === null || inf === undefined) return undefined;
  if (!isFields(inf)) throw new Error(`${field} is no object`);
  const text = textOf(inf.text);
  if (text === '') throw new Error(`${field} has no text`);
  const path = textOf(inf.path) || before?.path || 'case.inf';
  return { path, encoding: textOf(inf.encoding) || before?.encoding || 'ascii/utf-8', text };
}

/**
 * The mode that a record tells: a switch, or the target platform of a build. Desktop was k, or no mode at all, until
 * the WDK of May 2024, and is h since.
 */
function modeOf(where: string, day: string): Mode | undefined {
  const asked = /\/([kuwh])\b/.exec(where)?.[1];
  if (asked) return asked as Mode;
  const [, platform] = /'(Universal|Windows Driver|Desktop)' target platform/.exec(where) ?? [];
  if (platform === undefined) return undefined;
  if (platform === 'Desktop') return day >= '2024-05-22' ? 'h' : 'k';
  return platform === 'Universal' ? 'u' : 'w';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Error(`${field} is no list`);
  return value;
}

/** A number, also one in quotes, of lines also the first of `8-8`; null where there is none. */
function numberOf(value: unknown, field: string): number | null {
  if (value === undefined || value === null) return null;
  const digits = /^\d+(?=-\d+$|$)/.exec(typeof value === 'number' ? `${value}` : textOf(value))?.[0];
  if (digits === undefined) throw new Error(`${field} ${JSON.stringify(value)} is no number`);
  return Number(digits);
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new Error(`${JSON.stringify(value)} is no text`);
  return value;
}
