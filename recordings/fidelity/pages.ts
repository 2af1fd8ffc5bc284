import { readRecordings } from '../recording.ts';
import { runRecordings } from '../run.ts';
import { besidePage } from './beside.ts';
import { fidelityPage } from './page.ts';

/** The pages that are made of a folder of recordings, by their paths. */
export function fidelityPages(folder: string): Readonly<Record<string, string>> {
  const recordings = readRecordings(folder);
  const { cases, sections } = runRecordings(folder);
  return {
    'docs/fidelity.md': fidelityPage(cases, recordings, sections),
    'docs/manual/log-beside.md': besidePage(sections),
  };
}
