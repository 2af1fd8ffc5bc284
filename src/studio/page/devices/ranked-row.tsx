import type { ReactNode } from 'react';
import { Button, Checkbox, ToggleButton } from 'react-aria-components';
import { type Change, printChange } from '../../../engine/select/index.ts';
import type { Ranked, Switches } from '../../model/index.ts';
import { Sign } from '../parts/spoken.tsx';
import type { Go } from '../where.ts';

/** The switches, and how they are turned. */
export interface Turning {
  readonly switches: Switches;
  readonly set: (switches: Switches) => void;
}

interface RankedRowProps extends Turning {
  readonly row: Ranked;
  /** Why it takes no part; undefined where it does. */
  readonly why: string | undefined;
  readonly go: Go;
}

/** A candidate with its rank taken apart, and what became of it. */
export function RankedRow({ row, why, switches, set, go }: RankedRowProps): ReactNode {
  const { inf, line, section, models, matchedId, rank, signature, provider, date, version, lost } = row;
  const isIn = !switches.without.has(inf);
  const [first = '', second, third] = rank.text.split(' ');
  return (
    <tr className={why !== undefined ? 'out' : lost === undefined ? 'won' : ''}>
      <td>
        <Checkbox
          className="check"
          aria-label={`${inf} takes part`}
          isSelected={isIn}
          onChange={() => set(withPackage(switches, inf, !isIn))}
        >
          <span className="box" aria-hidden="true" />
        </Checkbox>
      </td>
      <th scope="row">
        <Button className="link" onPress={() => go({ view: 'package', inf, line })}>
          {inf}:{line}
        </Button>
        <small>
          [{models}] <Sign says="leads to">→</Sign> [{section}]
        </small>
        <small>{matchedId}</small>
      </th>
      <td>
        <code className="rank">
          <span className={third ? 'rank-signature' : 'rank-match'}>{first}</span>
          {second && <span className="rank-feature">{second}</span>}
          {third && <span className="rank-match">{third}</span>}
        </code>
        <small className="rank-signature">{rank.signature}</small>
        <small className="rank-feature">{rank.feature}</small>
        <small className="rank-match">{rank.match}</small>
      </td>
      <td>
        {signature}
        <small>{provider}</small>
        <small>
          {date} {version}
        </small>
      </td>
      <td>
        {why ?? lost ?? (row.isExtension ? 'applied as an extension' : 'chosen')}
        {why === undefined && <Tries row={row} switches={switches} set={set} />}
      </td>
    </tr>
  );
}

function withPackage(switches: Switches, inf: string, isIn: boolean): Switches {
  const without = new Set(switches.without);
  if (isIn) without.delete(inf);
  else without.add(inf);
  return { ...switches, without };
}

/** What would make it win, each a switch; and what is switched on already. */
function Tries({ row, switches, set }: Turning & { readonly row: Ranked }): ReactNode {
  const on = switches.changes.get(row.key) ?? [];
  const all = [...on, ...row.wouldWin.filter(change => !on.some(one => one.kind === change.kind))];
  const turn = (change: Change, isOn: boolean): void => {
    const changes = isOn ? [...on, change] : on.filter(one => one !== change);
    set(
      change.kind === 'all-signing-equal'
        ? { ...switches, turnPolicy: !switches.turnPolicy }
        : { ...switches, changes: new Map([...switches.changes, [row.key, changes]]) },
    );
  };
  return (
    <ul className="tries">
      {all.map(change => (
        <li key={change.kind}>
          <ToggleButton
            className="button"
            isSelected={on.includes(change)}
            onChange={isOn => turn(change, isOn)}
          >
            if it {printChange(change, 'itself')}
          </ToggleButton>
        </li>
      ))}
    </ul>
  );
}
