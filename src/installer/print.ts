import { errorName } from '../base/index.ts';
import { fileOf } from './paths.ts';
import { driverText, planStep } from './print-plan.ts';
import type { Report, Step } from './report.ts';

const WIDTH = 37;

/** What happened and how it is known, in two columns. */
function columns(what: string, how: string): string {
  return how === '' ? what : `${what.padEnd(WIDTH)}  ${how}`;
}

/** A step of a report, in lines for people. */
export function printStep(step: Step): string[] {
  switch (step.kind) {
    case 'pending':
      return [printPending(step)];
    case 'updated':
      return printUpdated(step);
    case 'preinstalled':
      return [
        columns(`${fileOf(step.inf)} staged as ${step.published}`, `${step.files} files in ${step.folder}`),
      ];
    case 'marked':
      return [columns(`${step.instance} will be installed anew`, `unplugged, has ${step.id}`)];
    case 'package-failed':
      return [columns(`${fileOf(step.inf)} not installed: ${step.because}`, errorName(step.error))];
    case 'package-skipped':
      return [columns(`${fileOf(step.inf)} not installed`, step.because)];
    case 'package-removed':
      return [columns(`${fileOf(step.inf)} removed`, `SetupUninstallOEMInf(${step.published})`)];
    case 'rolled-back':
      return [columns(`${step.instance} has its driver back`, 'DiRollbackDriver')];
    case 'application-present':
      return [columns(`${step.name} is installed`, step.version ?? '')];
    case 'application-declined':
      return [columns(`${step.name} not installed`, 'the user does without')];
    case 'application-ran':
      return [columns(`${step.name}: ${step.does}, ${step.result}`, `${step.command}  →  ${endOf(step)}`)];
    case 'told':
      return [`says  "${step.text}"`];
    case 'asked':
      return [`asks  "${step.text}"  →  ${step.answer}`];
    case 'warned':
      return [`warning: ${step.text}`];
    case 'reenumerated':
      return [columns('Windows was asked to look for devices', `CM_Reenumerate_DevNode = ${step.cr}`)];
    case 'program-run':
      return [columns('another program is started', `${step.command}  →  ${step.exitCode ?? 'not run'}`)];
    case 'entry':
      return [columns(`${step.there ? 'in' : 'out of'} the list of installed programs`, step.key)];
  }
}

function printPending({ busy, result }: Extract<Step, { kind: 'pending' }>): string {
  const answer = typeof result === 'number' ? ` = ${waitName(result)}` : ' is missing';
  const what = busy ? 'installations are in progress' : 'no installation in progress';
  return columns(what, `CMP_WaitNoPendingInstallEvents(0)${answer}`);
}

function waitName(result: number): string {
  const names: Readonly<Record<number, string>> = {
    0: 'WAIT_OBJECT_0',
    258: 'WAIT_TIMEOUT',
    4294967295: 'WAIT_FAILED',
  };
  return names[result >>> 0] ?? String(result);
}

function printUpdated({ hardwareId, error, devices }: Extract<Step, { kind: 'updated' }>): string[] {
  const name = errorName(error);
  const what: Readonly<Record<string, string>> = {
    ERROR_SUCCESS: 'plugged in, driver installed',
    ERROR_NO_MORE_ITEMS: 'plugged in, its driver is as good',
    ERROR_NO_SUCH_DEVINST: 'device is not plugged in',
  };
  const call = `UpdateDriverForPlugAndPlayDevices(${hardwareId}) = ${name}`;
  const changed = devices.map(({ instance, before, after }) =>
    columns(`  ${instance}`, `${driverText(before)} → ${driverText(after)}`),
  );
  return [columns(what[name] ?? 'not known whether it is plugged in', call), ...changed];
}

function endOf({ exitCode, error }: Extract<Step, { kind: 'application-ran' }>): string {
  return exitCode === undefined ? errorName(error ?? 0) : String(exitCode);
}

/** A report for people, its steps first; a plan is what would be done. */
export function printReport({ steps, plan, restart }: Report): string[] {
  const restarts = { none: 'no restart', needed: 'a restart is needed', begun: 'a restart has begun' };
  return [...steps.flatMap(plan ? planStep : printStep), restarts[restart]];
}
