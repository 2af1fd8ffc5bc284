import { errorName } from '../../base/index.ts';
import type { Inf, InfSection } from './inf.ts';
import type { OpenResult } from './open.ts';

/** What SetupAPI sees in an INF, as data: `k` is the key or null, `f` the fields from 1 on. */
export type InfDump =
  | { readonly ok: true; readonly sections: readonly SectionDump[] }
  | { readonly ok: false; readonly error: string; readonly errLine: number };

export interface SectionDump {
  readonly name: string;
  readonly lines: readonly LineDump[];
}

export interface LineDump {
  readonly k: string | null;
  readonly f: readonly string[];
}

/** Dumps all that an opened INF says. */
export function dumpInf(opened: OpenResult): InfDump {
  if (!opened.ok) return { ok: false, error: errorName(opened.error), errLine: opened.errorLine };
  const sections = opened.inf.sections.map(section => {
    const lines: LineDump[] = [];
    section.forEachLine(line => void lines.push(dumpLine(opened.inf, line)));
    return { name: section.name, lines };
  });
  return { ok: true, sections };
}

/** Lines that become JSON at a time, and the least length of a part. */
const BATCH = 500;
const PART = 0x10000;

/**
 * Writes the JSON of a dump in parts: a file of very many lines has no room in memory as objects, nor in one
 * string. `head` is what stands in front of the other members.
 */
export function writeDump(opened: OpenResult, head: object, write: (json: string) => void): void {
  if (!opened.ok) {
    write(JSON.stringify({ ...head, ...dumpInf(opened) }));
    return;
  }
  let json = `${JSON.stringify({ ...head, ok: true }).slice(0, -1)},"sections":[`;
  opened.inf.sections.forEach((section, i) => {
    json += `${i > 0 ? ',' : ''}{"name":${JSON.stringify(section.name)},"lines":[`;
    forEachBatch(opened.inf, section, (batch, first) => {
      json += (first ? '' : ',') + JSON.stringify(batch).slice(1, -1);
      if (json.length < PART) return;
      write(json);
      json = '';
    });
    json += ']}';
  });
  write(`${json}]}`);
}

function forEachBatch(
  inf: Inf,
  section: InfSection,
  visit: (batch: readonly LineDump[], first: boolean) => void,
): void {
  let batch: LineDump[] = [];
  let first = true;
  section.forEachLine(line => {
    if (batch.push(dumpLine(inf, line)) < BATCH) return;
    visit(batch, first);
    batch = [];
    first = false;
  });
  if (batch.length > 0) visit(batch, first);
}

/** An array of just the length needed: one that grows takes room for sixteen fields. */
function dumpLine(inf: Inf, line: number): LineDump {
  const scanner = inf.scanLine(line);
  const { hasKey, count } = scanner;
  const first = hasKey ? 1 : 0;
  const f = new Array<string>(count - first);
  for (let i = first; i < count; i++) f[i - first] = inf.substitute(scanner.value(i));
  if (hasKey) return { k: inf.substitute(scanner.value(0)), f };
  return { k: count === 1 ? f[0]! : null, f };
}
