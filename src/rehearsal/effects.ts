import { fileName } from '../engine/store/index.ts';
import type { Change, Content, Effect, Hardware, RunningStates, Value } from '../machine/index.ts';
import { printFileVersion } from '../machine/index.ts';
import type { EffectEvent } from '../story/index.ts';
import { isCircumstance } from './circumstances.ts';

/** The changes of a step as a story tells them: an event for each that `toldEffects` leaves. */
export function effectEvents(effects: readonly Effect[]): EffectEvent[] {
  return toldEffects(effects).map(effect => {
    const { origin } = effect;
    const [before, after] = sidesOf(effect);
    return {
      kind: 'effect',
      what: effect.kind,
      subject: subjectOf(effect),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      because: origin.because,
      ...('inf' in origin && { place: { inf: fileName(origin.inf), line: origin.line } }),
    };
  });
}

/** The changes that happen on the computer, without what a rehearsal keeps for itself. */
export function toldEffects(effects: readonly Effect[]): Effect[] {
  return effects.filter(effect => !isCircumstance(subjectOf(effect)));
}

function subjectOf(change: Change): string {
  switch (change.kind) {
    case 'key':
      return change.key;
    case 'value':
      return `${change.key} ${change.name || '(default)'}`;
    case 'directory':
    case 'file':
    case 'security':
      return change.path;
    case 'running':
      return `${change.what} ${change.name}`;
    case 'presence':
      return change.name;
    case 'clock':
      return 'clock';
    case 'unknown':
      return change.by;
  }
}

function sidesOf(change: Change): readonly [before: string | undefined, after: string | undefined] {
  switch (change.kind) {
    case 'key':
    case 'directory':
      return [change.before ? 'there' : undefined, change.after ? 'there' : undefined];
    case 'value':
      return [printValue(change.before), printValue(change.after)];
    case 'file':
      return [printContent(change.before), printContent(change.after)];
    case 'security':
      return [change.before, change.after];
    case 'running':
      return [printState(change.before), printState(change.after)];
    case 'presence':
      return [printHardware(change.before), printHardware(change.after)];
    case 'clock':
      return [undefined, `${(change.after - change.before) / 1000} s later`];
    case 'unknown':
      return [undefined, undefined];
  }
}

/** What a change leaves, as people write it; undefined where it leaves nothing. */
export function printSide(change: Change): string | undefined {
  return sidesOf(change)[1];
}

function printValue(value: Value | undefined): string | undefined {
  if (!value) return undefined;
  const { data } = value;
  if (typeof data === 'string') return data;
  if (typeof data === 'number') return `0x${data.toString(16)}`;
  if (data instanceof Uint8Array)
    return Array.from(data, byte => byte.toString(16).padStart(2, '0')).join(' ');
  return data.join(', ');
}

function printContent(content: Content | undefined): string | undefined {
  if (!content) return undefined;
  const version = content.version();
  return `${content.size} bytes${version ? `, version ${printFileVersion(version)}` : ''}`;
}

function printState(state: RunningStates[keyof RunningStates] | undefined): string | undefined {
  if (!state) return undefined;
  return Object.entries(state)
    .map(
      ([name, value]) => `${name} ${typeof value === 'number' ? `0x${value.toString(16)}` : String(value)}`,
    )
    .join(', ');
}

function printHardware(hardware: Hardware | undefined): string | undefined {
  return hardware && `${hardware.deviceId}\\${hardware.instanceId}`;
}
