import type { ReactNode } from 'react';
import { Button, Checkbox, Switch, ToggleButton } from 'react-aria-components';
import { type Change, printChange } from '../../../engine/select/index.ts';
import { type DeviceView, NO_SWITCHES, type Ranked, type Switches } from '../../model/index.ts';
import type { Go } from '../where.ts';

interface RankingTableProps extends Set {
  readonly view: DeviceView;
  readonly go: Go;
}

/** Why this driver: every candidate, its rank taken apart, and switches to try what would turn the choice. */
export function RankingTable({ view, switches, set, go }: RankingTableProps): ReactNode {
  const { own, ranked: rows, packages } = view;
  const [was, is] = [own, rows].map(list => list.find(({ lost, isExtension }) => !lost && !isExtension));
  return (
    <>
      <h3>Why this driver</h3>
      <div className="tools">
        <PolicySwitch view={view} switches={switches} set={set} />
        {switches !== NO_SWITCHES && (
          <Button className="button" onPress={() => set(NO_SWITCHES)}>
            As it is
          </Button>
        )}
        <output className={is?.key === was?.key ? 'quiet' : 'turned'}>{verdict(was, is, switches)}</output>
      </div>
      {own.length === 0 ? (
        <p className="quiet">None of {packages} packages names one of its identifiers.</p>
      ) : (
        <table className="ranking">
          <thead>
            <tr>
              <th scope="col">takes part</th>
              <th scope="col">driver</th>
              <th scope="col">
                rank: <span className="rank-signature">signature</span>{' '}
                <span className="rank-feature">feature</span> <span className="rank-match">match</span>
              </th>
              <th scope="col">signed, made</th>
              <th scope="col">outcome</th>
            </tr>
          </thead>
          <tbody>
            {[...rows, ...left(own, rows)].map(row => (
              <RankedRow
                key={row.key}
                row={row}
                isIn={rows.includes(row)}
                switches={switches}
                set={set}
                go={go}
              />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** Candidates that were switched off. */
function left(own: readonly Ranked[], rows: readonly Ranked[]): Ranked[] {
  return own.filter(({ key }) => !rows.some(row => row.key === key));
}

function verdict(was: Ranked | undefined, is: Ranked | undefined, switches: Switches): string {
  if (switches === NO_SWITCHES) return is ? `${is.inf} is the best` : 'nothing fits';
  if (is?.key === was?.key) return is ? `still ${is.inf}` : 'still nothing';
  return `${was?.inf ?? 'nothing'} → ${is?.inf ?? 'nothing'}`;
}

interface Set {
  readonly switches: Switches;
  readonly set: (switches: Switches) => void;
}

function PolicySwitch({
  view: { allSigningEqual },
  switches,
  set,
}: Set & { readonly view: DeviceView }): ReactNode {
  const isOn = allSigningEqual !== switches.turnPolicy;
  return (
    <Switch
      className="switch"
      isSelected={isOn}
      onChange={on => set({ ...switches, turnPolicy: on !== allSigningEqual })}
    >
      <span className="track" aria-hidden="true" />
      AllSigningEqual
    </Switch>
  );
}

interface RankedRowProps extends Set {
  readonly row: Ranked;
  readonly isIn: boolean;
  readonly go: Go;
}

function RankedRow({ row, isIn, switches, set, go }: RankedRowProps): ReactNode {
  const { inf, line, section, models, matchedId, rank, signature, provider, date, version, lost } = row;
  const [first = '', second, third] = rank.text.split(' ');
  return (
    <tr className={!isIn ? 'out' : lost === undefined ? 'won' : ''}>
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
          [{models}] → [{section}]
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
        {!isIn ? 'left out' : (lost ?? (row.isExtension ? 'applied as an extension' : 'chosen'))}
        {isIn && <Tries row={row} switches={switches} set={set} />}
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
function Tries({ row, switches, set }: Set & { readonly row: Ranked }): ReactNode {
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
