import { styleText } from 'node:util';
import type { TextPaint } from '../check/index.ts';
import type { Paint } from '../rehearsal/index.ts';

/** Colours on a terminal that wants them; undefined elsewhere. */
export function paint(): Paint | undefined {
  if (!process.stdout.isTTY || process.env.NO_COLOR) return undefined;
  return {
    strong: text => styleText('bold', text),
    faint: text => styleText('dim', text),
    good: text => styleText('green', text),
    bad: text => styleText('red', text),
  };
}

/** The same for what `check` finds. */
export function paintText(): TextPaint | undefined {
  const colours = paint();
  return colours && { ...colours, bad: text => styleText('red', text) };
}
