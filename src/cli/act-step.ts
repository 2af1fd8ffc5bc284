import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isInfFile } from '../inf/index.ts';
import type { GivenFile, Step } from '../rehearsal/index.ts';
import type { Act } from './act.ts';
import { Failure, printProblems } from './failure.ts';
import { readInput } from './files.ts';
import type { Beside } from './played-step.ts';
import { quoted } from './quoted.ts';
import { filesBelow } from './rehearsal-folders.ts';

/** Where folders of this computer stand on the machine: in folders of ours, or where they are on this Windows, if on a drive. */
export type Places = 'mapped' | 'same';

/** Where the folder of an application stands on another machine. */
const INSTALL = 'C:\\Install';
const PACKAGES = 'C:\\Packages';
const PROGRAM = 'setup.exe';

/** An act as a step of a rehearsal, with the folders of this computer that it needs. */
export async function stepOf(act: Act, places: Places): Promise<{ step: Step; beside: Beside }> {
  return act.kind === 'pnputil' ? pnputilStep(act.words, places) : applicationStep(act, places);
}

function pnputilStep(words: readonly string[], places: Places): { step: Step; beside: Beside } {
  if (words[0] === '/scan-devices') return { step: { scan: true }, beside: {} };
  const folders = new Map<string, readonly GivenFile[]>();
  const taken = words.map(word => {
    if (!isInfFile(word) || !existsSync(word)) return word;
    const folder = dirname(resolve(word));
    const target = placeOf(folder, places, PACKAGES);
    folders.set(target, filesBelow(folder, true));
    return `${target}\\${basename(word)}`;
  });
  return { step: { run: ['pnputil', ...taken.map(quoted)].join(' ') }, beside: { folders } };
}

async function applicationStep(
  { path, switches }: Extract<Act, { kind: 'application' }>,
  places: Places,
): Promise<{ step: Step; beside: Beside }> {
  const text = new TextDecoder().decode(readInput(path));
  const { readApplication } = await import('../installer/index.ts');
  const { value, problems } = readApplication(text);
  if (!value) throw new Failure(printProblems(path, text, problems));
  const folder = dirname(resolve(path));
  const target = placeOf(folder, places, INSTALL);
  const files = filesBelow(folder, false);
  const program = { path: PROGRAM, bytes: new TextEncoder().encode('firstplug install') };
  const all = existsSync(join(folder, PROGRAM)) ? files : [...files, program];
  return {
    step: { run: [`"${target}\\${PROGRAM}"`, ...switches.map(quoted)].join(' ') },
    beside: {
      folders: new Map([[target, all]]),
      programs: { [PROGRAM]: { exit: 0, seconds: 1, shows: false, application: path } },
      texts: new Map([[path, text]]),
    },
  };
}

function placeOf(folder: string, places: Places, above: string): string {
  if (places === 'same' && /^[a-z]:\\/i.test(folder)) return folder;
  return `${above}\\${basename(folder).replace(/[^\w.-]/g, '_')}`;
}
