import { type ReactNode, useId, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { Dialog } from '../../model/index.ts';

interface DialogFigureProps {
  readonly dialog: Dialog;
  /** Answers it; absent where that was done, or there is nothing to answer. */
  readonly answer?: (text: string) => void;
}

/** A dialog as the person sees it. */
export function DialogFigure({ dialog, answer }: DialogFigureProps): ReactNode {
  const { look, title, text, answers, free, answer: given } = dialog;
  const words = useId();
  const [typed, type] = useState(free === 'path' ? 'D:\\' : '');
  return (
    <figure className={`dialog ${look}`} aria-label={title} aria-atomic="true">
      <figcaption>{title}</figcaption>
      <p id={words}>{text}</p>
      {answer && free !== undefined && (
        <TextField className="field" value={typed} onChange={type} aria-describedby={words}>
          <Label>{free === 'path' ? 'Look in this folder' : 'Answer'}</Label>
          <Input />
        </TextField>
      )}
      <footer>
        {answer && free !== undefined && (
          <Button className="button primary" isDisabled={typed === ''} onPress={() => answer(typed)}>
            Next
          </Button>
        )}
        {answer &&
          answers.map((one, i) => (
            // Who comes to the first thing that answers it hears what is asked.
            <Button
              key={one}
              className="button"
              {...(i === 0 && free === undefined && { 'aria-describedby': words })}
              onPress={() => answer(one)}
            >
              {one}
            </Button>
          ))}
        {given !== undefined && <span className="given">answered: {given}</span>}
        {!answer && given === undefined && <span className="given">read</span>}
      </footer>
    </figure>
  );
}
