import type { EntryTitle, LogDocument, RehearsalDocument } from '../../model/index.ts';
import type { Going } from '../by-hand.ts';
import type { OpenLog } from '../logs/use-log.ts';
import type { Ask } from '../storyteller.ts';
import { exportedPage, isExported, packedLog } from './export-page.ts';
import type { Own } from './use-own.ts';

/** What is on the page. */
interface OnPage {
  readonly own: Own;
  readonly entries: readonly EntryTitle[];
  readonly hand: Going;
  /** The logs that the page was given, and the one that is open. */
  readonly logs: readonly LogDocument[];
  readonly log: OpenLog | undefined;
  readonly ask: Ask | undefined;
}

interface Exported {
  /** Gives what was done by hand in the rehearsal of that number as one of its own; undefined where nothing was. */
  readonly saved: (entry: number) => (() => Promise<RehearsalDocument>) | undefined;
  /** Makes one file of the page; undefined where it is that file. */
  readonly page: (() => Promise<Blob>) | undefined;
}

/** What can be taken along from a page. */
export function exportedOf({ own, entries, hand, logs, log, ask }: OnPage): Exported {
  const saved: Exported['saved'] = number => {
    const entry = entries[number];
    const byHand = entry && !entry.isLab ? hand.of(entry) : undefined;
    return ask && byHand && (() => ask('saved', number, byHand));
  };
  const trials = entries.flatMap((_, number) => saved(number) ?? []);
  const brought = log && !logs.some(({ name }) => name === log.name) ? [log] : [];
  const page = async (): Promise<Blob> =>
    exportedPage([
      ...own.shown.documents,
      ...(await Promise.all(trials.map(trial => trial()))),
      ...(await Promise.all(brought.map(packedLog))),
    ]);
  const isWhole = isExported() && own.count + trials.length + brought.length === 0;
  return { saved, page: isWhole ? undefined : page };
}
