/** The one vocabulary in which everything that happens is told. */
export * from './events.ts';
