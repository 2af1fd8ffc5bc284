/** Devices as Windows keeps them in its registry: instance keys, properties, keys, interfaces, setup classes. */
export * from './classes.ts';
export * from './device-keys.ts';
export * from './device-property.ts';
export * from './devnodes.ts';
export * from './instance-id.ts';
export * from './interfaces.ts';
export * from './property-types.ts';
export * from './registry-property.ts';
