/** What Firstplug says of an installation that a real log tells, beside what the log says. */
export * from './diff.ts';
export type { Given, GivenFile } from './given.ts';
export type { Beside, ComparedLine } from './lines.ts';
export { predict } from './predict.ts';
export { printComparison } from './print.ts';
export type { LineDifference } from './reasons.ts';
export { type RecordedInstall, recordedInstall } from './recorded-install.ts';
export { windowsOf } from './windows.ts';
