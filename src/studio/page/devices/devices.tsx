import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import {
  type Device,
  type DeviceBranch,
  devicesByConnection,
  devicesByType,
  type Moment,
  placesOf,
} from '../../model/index.ts';
import { useAnswer } from '../answer.ts';
import { Arrow } from '../parts/arrow.tsx';
import { type RowState, VirtualList } from '../parts/virtual-list.tsx';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { DevicePage } from './device-page.tsx';

type Order = 'type' | 'connection';

interface DevicesProps {
  readonly told: Told;
  readonly moment: Moment;
  readonly chosen: string;
  readonly go: Go;
}

/** The devices of the machine at a moment, as Device Manager shows them, and all about one of them. */
export function Devices({ told, moment, chosen, go }: DevicesProps): ReactNode {
  const [order, arrange] = useState<Order>('type');
  const [hidden, showHidden] = useState(false);
  const { ask } = told;
  const all = useAnswer(useCallback(() => ask('devices', moment), [ask, moment]));
  const devices = useMemo(
    () => (hidden ? all : all?.filter(({ state }) => state !== 'phantom')) ?? [],
    [all, hidden],
  );
  const device = all?.find(({ id }) => id === chosen);
  return (
    <div className="devices">
      <div className="tools">
        <RadioGroup
          className="choice"
          orientation="horizontal"
          value={order}
          onChange={value => arrange(value as Order)}
        >
          <Label>Devices by</Label>
          <Radio value="type">type</Radio>
          <Radio value="connection">connection</Radio>
        </RadioGroup>
        <Checkbox className="check" isSelected={hidden} onChange={showHidden}>
          <span className="box" aria-hidden="true" />
          hidden devices
        </Checkbox>
      </div>
      <DeviceTree
        branches={order === 'type' ? devicesByType(devices) : devicesByConnection(devices)}
        chosen={chosen}
        choose={id => go({ device: id })}
      />
      {device ? (
        <DevicePage key={device.id} told={told} moment={moment} device={device} go={go} />
      ) : (
        all && (
          <p className="hint">{all.length > 0 ? 'Choose a device.' : 'This computer knows no device yet.'}</p>
        )
      )}
    </div>
  );
}

interface TreeRow {
  readonly branch: DeviceBranch;
  readonly key: string;
  readonly depth: number;
}

interface DeviceTreeProps {
  readonly branches: readonly DeviceBranch[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

function DeviceTree({ branches, chosen, choose }: DeviceTreeProps): ReactNode {
  const [closed, turn] = useState<ReadonlySet<string>>(new Set());
  const [at, goTo] = useState('');
  const rows = openBranches(branches, closed);
  const places = placesOf(rows.length, row => rows[row]!.depth);
  const key = rows.some(row => row.key === at && (row.branch.device?.id ?? chosen) === chosen) ? at : chosen;
  const choosen = (row: TreeRow): void => {
    goTo(row.key);
    if (row.branch.device) choose(row.branch.device.id);
  };
  return (
    <VirtualList
      label="Devices"
      count={rows.length}
      chosen={rows.findIndex(row => row.key === key)}
      choose={row => choosen(rows[row]!)}
      render={row => <DeviceRow row={rows[row]!} />}
      state={row => ({ ...stateOf(rows[row], closed), ...places(row) })}
      turn={(row, open) => {
        const { key: turned } = rows[row]!;
        turn(before => new Set(open ? [...before].filter(one => one !== turned) : [...before, turned]));
      }}
    />
  );
}

function openBranches(branches: readonly DeviceBranch[], closed: ReadonlySet<string>, depth = 0): TreeRow[] {
  return branches.flatMap(branch => {
    const key = branch.device?.id ?? `class ${branch.name}`;
    const inside = closed.has(key) ? [] : openBranches(branch.branches, closed, depth + 1);
    return [{ branch, key, depth }, ...inside];
  });
}

function stateOf(row: TreeRow | undefined, closed: ReadonlySet<string>): RowState {
  if (!row) return {};
  const has = row.branch.branches.length > 0;
  return { level: row.depth + 1, ...(has && { isOpen: !closed.has(row.key) }) };
}

const MARKS: Readonly<Record<Device['state'], readonly [mark: string, words: string]>> = {
  started: ['●', 'works'],
  stopped: ['○', 'not started'],
  problem: ['▲', 'has a problem'],
  phantom: ['○', 'not plugged in'],
};

function DeviceRow({ row: { branch, depth } }: { readonly row: TreeRow }): ReactNode {
  const { name, device } = branch;
  const [mark, words] = device ? MARKS[device.state] : ['', ''];
  return (
    <span
      className={`event device ${device?.state ?? 'class'}`}
      style={{ paddingInlineStart: 12 + depth * 16 }}
    >
      <Arrow />
      {device && (
        <span className="mark" role="img" aria-label={words}>
          {mark}
        </span>
      )}
      <span className="text">{name}</span>
      {device && device.problem > 0 && <span className="came bad">code {device.problem}</span>}
    </span>
  );
}
