/** The installed programs, as the registry keeps them. */
export * from './installed.ts';
