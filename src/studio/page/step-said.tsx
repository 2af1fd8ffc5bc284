import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ToldStep } from '../model/index.ts';
import { endOf } from './steps.tsx';

interface StepSaidProps {
  readonly steps: readonly ToldStep[];
  readonly chosen: number;
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
