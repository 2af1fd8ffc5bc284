import { type ReactNode, useCallback, useDeferredValue, useEffect, useRef, useState } from 'react';
import { EVERYTHING, turnedToShow, type Wanted } from '../../model/index.ts';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { Details } from './details.tsx';
import { EventList } from './event-list.tsx';
import { Overview } from './overview.tsx';
import { Tools } from './tools.tsx';
import { useShownRows } from './use-shown-rows.ts';

interface TimelineProps {
  readonly told: Told;
  readonly at: number;
  readonly go: Go;
  readonly step: (by: number) => void;
}

/** The whole story, a row for each event, and all of the one that is chosen. */
export function Timeline({ told, at, go, step }: TimelineProps): ReactNode {
  const { rows, entry } = told;
  const { wideRanks } = entry;
  const choose = useCallback((to: number) => go({ at: to }), [go]);
  const [wanted, want] = useState<Wanted>(EVERYTHING);
  const [turned, turn] = useState<ReadonlySet<number>>(new Set());
  const latest = useRef(rows);
  latest.current = rows;
  // Who holds a key down does not wait for what follows from it.
  useEffect(() => {
    if (wanted === EVERYTHING) turn(before => turnedToShow(latest.current, before, at));
  }, [at, wanted]);
  const detailed = useDeferredValue(at);
  const { shown, isDone } = useShownRows(rows, wanted, turned, wideRanks);
  return (
    <div className="timeline">
      <Overview rows={rows} at={at} choose={choose} />
      <Tools asked={wanted} ask={want} shown={shown.length} count={rows.length} isDone={isDone} />
      <EventList
        rows={rows}
        shown={shown}
        turned={wanted === EVERYTHING ? turned : undefined}
        turn={turn}
        at={at}
        choose={choose}
        step={step}
        wideRanks={wideRanks}
      />
      {isDone && shown.length === 0 && <p className="hint">Nothing of the story fits.</p>}
      <Details rows={rows} at={detailed} wideRanks={wideRanks} go={go} />
    </div>
  );
}
