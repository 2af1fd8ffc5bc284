import { type ReactNode, useRef } from 'react';
import { Button, Switch } from 'react-aria-components';
import { type DeviceView, NO_SWITCHES, type Ranked, type Switches } from '../../model/index.ts';
import type { Go } from '../where.ts';
import { RankedRow, type Turning } from './ranked-row.tsx';
import { Tried } from './tried.tsx';

interface RankingTableProps extends Turning {
  readonly view: DeviceView;
  /** The switches as they stood when the view was asked for. */
  readonly tried: Switches;
  readonly go: Go;
}

/** Why this driver: every candidate, its rank taken apart, and switches to try what would turn the choice. */
export function RankingTable({ view, tried, switches, set, go }: RankingTableProps): ReactNode {
  const { own, ranked: rows, absent, packages } = view;
  const [was, is] = [own, rows].map(list => list.find(({ lost, isExtension }) => !lost && !isExtension));
  const isTurned = useRef(false);
  isTurned.current ||= switches !== NO_SWITCHES;
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
        {/* Another device has another best driver, which is not news; what a switch does is. */}
        <output
          className={is?.key === was?.key ? 'quiet' : 'turned'}
          aria-live={isTurned.current ? 'polite' : 'off'}
        >
          {verdict(was, is, tried)}
        </output>
      </div>
      <Tried view={view} switches={switches} set={set} />
      {rows.length + absent.length === 0 ? (
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
            {/* One list: a row that takes part no more stays the same one, and keeps the focus. */}
            {[...rows.map(row => ({ row, why: undefined })), ...absent].map(({ row, why }) => (
              <RankedRow key={row.key} row={row} why={why} switches={switches} set={set} go={go} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function verdict(was: Ranked | undefined, is: Ranked | undefined, switches: Switches): string {
  if (switches === NO_SWITCHES) return is ? `${is.inf} is the best` : 'nothing fits';
  if (is?.key === was?.key) return is ? `still ${is.inf}` : 'still nothing';
  return `${is?.inf ?? 'nothing'} instead of ${was?.inf ?? 'nothing'}`;
}

function PolicySwitch({
  view: { allSigningEqual },
  switches,
  set,
}: Turning & { readonly view: DeviceView }): ReactNode {
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
