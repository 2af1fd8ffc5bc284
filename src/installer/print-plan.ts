import { errorName } from '../base/index.ts';
import { fileOf } from './paths.ts';
import type { DeviceChange, DriverOf, Step } from './report.ts';

const VERB = 8;
const WHAT = 35;

function line(verb: string, what: string, how = ''): string {
  return `${verb.padEnd(VERB)} ${how === '' ? what : `${what.padEnd(WHAT)}  ${how}`}`;
}

/** What a step of a plan would do; what it only asks is left out. */
export function planStep(step: Step): string[] {
  switch (step.kind) {
    case 'updated':
      return planUpdate(step);
    case 'preinstalled':
      return [line('stage', fileOf(step.inf), `would become ${step.published}`)];
    case 'marked':
      return [line('mark', step.instance, 'installed anew when it comes again')];
    case 'package-failed':
      return [line('fail', fileOf(step.inf), `${step.because}: ${errorName(step.error)}`)];
    case 'package-skipped':
      return [line('skip', fileOf(step.inf), step.because)];
    case 'package-removed':
      return [line('remove', fileOf(step.inf), step.published)];
    case 'rolled-back':
      return [line('return', step.instance, 'to the driver that it had')];
    case 'application-present':
      return [line('keep', step.name, step.version ?? 'is installed')];
    case 'application-declined':
      return [line('skip', step.name, 'the user does without')];
    case 'application-ran':
      return [line('run', step.command, step.because)];
    case 'told':
      return [line('say', `"${step.text}"`)];
    case 'asked':
      return [line('ask', `"${step.text}"`, `taken for answered: ${step.answer}`)];
    case 'warned':
      return [line('note', step.text)];
    case 'pending':
      return step.busy ? [line('stop', 'installations are in progress')] : [];
    case 'reenumerated':
      return [line('look', 'for new devices', 'CM_Reenumerate_DevNode')];
    case 'program-run':
      return [line('start', step.command)];
    case 'entry':
      return [line('list', step.key, step.there ? 'among the installed programs' : 'no more')];
  }
}

function planUpdate({ hardwareId, error, devices }: Extract<Step, { kind: 'updated' }>): string[] {
  const name = errorName(error);
  if (name === 'ERROR_NO_SUCH_DEVINST') return [];
  if (name === 'ERROR_NO_MORE_ITEMS') return [line('keep', hardwareId, 'its driver is as good')];
  if (name !== 'ERROR_SUCCESS') return [line('stop', hardwareId, name)];
  return devices.length > 0 ? devices.map(planDevice) : [line('install', hardwareId)];
}

function planDevice({ instance, before, after }: DeviceChange): string {
  if (before.inf === undefined) return line('install', instance, driverText(after));
  const ranks = [before.rank, after.rank].map(rankText).filter(Boolean).join(' → ');
  return line('install', instance, `replaces ${before.inf}${ranks && ` (${ranks})`}`);
}

/** The INF of a driver, and its rank where it is known. */
export function driverText({ inf, rank }: DriverOf): string {
  return `${inf ?? 'no driver'}${rank === undefined ? '' : ` (${rankText(rank)})`}`;
}

function rankText(rank: number | undefined): string {
  return rank === undefined ? '' : rank.toString(16).toUpperCase().padStart(8, '0');
}
