import { memo, type ReactNode, startTransition, useEffect, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Architecture } from '../../../base/index.ts';
import type { GridCell, GridRow, GridView } from '../../model/index.ts';
import { Sign } from '../parts/spoken.tsx';

interface InfGridProps {
  readonly grid: GridView;
  readonly go: (line: number) => void;
  readonly choose: (architecture: Architecture) => void;
}

/** Which section serves which hardware ID on which Windows. */
export function InfGrid({ grid, go, choose }: InfGridProps): ReactNode {
  const { architectures, architecture, columns, rows, more } = grid;
  // What is picked shows at once, though the table follows when it was asked for.
  const [picked, pick] = useState(architecture);
  const laidOut = useGrowing(rows.length);
  if (architectures.length === 0) return <p className="hint-below">No Windows finds a model in it.</p>;
  return (
    <>
      <h2 className="part">Which section serves which Windows</h2>
      <RadioGroup
        className="choice"
        orientation="horizontal"
        value={architectures.find(one => one === picked) ?? architecture}
        onChange={value => {
          pick(value as Architecture);
          choose(value as Architecture);
        }}
      >
        <Label className="unseen">Architecture</Label>
        {architectures.map(one => (
          <Radio key={one} value={one}>
            {one}
          </Radio>
        ))}
      </RadioGroup>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">hardware ID</th>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, laidOut).map(row => (
            <IdRow key={`${row.id} ${row.description}`} row={row} columns={columns} go={go} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="quiet">and {more} more</p>}
    </>
  );
}

/** Rows that are laid out at once. */
const PART = 50;

/** Grows until it is so much: a long table would keep the page waiting. */
function useGrowing(most: number): number {
  const [now, grow] = useState(PART);
  useEffect(() => {
    if (now < most) startTransition(() => grow(now + PART));
  }, [now, most]);
  return now;
}

interface IdRowProps extends Pick<InfGridProps, 'go'> {
  readonly row: GridRow;
  readonly columns: readonly string[];
}

const IdRow = memo(
  ({ row: { id, description, cells }, columns, go }: IdRowProps): ReactNode => (
    <tr>
      <th scope="row">
        {id}
        <small>{description}</small>
      </th>
      {cells.map((cell, i) => (
        <Served key={columns[i]} cell={cell} before={i > 0 ? cells[i - 1] : undefined} go={go} />
      ))}
    </tr>
  ),
);

interface ServedProps {
  readonly cell: GridCell | undefined;
  /** That of the Windows before: what stays the same is written once. */
  readonly before: GridCell | undefined;
  readonly go: (line: number) => void;
}

function Served({ cell, before, go }: ServedProps): ReactNode {
  if (!cell)
    return (
      <td className="none">
        <Sign says="none">–</Sign>
      </td>
    );
  if (before?.models === cell.models && before.install === cell.install) {
    return (
      <td className="same">
        <span className="unseen">
          [{cell.models}] [{cell.install}]
        </span>
        <span aria-hidden="true">→</span>
      </td>
    );
  }
  return (
    <td>
      <Button className="link" onPress={() => go(cell.line)}>
        [{cell.models}]
      </Button>
      <small>[{cell.install}]</small>
    </td>
  );
}
