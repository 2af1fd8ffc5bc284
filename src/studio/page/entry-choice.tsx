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
import type { EntryTitle } from '../model/index.ts';

interface EntryChoiceProps {
  readonly entries: readonly EntryTitle[];
  readonly chosen: number;
  readonly choose: (entry: number) => void;
}

/** Which rehearsal is looked at, by its title and its Windows. */
export function EntryChoice({ entries, chosen, choose }: EntryChoiceProps): ReactNode {
  return (
    <Select className="entry" value={String(chosen)} onChange={key => choose(Number(key))}>
      <Label className="unseen">Rehearsal</Label>
      <Button className="button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="entries">
          {entries.map(({ title, where, file }, i) => (
            // Two rehearsals may have the same title; their place is what tells them apart.
            <ListBoxItem key={`${i} ${file}`} id={String(i)} textValue={`${title} ${where}`}>
              <Text slot="label">{title}</Text>
              <Text slot="description">
                {where}
                {isAlike(entries, i) && `  ${file}`}
              </Text>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Whether title and Windows are those of another one too. */
function isAlike(entries: readonly EntryTitle[], at: number): boolean {
  const { title, where } = entries[at]!;
  return entries.some((other, i) => i !== at && other.title === title && other.where === where);
}
