import { useEffect, useState } from 'react';
import type { Question } from '../../setupapi/index.ts';
import {
  type ByHand,
  type EntryTitle,
  type Moment,
  type Row,
  rowsOf,
  type Shown,
  type ToldStep,
} from '../model/index.ts';
import { type Ask, type Opened, Storyteller } from './storyteller.ts';
import type { ToldPart } from './worker/story-work.ts';

/** A rehearsal as far as it was played, with the rows of its timeline. */
export interface Told {
  readonly entry: EntryTitle;
  readonly steps: readonly ToldStep[];
  readonly rows: readonly Row[];
  /** The row of each step. */
  readonly stepRows: readonly number[];
  /** What is asked at its end. */
  readonly asked: readonly Question[];
  /** Whether that is all of it. */
  readonly isDone: boolean;
  /** Why it went no further than this. */
  readonly failed: string | undefined;
  /** Asks for what is to be seen of it; another function when the story was played anew. */
  readonly ask: Ask;
}

/** Rehearsals to choose from; `opened` is undefined until they are known. */
export interface Stories {
  readonly teller: Storyteller | undefined;
  readonly opened: Pick<Opened, 'entries' | 'problems'> | undefined;
}

const NONE = { entries: [], problems: [] };

/** Opens what is shown. Where there is only logs, nothing is started for it. */
export function useStories(shown: Shown): Stories {
  const [stories, set] = useState<Stories>({ teller: undefined, opened: undefined });
  useEffect(() => {
    if (!shown.documents.some(({ kind }) => kind === 'rehearsal')) {
      set({ teller: undefined, opened: NONE });
      return undefined;
    }
    const teller = new Storyteller(shown, opened => set({ teller, opened }));
    return () => teller.close();
  }, [shown]);
  return stories;
}

/** Has a rehearsal played. What was told of it before stays until something new is told. */
export function useTold(
  teller: Storyteller | undefined,
  number: number,
  entry: EntryTitle | undefined,
  byHand: ByHand | undefined,
): Told | undefined {
  const [told, set] = useState<Told>();
  useEffect(() => {
    if (!teller || !entry) return;
    const ask: Ask = (view, ...args) => teller.ask(view, ...args);
    let isFirst = true;
    teller.play(number, byHand, part => {
      const before = isFirst ? { ...NOTHING, entry, ask } : undefined;
      isFirst = false;
      set(told => further(before ?? told!, part));
    });
  }, [teller, number, entry, byHand]);
  return told?.entry === entry ? told : undefined;
}

const NOTHING = { steps: [], rows: [], stepRows: [], asked: [], isDone: false, failed: undefined };

/** A story with a further part. */
function further(told: Told, { events, steps, asked, isDone, failed }: ToldPart): Told {
  const rows = rowsOf(
    [...events, ...steps.map(({ event }) => event)],
    steps.map(({ step }) => step),
    { rows: told.rows.length, steps: told.steps.length },
  );
  const stepRows = rows.flatMap(({ event }, at) => (event.kind === 'step' ? [told.rows.length + at] : []));
  return {
    ...told,
    steps: told.steps.concat(steps),
    rows: told.rows.concat(rows),
    stepRows: told.stepRows.concat(stepRows),
    asked,
    isDone,
    failed,
  };
}

const WHOLE: Moment['effects'] = Number.MAX_SAFE_INTEGER;

/** The moment of a row: that of its step, with the changes that stand before it or in it. */
export function momentOf(row: Row | undefined): Moment {
  const { step = -1, effects = 0, event } = row ?? {};
  return { step, effects: event?.kind === 'step' ? WHOLE : effects };
}
