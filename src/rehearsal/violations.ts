import { documented, foldCase } from '../base/index.ts';
import type { Effect } from '../machine/index.ts';
import type { NoteEvent } from '../story/index.ts';

const RULES = documented('guidelines-for-writing-device-installation-applications');

/** A rule for installation applications that was broken; Windows does not notice. */
export function violation(text: string): NoteEvent {
  return { kind: 'note', severity: 'warning', text, because: RULES };
}

/** What a program did that no installation application may do, read off its changes. */
export function violationsOf(program: string, effects: readonly Effect[]): NoteEvent[] {
  const texts = effects.flatMap(effect => wrongWith(effect) ?? []);
  return [...new Set(texts)].map(text => violation(`${program} ${text}`));
}

function wrongWith(effect: Effect): string | undefined {
  if (effect.kind === 'value' && effect.after && /\\RUNONCE(?:EX)?(?:\\|$)/.test(foldCase(effect.key))) {
    return 'starts itself by a RunOnce key, which needs a restart';
  }
  if (effect.kind !== 'file') return undefined;
  const path = foldCase(effect.path);
  if (effect.after && /\\START MENU\\PROGRAMS\\STARTUP\\/.test(path))
    return 'starts itself from the Startup group';
  if (effect.after && /\\WIN\.INI$/.test(path)) return 'changes win.ini';
  if (effect.after) return isWindowsOwn(path) ? 'copies into folders that only Windows fills' : undefined;
  return isDriverFile(path) ? `deletes the driver file ${effect.path}` : undefined;
}

/** The INF folder and the driver store. @see copying-inf-files */
function isWindowsOwn(path: string): boolean {
  return /\\INF\\[^\\]+\.INF$|\\DRIVERSTORE\\/.test(path);
}

function isDriverFile(path: string): boolean {
  return /\\SYSTEM32\\DRIVERS\\[^\\]+\.SYS$/.test(path) || isWindowsOwn(path);
}

/** Whether a text tells the person to copy or replace files of a driver. */
export function tellsToCopy(text: string): boolean {
  return /\b(?:copy|copies|overwrite|replace)\b/i.test(text) && /\.(?:inf|sys|cat|dll)\b/i.test(text);
}
