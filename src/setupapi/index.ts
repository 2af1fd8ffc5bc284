/** The upper edge: the functions, flags and errors that installers and applications call. */
export * from './cabinet-functions.ts';
export * from './disk-space-functions.ts';
export * from './flags.ts';
export * from './inf-functions.ts';
export * from './install-flags.ts';
export * from './log-functions.ts';
export * from './queue-flags.ts';
export * from './queue-functions.ts';
export * from './reply.ts';
export * from './section-functions.ts';
export * from './setup-api.ts';
export * from './store-functions.ts';
export * from './string-table-functions.ts';
