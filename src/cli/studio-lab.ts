import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { issuesOfStep, readStep, Timeline } from '../rehearsal/index.ts';
import type { RehearsalDocument } from '../studio/model/index.ts';
import { isFolder, readInput, walk } from './files.ts';
import { contentsOf, fileOf, openLab, SETTINGS, settingsOf } from './lab-machine.ts';
import { base64Of, shownGiven } from './studio-documents.ts';

/** Whether a path is the folder of a lab. */
export function isLab(path: string): boolean {
  return isFolder(path) && existsSync(join(path, SETTINGS));
}

/** A lab as the studio shows it: its rehearsal file, and the files that keep its machine. */
export async function labDocument(folder: string): Promise<RehearsalDocument> {
  const settings = settingsOf(folder);
  const { given } = await contentsOf(folder, settings);
  const names = walk(folder, (_, path) => path !== join(folder, SETTINGS));
  const kept = names.map(path => ({
    path: relative(folder, path).split(sep).join('/'),
    base64: base64Of(readInput(path)),
  }));
  return {
    kind: 'rehearsal',
    name: folder,
    text: fileOf(folder, settings).text,
    ...shownGiven([given]),
    kept,
  };
}

/** Carries out steps on the machine of a lab, one after the other; nobody answers but who sends them. */
export async function labPlayer(folder: string): Promise<(step: string) => string | undefined> {
  const { rehearsal, given } = await contentsOf(folder, settingsOf(folder));
  const timeline = new Timeline({ ...rehearsal, answers: {} }, given, await openLab(folder));
  return text => {
    const step = readStep(parsed(text));
    if (!step) return 'this is no step';
    const [issue] = issuesOfStep(rehearsal, step);
    if (issue) return issue.message;
    timeline.play(step);
    return undefined;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
