import type { ReactNode } from 'react';
import { type Row, wordsOf } from '../../model/index.ts';
import { Arrow } from '../parts/arrow.tsx';
import { Signed } from '../parts/spoken.tsx';
import type { RowState } from '../parts/virtual-list.tsx';

/** How a row of a story stands in the tree; `closed` is undefined where rows do not open. */
export function rowState(row: Row | undefined, closed: boolean | undefined): RowState {
  if (!row) return {};
  const { depth, event } = row;
  const has = event.kind === 'changes' || (event.events?.length ?? 0) > 0;
  return { level: depth + 1, ...(has && closed !== undefined && { isOpen: !closed }) };
}

/** An event in a line, with its lane. */
export function EventRow({ row, wideRanks }: { readonly row: Row; readonly wideRanks: boolean }): ReactNode {
  const { text, of, came, tone = '' } = wordsOf(row.event, wideRanks);
  const { kind } = row.event;
  const place = kind === 'changes' ? undefined : row.event.place;
  return (
    <>
      <span className={`lanes ${row.lane ? `in-${row.lane}` : ''}`} aria-hidden="true" />
      <span className={`event ${kind} ${tone}`} style={{ paddingInlineStart: row.depth * 16 }}>
        <Arrow />
        <span className="text">
          <Signed text={text} />
        </span>
        {of !== undefined && <span className="of">{of}</span>}
        {came !== undefined && <span className="came">{came}</span>}
        {place && place.line > 0 && (
          <span className="place">
            {place.inf}:{place.line}
          </span>
        )}
      </span>
    </>
  );
}
