import { useCallback, useMemo, useRef, useState } from 'react';
import type { OpenedFiles, OwnFile, RehearsalDocument, Shown } from '../../model/index.ts';
import type { View } from '../where.ts';
import { openFiles } from './open-files.ts';

/** What somebody opened beside what the page was given. */
export interface Own {
  /** All that is shown. What is opened takes the place of what had its name. */
  readonly shown: Shown;
  /** How many documents were opened. */
  readonly count: number;
  /** What was opened last, and where to look at it; undefined when that was done. */
  readonly latest: Latest | undefined;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly open: (files: Promise<readonly OwnFile[]>) => void;
  /** The document that was opened is looked at. */
  readonly look: () => void;
  /** What was told is read. */
  readonly dismiss: () => void;
}

/** A document by its name. */
interface Latest {
  readonly name: string;
  readonly view: View;
}

interface Opened extends Pick<OpenedFiles, 'problems' | 'notes'> {
  readonly documents: readonly RehearsalDocument[];
  readonly latest: Latest | undefined;
}

const NOTHING: Opened = { documents: [], latest: undefined, problems: [], notes: [] };

export function useOwn(given: Shown): Own {
  const [opened, set] = useState(NOTHING);
  /** Files of rehearsals that are not whole yet. */
  const waiting = useRef<readonly OwnFile[]>([]);
  const take = async (files: Promise<readonly OwnFile[]>): Promise<void> => {
    const { documents, problems, notes, ...more } = await openFiles(await files, waiting.current);
    waiting.current = more.waiting;
    set(before => ({
      documents: [...without(before.documents, documents), ...documents],
      latest: documents[0] ? { name: documents[0].name, view: viewOf(documents[0]) } : before.latest,
      problems,
      notes,
    }));
  };
  const open = (files: Promise<readonly OwnFile[]>): void => {
    set(before => ({ ...before, problems: [], notes: ['Opening…'] }));
    take(files).catch((error: unknown) => {
      const problem = error instanceof Error ? error.message : String(error);
      set(before => ({ ...before, problems: [problem], notes: [] }));
    });
  };
  const look = useCallback(() => set(before => ({ ...before, latest: undefined })), []);
  const { documents } = opened;
  const shown = useMemo(
    () => ({ ...given, documents: [...without(given.documents, documents), ...documents] }),
    [given, documents],
  );
  return {
    ...opened,
    shown,
    count: documents.length,
    open,
    look,
    dismiss: () => {
      waiting.current = [];
      set(before => ({ ...before, problems: [], notes: [] }));
    },
  };
}

/** Where nothing happens by itself, there is something to do. */
function viewOf({ byHand }: RehearsalDocument): View {
  return byHand ? 'person' : 'timeline';
}

/** Documents but for those that others take the place of. */
function without<T extends { readonly name: string }>(
  documents: readonly T[],
  others: readonly { readonly name: string }[],
): T[] {
  return documents.filter(({ name }) => !others.some(other => other.name === name));
}
