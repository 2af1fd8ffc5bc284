/** Rehearsals: a file that says what is there and what happens, and the story that follows from it. */

export * from './beside.ts';
export { type Circumstances, readCircumstances } from './circumstances.ts';
export { printSide, toldEffects } from './effects.ts';
export * from './expectations.ts';
export { isRehearsalFile } from './file-name.ts';
export * from './hardware.ts';
export { isStrangeName, issuesOfStep } from './names.ts';
export { PACKAGES } from './origin.ts';
export * from './package.ts';
export * from './print.ts';
export * from './read.ts';
export * from './rehearsal.ts';
export * from './run.ts';
export { rehearsalJsonSchema } from './schema.ts';
export { createMachine, directoriesOf, type Given, type GivenFile, putFolder, verifierOf } from './world.ts';
export { printContinued } from './write.ts';
