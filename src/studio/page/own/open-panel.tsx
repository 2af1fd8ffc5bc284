import { type ReactNode, useState } from 'react';
import { Button, DialogTrigger, FileTrigger, Popover } from 'react-aria-components';
import { readChosen } from './chosen-files.ts';
import type { Own } from './use-own.ts';

/** A button to open rehearsals, snapshots and driver packages of one's own; they may be dropped on the page as well. */
export function OpenPanel({ own }: { readonly own: Own }): ReactNode {
  const [isOpen, turn] = useState(false);
  const open = (files: FileList | null): void => {
    own.open(readChosen(files));
    turn(false);
  };
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={turn}>
      <Button className="button">Open…</Button>
      {/* Without a dialog in it the popover is one itself, what it has for screen readers included. */}
      <Popover className="popover open-own" aria-label="Open">
        <p>
          A rehearsal with what it names, a snapshot, or the folder of a driver package. They can be dropped
          on the page too, and stay on this computer.
        </p>
        <FileTrigger allowsMultiple onSelect={open}>
          <Button className="button">Files…</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={open}>
          <Button className="button">A folder…</Button>
        </FileTrigger>
      </Popover>
    </DialogTrigger>
  );
}

/** Lines beyond these are counted only. */
const MOST = 8;

/** What is wrong with what was opened, and what was assumed of it. */
export function OpenedWords({ own: { problems, notes, dismiss } }: { readonly own: Own }): ReactNode {
  if (problems.length + notes.length === 0) return null;
  const more = problems.length - MOST;
  return (
    <div className="opened-words">
      {problems.length > 0 && (
        <div className="bad" role="alert">
          {problems.slice(0, MOST).map(text => (
            <p key={text}>{text}</p>
          ))}
          {more > 0 && <p>and {more} more</p>}
        </div>
      )}
      {notes.length > 0 && (
        <output>
          {notes.map(text => (
            <p key={text}>{text}</p>
          ))}
        </output>
      )}
      <Button className="clear" aria-label="Dismiss" onPress={dismiss}>
        ✕
      </Button>
    </div>
  );
}
