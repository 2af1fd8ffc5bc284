import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../src/check/index.ts';

/** An INF of a case, as it was written to the disk of whoever checked it. */
export interface CaseInf {
  readonly path: string;
  readonly encoding?: string;
  readonly text: string;
}

/** What InfVerif said. A line that it did not name is null. */
export interface Said {
  readonly code: number;
  readonly line: number | null;
}

/** A record of InfVerif: what it said of an INF, or a commit that claims to take codes away. */
export interface VerdictCase {
  readonly name: string;
  readonly kind: string;
  readonly mode: Mode;
  /** The build of the tool, where the record tells it. */
  readonly build: number | undefined;
  readonly said: readonly Said[];
  readonly claimed: readonly number[];
  readonly inf: CaseInf | undefined;
  readonly fixed: CaseInf | undefined;
}

interface Raw {
  readonly kind?: string;
  readonly tool?: string;
  readonly command?: string;
  readonly output?: readonly { readonly code?: unknown; readonly line?: unknown }[];
  readonly codesClaimed?: readonly unknown[] | null;
  readonly inf?: Partial<CaseInf> | null;
  readonly infAfterFix?: Partial<CaseInf> | null;
}

/** Reads the cases of a folder, in the order of their names. */
export function readCases(folder: string): VerdictCase[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .flatMap(name => {
      const raw = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Raw;
      return raw.kind === undefined ? [] : [readCase(name.replace(/\.json$/, ''), raw)];
    });
}

function readCase(name: string, raw: Raw): VerdictCase {
  const said = (raw.output ?? []).flatMap(({ code, line }) =>
    typeof code === 'number' ? [{ code, line: typeof line === 'number' ? line : null }] : [],
  );
  const where = `${raw.tool ?? ''} ${raw.command ?? ''}`;
  const build = /\b10\.0\.(\d{5})\b/.exec(where)?.[1];
  return {
    name,
    kind: raw.kind!,
    mode: modeOf(where, said),
    build: build === undefined ? undefined : Number(build),
    said,
    claimed: (raw.codesClaimed ?? []).filter(code => typeof code === 'number'),
    inf: readInf(raw.inf),
    fixed: readInf(raw.infAfterFix),
  };
}

function readInf(raw: Partial<CaseInf> | null | undefined): CaseInf | undefined {
  if (!raw || typeof raw.text !== 'string' || raw.text === '') return undefined;
  return { path: raw.path ?? 'case.inf', text: raw.text, ...(raw.encoding && { encoding: raw.encoding }) };
}

/** Codes that mode w alone gives. */
const ISOLATION = [1320, 1321, 1322, 1323, 1329, 1340, 1341, 1402, 2092, 2660, 2661, 2662, 2663, 1328, 1450];

/**
 * The mode that a record tells: a switch, the target platform of a build (Desktop was k, or no mode, until WDK 24H2),
 * or codes that no other mode gives.
 */
function modeOf(where: string, said: readonly Said[]): Mode {
  const asked = /\/([kuwh])\b/.exec(where)?.[1];
  if (asked) return asked as Mode;
  if (/'Universal' target/.test(where)) return 'u';
  if (/'Desktop' target/.test(where)) return 'k';
  if (/'Windows Driver' target/.test(where)) return 'w';
  return said.some(({ code }) => ISOLATION.includes(code)) ? 'w' : 'u';
}
