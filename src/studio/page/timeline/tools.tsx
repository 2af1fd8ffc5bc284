import { memo, type NamedExoticComponent, type ReactNode } from 'react';
import { Button, Input, Label, Radio, RadioGroup, SearchField } from 'react-aria-components';
import { EVERYTHING, type Kinds, type Wanted } from '../../model/index.ts';

const KINDS: readonly Kinds[] = ['all', 'requests', 'drivers', 'changes', 'person', 'failures'];

interface ToolsProps {
  readonly asked: Wanted;
  readonly ask: (wanted: Wanted) => void;
  /** How many rows are shown, and of how many. */
  readonly shown: number;
  readonly count: number;
  /** Whether all of it was searched. */
  readonly isDone: boolean;
}

/** What of the story shall be shown. */
export const Tools: NamedExoticComponent<ToolsProps> = memo(
  ({ asked, ask, shown, count, isDone }: ToolsProps): ReactNode => {
    const wish = (wanted: Wanted): void =>
      ask(wanted.kinds === 'all' && wanted.text === '' ? EVERYTHING : wanted);
    return (
      <div className="tools">
        <SearchField className="search" value={asked.text} onChange={text => wish({ ...asked, text })}>
          <Label className="unseen">Search the story</Label>
          <Input placeholder="Search the story" />
          <Button className="clear">✕</Button>
        </SearchField>
        <RadioGroup
          className="choice"
          orientation="horizontal"
          value={asked.kinds}
          onChange={kinds => wish({ ...asked, kinds: kinds as Kinds })}
        >
          <Label className="unseen">Events shown</Label>
          {KINDS.map(one => (
            <Radio key={one} value={one}>
              {one}
            </Radio>
          ))}
        </RadioGroup>
        {/* Rows that somebody opens or closes change the number too: they say so themselves. */}
        <output className="quiet" aria-live={asked === EVERYTHING || !isDone ? 'off' : 'polite'}>
          {shown === count ? `${count} events` : `${shown} of ${count} events`}
          {!isDone && '…'}
        </output>
      </div>
    );
  },
);
