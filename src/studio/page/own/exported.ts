import {
  type EntryTitle,
  isOf,
  type LogDocument,
  type RehearsalDocument,
  type Trial,
} from '../../model/index.ts';
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
  /** Gives the trial that is looked at as a rehearsal of its own; undefined where there is none. */
  readonly saved: (() => Promise<RehearsalDocument>) | undefined;
  /** Makes one file of the page; undefined where it is that file. */
  readonly page: (() => Promise<Blob>) | undefined;
}

/** What can be taken along from a page. */
export function exportedOf({ own, entries, hand, logs, log, ask }: OnPage): Exported {
  const { trials, chosen, keep } = hand;
  const documentOf = async (trial: Trial): Promise<RehearsalDocument> =>
    ask!(
      'saved',
      entries.findIndex(entry => isOf(trial, entry)),
      trial.byHand,
      trial.number,
    );
  const saved = async (trial: Trial): Promise<RehearsalDocument> => {
    const document = await documentOf(trial);
    keep([trial]);
    return document;
  };
  const brought = log && !logs.some(({ name }) => name === log.name) ? [log] : [];
  const page = async (): Promise<Blob> => {
    const exported = await exportedPage([
      ...own.shown.documents,
      ...(await Promise.all(trials.map(documentOf))),
      ...(await Promise.all(brought.map(packedLog))),
    ]);
    keep(trials);
    return exported;
  };
  const isWhole = isExported() && own.count + trials.length + brought.length === 0;
  return {
    saved: ask && chosen && trials.includes(chosen) ? () => saved(chosen) : undefined,
    page: isWhole ? undefined : page,
  };
}
