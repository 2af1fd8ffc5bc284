import { type Architecture, win32 } from '../base/index.ts';
import { forArchitecture } from './application.ts';
import { joinPath } from './paths.ts';
import type { Ended } from './report.ts';
import type { Run } from './run.ts';

const WIDE: readonly Architecture[] = ['amd64', 'arm64', 'ia64'];

/**
 * Starts the program of this computer's architecture with the same switches and hands on what it ends with: IA9, IA21.
 * A plan only says that it would.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/device-installations-on-64-bit-systems
 */
export function startTwin(run: Run): Ended {
  const program = twinOf(run);
  if (program === undefined) {
    const text = 'a program for this architecture is not named among the programs of the configuration file';
    run.note({ kind: 'warned', text });
    return failed(run, win32('ERROR_IN_WOW64'));
  }
  const line = [`"${joinPath(run.folder, program)}"`, run.command.rest].filter(Boolean).join(' ');
  if (run.options.plan) {
    run.note({ kind: 'program-run', command: line });
    return { exitCode: 0, dpinstCode: undefined, report: run.report('handed-over') };
  }
  const ran = run.desk.run({ line, directory: run.folder });
  if ('error' in ran) {
    run.note({ kind: 'program-run', command: line });
    return failed(run, ran.error);
  }
  const { exitCode } = ran;
  run.note({ kind: 'program-run', command: line, exitCode });
  const dpinstCode = run.options.exitCode === 'dpinst' ? exitCode : undefined;
  return { exitCode, dpinstCode, report: run.report('handed-over') };
}

/**
 * Whether this computer has packages or applications for its own architecture that this program has none of, and a
 * program that does: then that one does the work.
 */
export function needsTwin({ application, running }: Run): boolean {
  const told = running.environment['PROCESSOR_ARCHITEW6432']?.toLowerCase();
  const own = WIDE.find(one => one === told);
  if (own === undefined || application.programs[own] === undefined) return false;
  const choices = [
    ...application.packages.map(({ inf }) => inf),
    ...application.applications.map(({ msi, exe }) => msi ?? exe),
  ];
  return choices.some(
    choice => !forArchitecture(choice, running.architecture) && forArchitecture(choice, own),
  );
}

/** The 64-bit program: what the environment of a 32-bit one says, else the only one there is. */
function twinOf({ application, running }: Run): string | undefined {
  const { programs } = application;
  const told = running.environment['PROCESSOR_ARCHITEW6432']?.toLowerCase();
  const wide = WIDE.filter(one => programs[one] !== undefined);
  const architecture = told === undefined && wide.length === 1 ? wide[0] : wide.find(one => one === told);
  return architecture && programs[architecture];
}

function failed(run: Run, error: number): Ended {
  const code = run.dpinstCode;
  const exitCode = run.options.exitCode === 'dpinst' ? code : error;
  return { exitCode, dpinstCode: code, report: run.report('failed') };
}
