/** The upper edge: the functions, flags and errors that installers and applications call. */
export * from './flags.ts';
export * from './inf-functions.ts';
export * from './install-flags.ts';
export * from './reply.ts';
export * from './section-functions.ts';
export * from './setup-api.ts';
export * from './store-functions.ts';
