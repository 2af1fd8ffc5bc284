import { type ReactNode, useState } from 'react';
import { Button, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Architecture } from '../../../base/index.ts';
import type { GridCell, InfView } from '../../model/index.ts';

/** More rows than these are not laid out; the text has them all. */
const MOST = 400;

interface InfGridProps {
  readonly inf: InfView;
  readonly go: (line: number) => void;
  readonly choose: (architecture: Architecture) => void;
}

/** Which section serves which hardware ID on which Windows. */
export function InfGrid({ inf, go, choose }: InfGridProps): ReactNode {
  const { architectures, architecture, grid } = inf;
  const { columns, rows } = grid;
  // What is picked shows at once, though the table follows when it was asked for.
  const [picked, pick] = useState(architecture);
  if (architectures.length === 0) return <p className="quiet">No Windows finds a model in it.</p>;
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
          {rows.slice(0, MOST).map(({ id, description, cells }) => (
            <tr key={`${id} ${description}`}>
              <th scope="row">
                {id}
                <small>{description}</small>
              </th>
              {cells.map((cell, i) => (
                <Served key={columns[i]} cell={cell} before={i > 0 ? cells[i - 1] : undefined} go={go} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST && <p className="quiet">and {rows.length - MOST} more</p>}
    </>
  );
}

interface ServedProps {
  readonly cell: GridCell | undefined;
  /** That of the Windows before: what stays the same is written once. */
  readonly before: GridCell | undefined;
  readonly go: (line: number) => void;
}

function Served({ cell, before, go }: ServedProps): ReactNode {
  if (!cell) return <td className="none">–</td>;
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
