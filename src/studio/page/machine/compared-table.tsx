import { type ReactNode, useCallback } from 'react';
import type { ComparedRow, Moment, TablePart } from '../../model/index.ts';
import { useAnswer } from '../answer.ts';
import { Cited } from '../parts/citation.tsx';
import { Scroller } from '../parts/scroller.tsx';
import { Now, Was } from '../parts/spoken.tsx';
import type { Ask } from '../storyteller.ts';
import type { Go } from '../where.ts';
import { OriginOf } from './origin-of.tsx';

interface ComparedTableProps {
  readonly ask: Ask;
  readonly part: TablePart;
  readonly moment: Moment;
  readonly onlyChanged: boolean;
  readonly go: Go;
}

/** A table with what was and what is in each cell that changed. */
export function ComparedTable({ ask, part, moment, onlyChanged, go }: ComparedTableProps): ReactNode {
  const table = useAnswer(useCallback(() => ask('table', moment, part), [ask, moment, part]));
  if (!table) return null;
  const { headings } = table;
  const rows = table.rows.filter(({ mark }) => !onlyChanged || mark !== undefined);
  if (rows.length === 0)
    return <p className="hint">{onlyChanged ? 'Nothing changed here.' : 'There is none.'}</p>;
  return (
    <Scroller className="comparison" label="Comparison">
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">name</th>
            {headings.map(heading => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
            <th scope="col">follows from</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.name} className={row.mark ?? ''}>
              <th scope="row">
                {row.name}
                {row.mark && <span className="mark"> {row.mark}</span>}
              </th>
              {headings.map((heading, i) => (
                <Cell key={heading} row={row} column={i} />
              ))}
              <td>
                {row.origin && (
                  <>
                    <OriginOf origin={row.origin} go={go} />
                    <small>
                      <Cited because={row.origin.because} />
                    </small>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function Cell({
  row: { before, after },
  column,
}: {
  readonly row: ComparedRow;
  readonly column: number;
}): ReactNode {
  const [was, is] = [before?.[column], after?.[column]];
  if (was === is) return <td>{is}</td>;
  return (
    <td>
      {was && <Was>{was}</Was>} {is && <Now>{is}</Now>}
    </td>
  );
}
