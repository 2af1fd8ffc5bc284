import { readRecordings } from '../recording.ts';
import { runRecordings } from '../run.ts';
import { besidePage } from './beside.ts';
import { fidelityPage } from './page.ts';
import { predictedSections } from './predicted-sections.ts';

/** The pages that are made of a folder of recordings, by their paths. */
export function fidelityPages(folder: string): Readonly<Record<string, string>> {
  const recordings = readRecordings(folder);
  const sections = predictedSections(recordings);
  return {
    'docs/fidelity.md': fidelityPage(runRecordings(folder).cases, recordings, sections),
    'docs/manual/log-beside.md': besidePage(sections),
  };
}
