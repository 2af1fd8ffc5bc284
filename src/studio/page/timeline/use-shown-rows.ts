import { useEffect, useMemo, useState } from 'react';
import { EVERYTHING, type Row, rowsInSight, searchRows, type Wanted } from '../../model/index.ts';

/** Rows to be seen, by index, and whether those are all. */
interface ShownRows {
  readonly shown: readonly number[];
  readonly isDone: boolean;
}

/**
 * The rows to be seen: those that are open, or those that somebody looks for. A search goes on between frames, and what
 * it found so far is shown; what was found before stays until then.
 */
export function useShownRows(
  rows: readonly Row[],
  wanted: Wanted,
  turned: ReadonlySet<number>,
  wideRanks: boolean,
): ShownRows {
  const inSight = useMemo(() => rowsInSight(rows, turned), [rows, turned]);
  const [found, set] = useState<Found>();
  useEffect(() => {
    if (wanted === EVERYTHING) {
      set(undefined);
      return undefined;
    }
    let isWanted = true;
    void search(
      searchRows(rows, wanted, wideRanks),
      () => isWanted,
      result => set({ ...result, rows, wanted }),
    );
    return () => {
      isWanted = false;
    };
  }, [rows, wanted, wideRanks]);
  if (wanted === EVERYTHING) return { shown: inSight, isDone: true };
  // A story that is told anew has other rows; one that goes on has those and more.
  if (found?.rows[0] !== rows[0]) return { shown: inSight, isDone: false };
  return {
    shown: found?.shown ?? inSight,
    isDone: found?.isDone === true && found.rows === rows && found.wanted === wanted,
  };
}

interface Found extends ShownRows {
  /** Where it was looked for, and what. */
  readonly rows: readonly Row[];
  readonly wanted: Wanted;
}

/** Milliseconds after which the page gets its turn. */
const SLICE = 4;
/** As many as a screen shows. */
const SCREEN = 50;

/** Tells what is found in parts that grow, since each of them costs the page something, until nobody wants it. */
async function search(
  parts: Iterable<readonly number[]>,
  isWanted: () => boolean,
  tell: (found: ShownRows) => void,
): Promise<void> {
  const found: number[] = [];
  let told = 0;
  let slice = performance.now();
  for (const part of parts) {
    for (const row of part) found.push(row);
    if (performance.now() - slice < SLICE) continue;
    if (found.length > SCREEN + told * 2) {
      told = found.length;
      tell({ shown: found.slice(), isDone: false });
    }
    await new Promise(resolve => setTimeout(resolve, 0));
    if (!isWanted()) return;
    slice = performance.now();
  }
  tell({ shown: found, isDone: true });
}
