import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A case as its file has it. Members that belong to one kind only stay unknown until that kind reads them. */
export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly inf?: string;
  readonly style?: string;
  readonly section?: string;
  readonly platform?: string;
  readonly os?: string;
  /** What the case needs beside Windows: `kernel-driver`, `installer-dll`, `gui`. */
  readonly requires?: readonly string[];
  readonly steps?: readonly Step[];
  readonly expect?: Expectation;
  readonly [member: string]: unknown;
}

export interface Step {
  readonly op: string;
  readonly in: Readonly<Record<string, unknown>>;
  readonly expect?: Expectation;
  readonly [member: string]: unknown;
}

export type Expectation = Readonly<Record<string, unknown>>;

/** The cases of one area, in the order of their files. */
export interface Area {
  readonly name: string;
  readonly cases: readonly Case[];
}

const FORMAT = 'setupapi-conformance/1';

/** Reads every case file of a folder; other JSON files there, such as constants, are none of ours. */
export function readAreas(folder: string): Area[] {
  const areas = new Map<string, Case[]>();
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.json')) continue;
    const content = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (!Array.isArray(content.cases)) continue;
    if (content.format !== FORMAT) throw new Error(`${file}: the format is ${content.format}, not ${FORMAT}`);
    const name = String(content.area).replaceAll('-', '_');
    areas.set(name, [...(areas.get(name) ?? []), ...content.cases]);
  }
  return [...areas].map(([name, cases]) => ({ name, cases }));
}
