import { type ReactNode, useState } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import type { Machine } from '../../../machine/index.ts';
import {
  driverStoreOf,
  fileRows,
  type PlayedStep,
  registryRows,
  runningOf,
  servicesOf,
  softwareOf,
  type Table,
} from '../../model/index.ts';
import type { Go } from '../where.ts';
import { ComparedTable } from './compared-table.tsx';
import { ThingTree } from './thing-tree.tsx';

const TREES = { registry: registryRows, files: fileRows } as const;
const TABLES: Readonly<Record<string, (machine: Machine) => Table>> = {
  services: servicesOf,
  'driver store': driverStoreOf,
  software: softwareOf,
  running: runningOf,
};
const PARTS = [...Object.keys(TREES), ...Object.keys(TABLES)];

interface MachineViewProps {
  readonly step: PlayedStep;
  readonly go: Go;
}

/** What the computer has, before and after a step. */
export function MachineView({ step, go }: MachineViewProps): ReactNode {
  const [part, choose] = useState('registry');
  const [onlyChanged, want] = useState(true);
  const table = TABLES[part];
  return (
    <div className="machine">
      <div className="tools">
        <RadioGroup className="choice" orientation="horizontal" value={part} onChange={choose}>
          <Label className="unseen">Part of the computer</Label>
          {PARTS.map(one => (
            <Radio key={one} value={one}>
              {one}
            </Radio>
          ))}
        </RadioGroup>
        <Checkbox className="check" isSelected={onlyChanged} onChange={want}>
          <span className="box" aria-hidden="true" />
          only what this step changed
        </Checkbox>
        <output className="quiet">
          before and after step {step.event.number}: {step.event.title}
        </output>
      </div>
      {table ? (
        <ComparedTable before={table(step.before)} after={table(step.after)} onlyChanged={onlyChanged} />
      ) : (
        <ThingTree
          key={part}
          rowsOf={TREES[part as keyof typeof TREES]}
          step={step}
          onlyChanged={onlyChanged}
          go={go}
        />
      )}
    </div>
  );
}
