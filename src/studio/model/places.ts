/** Where a row stands among those of its level below the same row: which it is, from 1, and of how many. */
export interface Place {
  readonly place: number;
  readonly of: number;
}

/** The place of each row of a tree that is told as rows with depths. */
export function placesOf(count: number, depthOf: (row: number) => number): (row: number) => Place {
  const [group, place] = [new Uint32Array(count), new Uint32Array(count)];
  const sizes: number[] = [];
  const open: { readonly depth: number; readonly group: number }[] = [];
  for (let row = 0; row < count; row++) {
    const depth = depthOf(row);
    while (open.length > 0 && open.at(-1)!.depth > depth) open.pop();
    if (open.at(-1)?.depth !== depth) open.push({ depth, group: sizes.push(0) - 1 });
    const own = open.at(-1)!.group;
    group[row] = own;
    place[row] = sizes[own] = sizes[own]! + 1;
  }
  return row => ({ place: place[row] ?? 0, of: sizes[group[row] ?? 0] ?? 0 });
}
