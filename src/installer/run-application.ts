import { win32 } from '../base/index.ts';
import type { Application } from './application.ts';
import { installApplications, installedNames } from './applications.ts';
import { readCommandLine, switchLines } from './command-line.ts';
import { changeEntry } from './entry.ts';
import { installPackages } from './packages.ts';
import { expandVariables } from './paths.ts';
import { isBusy } from './pending.ts';
import { PlanningDesk } from './planning-desk.ts';
import { askToPlugIn } from './preinstall.ts';
import { printStep } from './print.ts';
import type { Ended, Outcome } from './report.ts';
import { Run, type Running } from './run.ts';
import { needsTwin, startTwin } from './twin.ts';
import { uninstallApplications, uninstallPackage } from './uninstall.ts';

/** How a run ends: its outcome, and the first error; absent where all went well. */
interface End {
  readonly outcome: Outcome;
  readonly error?: number;
}

/**
 * Runs the device installation application. It calls `SetupApi` and `Desk` only, asks nobody when it shall be silent,
 * and leaves a question that nobody answers (`Unanswered`) to whoever runs it.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/writing-a-device-installation-application
 */
export function runApplication(application: Application, running: Running): Ended {
  const command = readCommandLine(running.commandLine, application.behaviour);
  const { text: directory, missing } = expandVariables(application.product.directory, running.environment);
  const log = command.options.console ? running.log : undefined;
  const { plan } = command.options;
  const planned =
    plan && running.fork
      ? { ...running, api: running.fork(), desk: new PlanningDesk(running.desk, running.plannedEntry) }
      : running;
  const run = new Run(application, planned, command, {
    directory,
    log: step => {
      running.noted?.(step);
      for (const line of printStep(step)) log?.(line);
    },
  });
  if (command.problem !== undefined) return wrong(run, command.problem);
  if (command.options.help) return help(run);
  if (missing !== undefined) return wrong(run, `there is no variable ${missing} in the environment`);
  if (plan && !running.fork) return wrong(run, 'here nothing can be tried out without doing it');
  return endOf(run, perform(run));
}

function perform(run: Run): End {
  const { options, running } = run;
  if (!running.administrator && options.plan) {
    run.note({ kind: 'warned', text: 'needs administrator rights to run; a plan does not' });
  } else if (!running.administrator) {
    run.tell(run.texts.needsAdministrator);
    return { outcome: 'needs-administrator', error: win32('ERROR_ACCESS_DENIED') };
  }
  if (options.uninstallInf !== undefined) return ended(uninstallPackage(run, options.uninstallInf));
  if (options.uninstall) return ended(uninstallApplications(run));
  return install(run);
}

const WOW64 = win32('ERROR_IN_WOW64');

function ended(error: number | undefined): End {
  if (error === WOW64) return { outcome: 'handed-over' };
  if (error === undefined || error === win32('ERROR_SUCCESS')) return { outcome: 'done' };
  return { outcome: error === win32('ERROR_CANCELLED') ? 'cancelled' : 'failed', error };
}

/**
 * The duties of an application that AutoRun starts, in their order: SF2 to SF8, IA7. It is the same whichever came
 * first, the device or the medium.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/software-first-installation
 */
function install(run: Run): End {
  const { installs } = run.options;
  if (isBusy(run)) return { outcome: 'busy' };
  if (needsTwin(run)) return { outcome: 'handed-over' };
  if (!isAccepted(run)) return { outcome: 'cancelled', error: win32('ERROR_CANCELLED') };
  const packages = installs === 'applications' ? { stopped: false } : installPackages(run);
  if (packages.error === WOW64) return { outcome: 'handed-over' };
  let { error }: { error?: number } = packages;
  if (error === undefined && installs !== 'drivers') error = installApplications(run);
  if (hasInstalled(run)) changeEntry(run);
  const waiting = run.packages.filter(entry => run.fates.get(run.infOf(entry)) === 'preinstalled');
  askToPlugIn(run, waiting);
  restart(run);
  if (error === undefined) run.tell(run.texts.finished);
  return ended(error);
}

/** The pages before anything is done. A license is accepted by the user, or by a switch where nobody is asked. */
function isAccepted(run: Run): boolean {
  const { texts, options } = run;
  const page = (text: string, answers: readonly [string, string]): boolean =>
    text === '' || run.ask('page', text, answers, { title: texts.title }) === answers[0];
  if (run.shows && !page(texts.welcome, ['next', 'cancel'])) return false;
  return options.suppressEulaPage || page(texts.license, ['accept', 'decline']);
}

function hasInstalled(run: Run): boolean {
  const fates = [...run.fates.values()];
  return (
    fates.some(fate => fate === 'installed' || fate === 'preinstalled') ||
    installedNames(run.steps).length > 0
  );
}

const RESTART = 'restart';
const SHUTDOWN = 'shutdown /r /t 0';

/** A restart that is needed is begun at the word of the user, and never else: N3. */
function restart(run: Run): void {
  if (run.restart !== 'needed') return;
  if (run.ask('restart', run.texts.restart, ['later', RESTART]) !== RESTART) return;
  const ran = run.desk.run({ line: SHUTDOWN });
  const began = 'exitCode' in ran && ran.exitCode === 0;
  run.note({ kind: 'program-run', command: SHUTDOWN, ...('exitCode' in ran && { exitCode: ran.exitCode }) });
  if (began) run.restart = 'begun';
}

const BUSY = -1;

function endOf(run: Run, { outcome, error }: End): Ended {
  if (outcome === 'handed-over') return startTwin(run);
  const restarts = { none: 0, needed: 3010, begun: 1641 };
  const plain = outcome === 'busy' ? BUSY : (error ?? restarts[run.restart]);
  const code = run.dpinstCode;
  const exitCode = run.options.exitCode === 'dpinst' && outcome !== 'busy' ? code : plain;
  return { exitCode, dpinstCode: code, report: run.report(outcome) };
}

function wrong(run: Run, problem: string): Ended {
  run.note({ kind: 'warned', text: problem });
  run.tell(problem);
  return endOf(run, { outcome: 'wrong', error: win32('ERROR_INVALID_PARAMETER') });
}

function help(run: Run): Ended {
  run.tell(switchLines(run.program).join('\n'));
  return { exitCode: 0, dpinstCode: 0, report: run.report('help') };
}
