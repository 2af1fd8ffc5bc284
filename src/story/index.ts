/** The one vocabulary in which everything that happens is told. */
export * from './compare.ts';
export * from './events.ts';
export * from './json.ts';
