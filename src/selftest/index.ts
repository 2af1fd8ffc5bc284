/**
 * What Windows answers beside what the engine answers over a snapshot of it: probes as a table, each with what it
 * proves. Only `stagingProbe` and `restagingProbe` ask for a change.
 */
export { type Difference, makeProbe, PROBES, type ProbeResult, type Subjects } from './compare.ts';
export { printSelftest } from './print.ts';
export type { Answers, Probe, Subject } from './probe.ts';
export { restagingProbe, STAGED_INF, stagingProbe } from './store.ts';
export { subjectOf } from './subject.ts';
