/** Cabinets and compressed files: what makecab and compress.exe make, read. */
export * from './cabinet.ts';
export * from './compressed.ts';
export * from './extract.ts';
export { readCompressed } from './lz.ts';
