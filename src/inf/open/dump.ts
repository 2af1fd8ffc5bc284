import { errorName } from '../../base/index.ts';
import type { Inf } from './inf.ts';
import type { OpenResult } from './open.ts';

/** What SetupAPI sees in an INF, as data: `k` is the key or null, `f` the fields from 1 on. */
export type InfDump =
  | { readonly ok: true; readonly sections: readonly SectionDump[] }
  | { readonly ok: false; readonly error: string; readonly errLine: number };

export interface SectionDump {
  readonly name: string;
  readonly lines: readonly { readonly k: string | null; readonly f: readonly string[] }[];
}

/** Dumps all that an opened INF says. */
export function dumpInf(opened: OpenResult): InfDump {
  if (!opened.ok) return { ok: false, error: errorName(opened.error), errLine: opened.errorLine };
  const sections = opened.inf.sections.map(section => {
    const lines: { k: string | null; f: string[] }[] = [];
    section.forEachLine(line => lines.push(dumpLine(opened.inf, line)));
    return { name: section.name, lines };
  });
  return { ok: true, sections };
}

function dumpLine(inf: Inf, line: number): { k: string | null; f: string[] } {
  const scanner = inf.scanLine(line);
  const { hasKey, count } = scanner;
  const f: string[] = [];
  for (let i = hasKey ? 1 : 0; i < count; i++) f.push(inf.substitute(scanner.value(i)));
  if (hasKey) return { k: inf.substitute(scanner.value(0)), f };
  return { k: count === 1 ? f[0]! : null, f };
}
