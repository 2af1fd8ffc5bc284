import { foldCase, LineIndex } from '../base/index.ts';
import type { Inf } from '../inf/index.ts';

/** The sections of an INF as they are compared, and where its lines begin: made when the first name is asked for. */
interface Names {
  readonly sections: readonly { readonly name: string; readonly folded: string; readonly start: number }[];
  readonly lines: LineIndex;
}

const NAMES = new WeakMap<Inf, Names>();

function namesOf(inf: Inf): Names {
  const names = NAMES.get(inf) ?? {
    sections: inf.sections.map(({ name, headers }) => ({
      name,
      folded: foldCase(name),
      start: headers[0]!.start,
    })),
    lines: new LineIndex(inf.text),
  };
  NAMES.set(inf, names);
  return names;
}

/** The section whose name is nearest to one that is not there, as a question; undefined where none is near. */
export function sectionLike(inf: Inf, name: string): string | undefined {
  const { sections, lines } = namesOf(inf);
  const asked = foldCase(name);
  let most = Math.max(1, Math.floor(name.length / 4));
  const rows = [0, 1].map(() => new Uint16Array(name.length + most + 2));
  let best: Names['sections'][number] | undefined;
  for (const section of sections) {
    const distance = distanceOf(asked, section.folded, most, rows);
    if (distance === undefined) continue;
    best = section;
    most = distance - 1;
  }
  return best && `did you mean [${best.name}] (line ${lines.position(best.start).line})?`;
}

/** How many units must be put in, taken out or changed; undefined if more than `most`. The rows are worked in. */
function distanceOf(a: string, b: string, most: number, rows: readonly Uint16Array[]): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined;
  let [row, next] = rows as [Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    // What is further from the diagonal than `most` costs more than that.
    const first = Math.max(1, i - most);
    const last = Math.min(b.length, i + most);
    next[first - 1] = first === 1 ? i : most + 1;
    let least = next[first - 1]!;
    for (let j = first; j <= last; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      const distance = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      next[j] = distance;
      if (distance < least) least = distance;
    }
    if (least > most) return undefined;
    if (last < b.length) next[last + 1] = most + 1;
    [row, next] = [next, row];
  }
  const distance = row[b.length]!;
  return distance <= most ? distance : undefined;
}
