import type { ReactNode } from 'react';
import { type ComparedRow, compareTables, type Table } from '../../model/index.ts';
import { Scroller } from '../parts/scroller.tsx';

interface ComparedTableProps {
  readonly before: Table;
  readonly after: Table;
  readonly onlyChanged: boolean;
}

/** A table with what was and what is in each cell that changed. */
export function ComparedTable({ before, after, onlyChanged }: ComparedTableProps): ReactNode {
  const rows = compareTables(before, after).filter(({ mark }) => !onlyChanged || mark !== undefined);
  if (rows.length === 0)
    return <p className="hint">{onlyChanged ? 'This step changed nothing of it.' : 'There is none.'}</p>;
  return (
    <Scroller className="comparison" label="Comparison">
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">name</th>
            {after.headings.map(heading => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.name} className={row.mark ?? ''}>
              <th scope="row">
                {row.name}
                {row.mark && <span className="mark"> {row.mark}</span>}
              </th>
              {after.headings.map((heading, i) => (
                <Cell key={heading} row={row} column={i} />
              ))}
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
      {was && <del>{was}</del>} {is && <ins>{is}</ins>}
    </td>
  );
}
