import { foldCase, LineIndex } from '../base/index.ts';
import type { Inf } from '../inf/index.ts';

/** The section whose name is nearest to one that is not there, as a question; undefined where none is near. */
export function sectionLike(inf: Inf, name: string): string | undefined {
  const most = Math.max(1, Math.floor(name.length / 4));
  const asked = foldCase(name);
  let best: { name: string; start: number; distance: number } | undefined;
  for (const section of inf.sections) {
    const distance = distanceOf(asked, foldCase(section.name), best ? best.distance - 1 : most);
    if (distance !== undefined) best = { name: section.name, start: section.headers[0]!.start, distance };
  }
  if (!best) return undefined;
  const { line } = new LineIndex(inf.text).position(best.start);
  return `did you mean [${best.name}] (line ${line})?`;
}

/** How many units must be put in, taken out or changed; undefined if more than `most`. */
function distanceOf(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same));
    }
    if (Math.min(...next) > most) return undefined;
    row = next;
  }
  return row.at(-1)! <= most ? row.at(-1) : undefined;
}
