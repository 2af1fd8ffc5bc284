import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type RowEvent, wordsOf } from '../../model/index.ts';

/** What of a story is wanted. */
export type Filter = 'all' | 'requests' | 'drivers' | 'changes' | 'person' | 'failures';

const FILTERS: readonly Filter[] = ['all', 'requests', 'drivers', 'changes', 'person', 'failures'];

const KINDS: Readonly<Record<Exclude<Filter, 'all' | 'failures'>, readonly RowEvent['kind'][]>> = {
  requests: ['request'],
  drivers: ['searched', 'candidate', 'chosen'],
  changes: ['effect'],
  person: ['shown', 'ran', 'software'],
};

export function isWanted(event: RowEvent, filter: Filter, text: string, wideRanks: boolean): boolean {
  const words = wordsOf(event, wideRanks);
  if (filter === 'failures' && words.tone !== 'bad') return false;
  if (filter !== 'all' && filter !== 'failures' && !KINDS[filter].includes(event.kind)) return false;
  if (text === '') return true;
  return `${words.text} ${words.of ?? ''} ${words.came ?? ''}`.toLowerCase().includes(text.toLowerCase());
}

interface FilterChoiceProps {
  readonly filter: Filter;
  readonly wish: (filter: Filter) => void;
}

export function FilterChoice({ filter, wish }: FilterChoiceProps): ReactNode {
  return (
    <RadioGroup
      className="choice"
      orientation="horizontal"
      value={filter}
      onChange={value => wish(value as Filter)}
    >
      <Label className="unseen">Events shown</Label>
      {FILTERS.map(one => (
        <Radio key={one} value={one}>
          {one}
        </Radio>
      ))}
    </RadioGroup>
  );
}
