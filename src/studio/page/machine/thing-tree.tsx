import { type ReactNode, useMemo, useState } from 'react';
import type { PlayedStep, Sides, ThingRow } from '../../model/index.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import type { Go } from '../where.ts';
import { OriginPanel } from './origin-panel.tsx';

interface ThingTreeProps {
  readonly rowsOf: (sides: Sides) => ThingRow[];
  readonly step: PlayedStep;
  readonly onlyChanged: boolean;
  readonly go: Go;
}

/** Registry or files of both sides of a step as one tree. */
export function ThingTree({ rowsOf, step, onlyChanged, go }: ThingTreeProps): ReactNode {
  const [turned, turn] = useState<ReadonlySet<string>>(new Set());
  const [chosen, choose] = useState(0);
  const { before, after, effects } = step;
  const rows = useMemo(
    () => rowsOf({ before, after, effects, onlyChanged, turned }),
    [rowsOf, before, after, effects, onlyChanged, turned],
  );
  const at = Math.min(chosen, rows.length - 1);
  const row = rows[at];
  if (!row) return <p className="hint">This step changed nothing of it.</p>;
  return (
    <>
      <VirtualList
        label="Before and after"
        className="things"
        count={rows.length}
        chosen={at}
        choose={choose}
        render={index => <Thing row={rows[index]!} />}
        state={index => ({ level: (rows[index]?.depth ?? 0) + 1, isOpen: rows[index]?.isOpen })}
        turn={turnRow}
      />
      <OriginPanel row={row} go={go} />
    </>
  );

  function turnRow(index: number): void {
    const { path } = rows[index]!;
    turn(was => new Set(was.has(path) ? [...was].filter(one => one !== path) : [...was, path]));
  }
}

const SIGNS = { new: '+', changed: '~', gone: '−' } as const;

function Thing({ row }: { readonly row: ThingRow }): ReactNode {
  const { name, depth, mark, before, after } = row;
  return (
    <span className={`event thing ${mark ?? ''}`} style={{ paddingInlineStart: 12 + depth * 16 }}>
      <span className="sign" role="img" aria-label={mark ?? 'as it was'}>
        {mark ? SIGNS[mark] : ''}
      </span>
      <span className="text">{name}</span>
      {mark === 'changed' && before !== undefined && <del>{before}</del>}
      {mark === 'gone' ? <del>{before}</del> : <span className="came">{after}</span>}
    </span>
  );
}
