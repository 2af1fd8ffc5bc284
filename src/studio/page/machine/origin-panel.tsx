import type { ReactNode } from 'react';
import type { ThingRow } from '../../model/index.ts';
import { Cited } from '../parts/citation.tsx';
import { Scroller } from '../parts/scroller.tsx';
import type { Go } from '../where.ts';
import { OriginOf } from './origin-of.tsx';

interface OriginPanelProps {
  readonly row: ThingRow;
  readonly go: Go;
}

/** One thing of the computer before and after a step, and what made it so. */
export function OriginPanel({ row, go }: OriginPanelProps): ReactNode {
  const { path, name, kind, before, after, origin } = row;
  return (
    <Scroller className="details" label="Details">
      <h2>{name}</h2>
      {path !== name && <p>{path}</p>}
      <dl>
        {(kind === 'value' || kind === 'file') && (
          <>
            <dt>before</dt>
            <dd>{before ?? 'not there'}</dd>
            <dt>after</dt>
            <dd>{after ?? 'not there'}</dd>
          </>
        )}
        {origin && (
          <>
            <dt>follows from</dt>
            <dd>
              <OriginOf origin={origin} go={go} />
            </dd>
            <dt>because</dt>
            <dd>
              <Cited because={origin.because} />
            </dd>
          </>
        )}
      </dl>
    </Scroller>
  );
}
