import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ToldStep } from '../model/index.ts';

interface StepSaidProps {
  readonly steps: readonly ToldStep[];
  readonly chosen: number;
}

/** How a step ended, as a sign and in words; undefined where there is nothing to say of it. */
export function endOf({ event, asked }: ToldStep): readonly [sign: string, words: string] | undefined {
  const expected = (event.events ?? []).filter(one => one.kind === 'expected');
  if (expected.some(({ found }) => found !== undefined)) return ['✗', 'not as expected'];
  if (expected.length > 0) return ['✓', 'as expected'];
  return asked.length > 0 ? ['?', 'waits for an answer'] : undefined;
}

/** Milliseconds until a step counts as come to: those that are passed by are not said. */
const SETTLED = 300;

/** Says which step was come to, for those who cannot see it. A list that has the focus says so itself. */
export function StepSaid({ steps, chosen }: StepSaidProps): ReactNode {
  const step = steps[chosen];
  const words =
    step && [`step ${step.event.number}: ${step.event.title}`, endOf(step)?.[1]].filter(Boolean).join(', ');
  const last = useRef(words);
  const [said, say] = useState('');
  useEffect(() => {
    if (words === undefined || words === last.current) return undefined;
    const isSaid = document.activeElement?.matches('[role=tree]');
    const timer = setTimeout(() => {
      last.current = words;
      say(isSaid ? '' : words);
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [words]);
  return <output className="unseen">{said}</output>;
}
