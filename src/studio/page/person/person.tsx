import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Machine } from '../../../machine/index.ts';
import type { Step } from '../../../rehearsal/index.ts';
import { actionsOn, dialogOf, noticesOf, questionDialog, shownUntil } from '../../model/index.ts';
import { Scroller } from '../parts/scroller.tsx';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { DialogFigure } from './dialog-figure.tsx';

interface PersonViewProps {
  readonly told: Told;
  readonly at: number;
  readonly machine: Machine;
  readonly go: Go;
  readonly play: (step: Step) => void;
  /** Goes back to the story of the file, where somebody left it. */
  readonly back: (() => void) | undefined;
}

/** What the person at the computer sees and can do. What is done here goes on from the step that is chosen. */
export function PersonView({ told, at, machine, go, play, back }: PersonViewProps): ReactNode {
  const { playback, rows } = told;
  const isKept = playback.entry.kept !== undefined;
  const { step = -1 } = rows[at] ?? {};
  const played = playback.steps[step];
  const end = played?.after ?? machine;
  const asked = played?.asked ?? playback.asked;
  const seen = shownUntil(rows, step, rows[at]?.event.kind === 'step' ? rows.length : at);
  const shown = seen.filter(
    ({ text, answer }) => answer !== undefined || !asked.some(one => one.text === text),
  );
  const notices = noticesOf(machine);
  return (
    <div className="person">
      <Scroller className="desktop" label="On the screen">
        <h2 className="part">On the screen</h2>
        {shown.length + asked.length === 0 && <p className="quiet">Nothing is shown in this step.</p>}
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
      </Scroller>
      <Scroller className="hands" label="At hand">
        {actionsOn(playback.entry.rehearsal, end).map(({ title, actions }) => (
          <section key={title}>
            <h2 className="part">{title}</h2>
            {actions.map(({ label, step: next }) => (
              <Button
                key={label}
                className="button"
                isDisabled={
                  (asked.length > 0 && waits(told, step)) || (isKept && step + 1 < playback.steps.length)
                }
                onPress={() => play(next)}
              >
                {label}
              </Button>
            ))}
          </section>
        ))}
        <p className="quiet">
          {back
            ? 'The story goes on by your hand.'
            : step + 1 < playback.steps.length
              ? `What you do here goes on from step ${step + 1}; the steps behind it are left.`
              : 'What you do here goes on from the end of the story.'}
        </p>
        {back && (
          <Button className="button" onPress={back}>
            Back to the story of the file
          </Button>
        )}
      </Scroller>
    </div>
  );
}

/** Whether a step waits for an answer, and nothing else can happen; a wizard that is open does not keep others. */
function waits({ playback }: Told, step: number): boolean {
  const { asked = [] } = playback.steps[step] ?? {};
  return asked.some(({ kind }) => kind !== 'page');
}
