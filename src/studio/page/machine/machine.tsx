import { type ReactNode, useState } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import type { TablePart } from '../../model/index.ts';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { ComparedTable } from './compared-table.tsx';
import { ThingTree } from './thing-tree.tsx';

const PARTS: readonly ('registry' | 'files' | TablePart)[] = [
  'registry',
  'files',
  'services',
  'driver store',
  'software',
  'running',
];

interface MachineViewProps {
  readonly told: Told;
  /** From 0; -1 before the first. */
  readonly step: number;
  readonly go: Go;
}

/** What the computer has, before and after a step. */
export function MachineView({ told, step, go }: MachineViewProps): ReactNode {
  const [part, choose] = useState<(typeof PARTS)[number]>('registry');
  const [onlyChanged, want] = useState(true);
  const event = told.steps[Math.max(0, step)]?.event;
  return (
    <div className="machine">
      <div className="tools">
        <RadioGroup
          className="choice"
          orientation="horizontal"
          value={part}
          onChange={value => choose(value as typeof part)}
        >
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
          {event ? `before and after step ${event.number}: ${event.title}` : 'nothing has happened yet'}
        </output>
      </div>
      {part === 'registry' || part === 'files' ? (
        <ThingTree key={part} ask={told.ask} part={part} step={step} onlyChanged={onlyChanged} go={go} />
      ) : (
        <ComparedTable ask={told.ask} part={part} step={step} onlyChanged={onlyChanged} go={go} />
      )}
    </div>
  );
}
