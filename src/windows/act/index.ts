/**
 * Acting on the running Windows: the work is done in a worker, which calls Windows and waits; the thread that started
 * it runs programs, asks the person, and does not wait for what does not come back.
 */
export { type Patience, type ProgramEnd, runProgram } from './run-program.ts';
export { type Supervision, supervise, type WorkEnd } from './supervise.ts';
export { type SystemDesk, systemDesk } from './system-desk.ts';
export { type AtWork, doWork, type WaitingDesk } from './worker-side.ts';
