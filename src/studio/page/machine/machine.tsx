import { type ReactNode, useState } from 'react';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import type { StepEvent } from '../../../story/index.ts';
import type { Moment, TablePart } from '../../model/index.ts';
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
  readonly moment: Moment;
  readonly go: Go;
}

/** What the computer has, before a step and at a moment of it. */
export function MachineView({ told, moment, go }: MachineViewProps): ReactNode {
  const [part, choose] = useState<(typeof PARTS)[number]>('registry');
  const [onlyChanged, want] = useState(true);
  const event = told.steps[Math.max(0, moment.step)]?.event;
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
        <p className="quiet">{event ? sidesOf(event, moment) : 'nothing has happened yet'}</p>
      </div>
      {part === 'registry' || part === 'files' ? (
        <ThingTree key={part} ask={told.ask} part={part} moment={moment} onlyChanged={onlyChanged} go={go} />
      ) : (
        <ComparedTable ask={told.ask} part={part} moment={moment} onlyChanged={onlyChanged} go={go} />
      )}
    </div>
  );
}

/** What is compared, in words. */
function sidesOf({ number, title, events = [] }: StepEvent, { effects }: Moment): string {
  const all = events.filter(({ kind }) => kind === 'effect').length;
  return effects > 0 && effects < all
    ? `before step ${number} and after ${effects} of its ${all} changes: ${title}`
    : `before and after step ${number}: ${title}`;
}
