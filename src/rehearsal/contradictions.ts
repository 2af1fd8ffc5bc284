import type { MachineReader } from '../machine/index.ts';
import { readCircumstances } from './circumstances.ts';
import type { Rehearsal, Step } from './rehearsal.ts';

/** What nobody can do while the computer is off. */
const NEED_POWER = [
  'stage',
  'scan',
  'addHardware',
  'updateDriver',
  'run',
  'logon',
  'restart',
  'setup',
  'software',
] as const;

/** Why a step cannot happen as things are, and what to do about it; undefined where it can. */
export function contradiction(
  step: Step,
  { hardware, media }: Rehearsal,
  machine: MachineReader,
): string | undefined {
  const { powered, inserted } = readCircumstances(machine);
  if (!powered && NEED_POWER.some(verb => verb in step)) return 'the computer is off: power it on first';
  if ('power' in step && (step.power === 'on') === powered) {
    const other = powered ? 'off' : 'on';
    return `the computer is ${step.power} already: leave this step out, or power it ${other} before`;
  }
  if ('plug' in step) return plugging(step.plug, hardware[step.plug]?.behind, machine);
  if ('unplug' in step && !machine.buses.hardware(step.unplug)) {
    return `${step.unplug} is not plugged in: plug it in first, or leave this step out`;
  }
  if ('insert' in step) return inserting(step.insert, media, inserted);
  if ('eject' in step && !inserted.includes(step.eject)) {
    return `${step.eject} is not inserted: insert it first, or leave this step out`;
  }
  return undefined;
}

function plugging(name: string, behind: string | undefined, { buses }: MachineReader): string | undefined {
  if (buses.hardware(name)) {
    return `${name} is plugged in already: unplug it first, or describe another like it under hardware`;
  }
  if (behind !== undefined && !buses.hardware(behind)) {
    return `${name} sits behind ${behind}, which is not plugged in: plug that in first`;
  }
  return undefined;
}

function inserting(name: string, media: Rehearsal['media'], inserted: readonly string[]): string | undefined {
  if (inserted.includes(name)) return `${name} is inserted already: eject it first, or leave this step out`;
  const drive = media[name]?.drive.toUpperCase();
  const other = inserted.find(one => media[one]?.drive.toUpperCase() === drive);
  return other && `${other} is in drive ${drive}: eject it first, or give ${name} another drive`;
}
