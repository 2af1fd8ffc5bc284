import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { issuesOfStep, readStep, Timeline } from '../rehearsal/index.ts';
import { encodeBase64, type RehearsalDocument } from '../studio/model/index.ts';
import { isFolder, readInput, walk } from './files.ts';
import { contentsOf, fileOf, SETTINGS, settingsOf } from './lab-machine.ts';
import { machineAt } from './machine-file.ts';
import { documentOf } from './studio-documents.ts';

/** Whether a path is the folder of a lab. */
export function isLab(path: string): boolean {
  return isFolder(path) && existsSync(join(path, SETTINGS));
}

/** A lab as the studio shows it: its rehearsal file, and the files that keep its machine. */
export async function labDocument(folder: string): Promise<RehearsalDocument> {
  const settings = settingsOf(folder);
  const { path, text } = fileOf(folder, settings);
  const names = walk(folder, name => name !== SETTINGS);
  const kept = names.map(file => ({
    path: relative(folder, file).split(sep).join('/'),
    base64: encodeBase64(readInput(file)),
  }));
  return { ...documentOf(folder, path, text), kept, byHand: true };
}

/** Carries out steps on the machine of a lab, one after the other; nobody answers but who sends them. */
export async function labPlayer(folder: string): Promise<(step: string) => string | undefined> {
  const { rehearsal, given } = await contentsOf(folder, settingsOf(folder));
  const timeline = new Timeline({ ...rehearsal, answers: {} }, given, await machineAt(folder));
  return text => {
    const step = readStep(parsed(text));
    if (!step) return 'this is no step';
    const [issue] = issuesOfStep(rehearsal, step);
    if (issue) return issue.message;
    // A write that fails, and what cannot happen, is told as an error of the step.
    const wrong = timeline
      .play(step)
      .events?.find(({ kind, severity }) => kind === 'note' && severity === 'error');
    return wrong?.kind === 'note' ? wrong.text : undefined;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
