/** The one table of the sections and directives of INF files. */
export * from './decorations.ts';
export * from './dirids.ts';
export * from './lookup.ts';
export type * from './model.ts';
export { powerSchemes } from './power.ts';
export { registryRoots } from './registry.ts';
export { type PropertyName, propertyNames, type RegistryValue, registryValues } from './registry-values.ts';
export { sections } from './sections.ts';
export * from './universal.ts';
