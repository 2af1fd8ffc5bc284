import type { ReactNode } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import { type EntryTitle, isOf, type Trial } from '../model/index.ts';

/** A rehearsal, from 0, and a trial of it by its ID; 0 for the story of the file. */
interface Choice {
  readonly story: number;
  readonly trial: number;
}

interface EntryChoiceProps {
  readonly entries: readonly EntryTitle[];
  readonly trials: readonly Trial[];
  readonly chosen: Choice;
  readonly choose: (choice: Choice) => void;
}

/** Which rehearsal is looked at, by its title and its Windows, or which trial of it. */
export function EntryChoice({ entries, trials, chosen, choose }: EntryChoiceProps): ReactNode {
  return (
    <Select
      className="entry"
      value={keyOf(chosen)}
      onChange={key => {
        const [story = 0, trial = 0] = String(key).split(' ').map(Number);
        choose({ story, trial });
      }}
    >
      <Label className="unseen">Rehearsal</Label>
      <Button className="button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="entries">
          {entries.flatMap((entry, story) => [
            entryItem(entries, story),
            ...trials.filter(one => isOf(one, entry)).map(one => trialItem(entry, story, one)),
          ])}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Two rehearsals may have the same title; their place is what tells them apart. */
function keyOf({ story, trial }: Choice): string {
  return `${story} ${trial}`;
}

function entryItem(entries: readonly EntryTitle[], story: number): ReactNode {
  const { title, where, file } = entries[story]!;
  const id = keyOf({ story, trial: 0 });
  return (
    <ListBoxItem key={id} id={id} textValue={`${title} ${where}`}>
      <Text slot="label">{title}</Text>{' '}
      <Text slot="description">
        {where}
        {isAlike(entries, story) && `  ${file}`}
      </Text>
    </ListBoxItem>
  );
}

function trialItem({ title }: EntryTitle, story: number, trial: Trial): ReactNode {
  const { number, byHand, isSaved } = trial;
  const id = keyOf({ story, trial: trial.id });
  const name = `By hand ${number}: ${title}`;
  const from = byHand.after === 0 ? 'from the beginning' : `goes on from step ${byHand.after}`;
  return (
    <ListBoxItem key={id} id={id} textValue={name} className="react-aria-ListBoxItem trial">
      <Text slot="label">{name}</Text>{' '}
      <Text slot="description">
        {from}
        {isSaved ? ', saved' : ', not saved'}
      </Text>
    </ListBoxItem>
  );
}

/** Whether title and Windows are those of another one too. */
function isAlike(entries: readonly EntryTitle[], at: number): boolean {
  const { title, where } = entries[at]!;
  return entries.some((other, i) => i !== at && other.title === title && other.where === where);
}
