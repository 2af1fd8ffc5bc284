/** What every room shares: places, problems, citations, Windows versions and error numbers. */
export * from './anonymizer.ts';
export * from './citation.ts';
export * from './era.ts';
export * from './facts.ts';
export * from './fold.ts';
export * from './problem.ts';
export * from './setup-classes.ts';
export * from './span.ts';
export * from './win32.ts';
export * from './windows-version.ts';
