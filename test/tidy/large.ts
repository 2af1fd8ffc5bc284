/** What may be larger than the rest: generated tables and measured hot loops, each with its reason. */
export const largeFiles: ReadonlyMap<string, string> = new Map([]);

/** Functions, as `path#name`. */
export const largeFunctions: ReadonlyMap<string, string> = new Map([]);
