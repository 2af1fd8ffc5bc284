/** The upper edge: the functions, flags and errors that installers and applications call. */
export * from './class-functions.ts';
export * from './device-flags.ts';
export * from './device-functions.ts';
export * from './driver-functions.ts';
export * from './flags.ts';
export * from './inf-functions.ts';
export * from './property-keys.ts';
export * from './reply.ts';
export * from './section-functions.ts';
export * from './setup-api.ts';
export * from './store-functions.ts';
