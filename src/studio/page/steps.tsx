import { memo, type NamedExoticComponent, type ReactNode, useCallback } from 'react';
import { Button } from 'react-aria-components';
import type { ToldStep } from '../model/index.ts';
import { VirtualList } from './parts/virtual-list.tsx';

interface StepsProps {
  readonly steps: readonly ToldStep[];
  /** Whether those are all of them. */
  readonly areAll: boolean;
  /** From 0; -1 before the first. */
  readonly chosen: number;
  readonly choose: (step: number) => void;
}

/** The steps of the story. What every view shows is the machine of the one that is chosen. */
export const Steps: NamedExoticComponent<StepsProps> = memo(
  ({ steps, areAll, chosen, choose }: StepsProps): ReactNode => {
    const render = useCallback((row: number) => <StepRow step={steps[row]!} />, [steps]);
    return (
      <nav className="steps" aria-label="Steps">
        <div className="walk">
          <Button className="button" isDisabled={chosen <= 0} onPress={() => choose(chosen - 1)}>
            ◂ Back
          </Button>
          <span>
            {chosen + 1} of {steps.length}
            {!areAll && ' so far'}
          </span>
          <Button
            className="button"
            isDisabled={chosen >= steps.length - 1}
            onPress={() => choose(chosen + 1)}
          >
            Next ▸
          </Button>
        </div>
        <VirtualList
          label="Steps"
          count={steps.length}
          chosen={chosen}
          choose={choose}
          render={render}
          height={30}
        />
      </nav>
    );
  },
);

function StepRow({ step: { event, asked } }: { readonly step: ToldStep }): ReactNode {
  const expected = (event.events ?? []).filter(one => one.kind === 'expected');
  const failed = expected.some(({ found }) => found !== undefined);
  const mark = failed ? '✗' : expected.length > 0 ? '✓' : asked.length > 0 ? '?' : '';
  return (
    <>
      <span className="number">{event.number}</span>
      <span className="text">{event.title}</span>
      <span className={failed ? 'bad' : mark === '?' ? 'asked' : 'good'}>{mark}</span>
    </>
  );
}
