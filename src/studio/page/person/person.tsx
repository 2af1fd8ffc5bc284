import { type ReactNode, useCallback } from 'react';
import { Button } from 'react-aria-components';
import type { Step } from '../../../rehearsal/index.ts';
import type { Question } from '../../../setupapi/index.ts';
import type { ShownEvent } from '../../../story/index.ts';
import {
  dialogOf,
  type Moment,
  type PersonScene,
  questionDialog,
  type RehearsalDocument,
  shownUntil,
} from '../../model/index.ts';
import { useAnswer } from '../answer.ts';
import type { Going } from '../by-hand.ts';
import { Scroller } from '../parts/scroller.tsx';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { DialogFigure } from './dialog-figure.tsx';
import { SaveByHand } from './save-by-hand.tsx';

interface PersonViewProps {
  readonly told: Told;
  readonly at: number;
  readonly moment: Moment;
  readonly go: Go;
  readonly play: (step: Step) => void;
  readonly hand: Pick<Going, 'chosen' | 'back' | 'remove'>;
  /** The trial that is looked at, as a rehearsal. */
  readonly saved: (() => Promise<RehearsalDocument>) | undefined;
}

/** What the person at the computer sees and can do. What is done here goes on from the step that is chosen. */
export function PersonView({ told, at, moment, go, play, hand, saved }: PersonViewProps): ReactNode {
  const { rows, steps, ask } = told;
  const { step } = moment;
  const scene = useAnswer(useCallback(() => ask('person', moment), [ask, moment]));
  const asked = steps[step]?.asked ?? told.asked;
  const seen = shownUntil(rows, step, rows[at]?.event.kind === 'step' ? rows.length : at);
  const isOpen = ({ text, answer }: ShownEvent): boolean =>
    answer === undefined && asked.some(one => one.text === text);
  return (
    <div className="person">
      <Scroller className="desktop" label="On the screen">
        <Screen shown={seen.filter(event => !isOpen(event))} asked={asked} play={play} />
        {scene && <ActionCenter scene={scene} go={go} />}
      </Scroller>
      <Scroller className="hands" label="At hand">
        {scene && <Hands told={told} step={step} scene={scene} asked={asked} play={play} />}
        <WhatFollows told={told} step={step} hand={hand} saved={saved} />
      </Scroller>
    </div>
  );
}

interface ScreenProps {
  readonly shown: readonly ShownEvent[];
  readonly asked: readonly Question[];
  readonly play: (step: Step) => void;
}

function Screen({ shown, asked, play }: ScreenProps): ReactNode {
  return (
    <>
      <h2 className="part">On the screen</h2>
      {shown.length + asked.length === 0 && <p className="quiet">Nothing is shown in this step.</p>}
      <div aria-live="polite">
        {shown.map((event, i) => (
          // What is shown twice is seen twice.
          <DialogFigure key={`${i} ${event.text}`} dialog={dialogOf(event)} />
        ))}
        {asked.map(question => (
          <DialogFigure
            key={question.text}
            dialog={questionDialog(question)}
            answer={text => play({ answer: { [question.text]: text } })}
          />
        ))}
      </div>
    </>
  );
}

interface Scene {
  readonly scene: PersonScene;
}

function ActionCenter({ scene: { notices }, go }: Pick<PersonViewProps, 'go'> & Scene): ReactNode {
  return (
    <>
      <h2 className="part">Action Center</h2>
      {notices.length === 0 && <p className="quiet">No messages.</p>}
      <ul className="notices">
        {notices.map(({ title, text, device }) => (
          <li key={`${title} ${device}`}>
            {device === undefined ? (
              <strong>{title}</strong>
            ) : (
              <Button className="link" onPress={() => go({ view: 'devices', device })}>
                {title}
              </Button>
            )}
            <small>{text}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

interface HandsProps extends Pick<PersonViewProps, 'told' | 'play'>, Scene {
  readonly step: number;
  readonly asked: readonly Question[];
}

/** What can be done. A wizard that is open keeps nobody from it; another question does, and a lab cannot go back. */
function Hands({ told: { entry, steps }, step, scene, asked, play }: HandsProps): ReactNode {
  const waits = asked.some(({ kind }) => kind !== 'page');
  const isPast = entry.isLab && step + 1 < steps.length;
  return scene.actions.map(({ title, actions }) => (
    <section key={title}>
      <h2 className="part">{title}</h2>
      {actions.map(({ label, step: next }, i) => (
        // A button that plugged in unplugs next: it is the same one, and keeps the focus.
        <Button key={`${i}`} className="button" isDisabled={waits || isPast} onPress={() => play(next)}>
          {label}
        </Button>
      ))}
    </section>
  ));
}

interface WhatFollowsProps extends Pick<PersonViewProps, 'told' | 'hand' | 'saved'> {
  readonly step: number;
}

function WhatFollows({ told, step, hand, saved }: WhatFollowsProps): ReactNode {
  const { chosen, back, remove } = hand;
  const { entry, steps } = told;
  const isBehind = step + 1 < steps.length;
  const words = entry.isLab
    ? wordsOfLab(isBehind)
    : isBehind || !chosen
      ? `What you do here begins a trial ${isBehind ? `after step ${step + 1}` : 'at the end of the story'}.`
      : 'What you do here goes on with this trial.';
  return (
    <>
      <p className="quiet">{words}</p>
      {saved && <SaveByHand key={chosen?.id} saved={saved} />}
      {back && (
        <Button className="button" onPress={back}>
          Back to the story of the file
        </Button>
      )}
      {remove && (
        <Button className="button" onPress={remove}>
          Remove this trial
        </Button>
      )}
    </>
  );
}

function wordsOfLab(isBehind: boolean): string {
  return isBehind ? 'A lab goes on from its last step only.' : 'What you do here is kept in the lab.';
}
