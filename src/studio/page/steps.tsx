import { memo, type NamedExoticComponent, type ReactNode, useCallback } from 'react';
import { Button } from 'react-aria-components';
import type { ToldStep } from '../model/index.ts';
import { Sign } from './parts/spoken.tsx';
import { VirtualList } from './parts/virtual-list.tsx';
import { endOf, StepSaid } from './step-said.tsx';

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
          <Button
            className="button"
            aria-label="Back a step"
            isDisabled={chosen <= 0}
            onPress={() => choose(chosen - 1)}
          >
            ◂ Back
          </Button>
          <span>
            {chosen + 1} of {steps.length}
            {!areAll && ' so far'}
          </span>
          <Button
            className="button"
            aria-label="Next step"
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
        <StepSaid steps={steps} chosen={chosen} />
      </nav>
    );
  },
);

function StepRow({ step }: { readonly step: ToldStep }): ReactNode {
  const { number, title } = step.event;
  const [sign, words] = endOf(step) ?? [];
  return (
    <>
      <span className="number">{number}</span>
      <span className="text">{title}</span>
      <span className={sign === '✗' ? 'bad' : sign === '?' ? 'asked' : 'good'}>
        {sign && words && <Sign says={words}>{sign}</Sign>}
      </span>
    </>
  );
}
