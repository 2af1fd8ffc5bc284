/** What has the same key, together, in the order of the first of each. */
export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** The groups of more than one. Most are of one, and no list is made for those. */
export function repeated<T extends object>(
  all: readonly T[],
  keyOf: (one: T) => string,
): readonly (readonly T[])[] {
  const firsts = new Map<string, T>();
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const first = firsts.get(key);
    const group = groups.get(key);
    if (!first) firsts.set(key, one);
    else if (group) group.push(one);
    else groups.set(key, [first, one]);
  }
  return [...groups.values()];
}
