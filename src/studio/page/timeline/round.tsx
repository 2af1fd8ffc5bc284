import { Fragment, type ReactNode } from 'react';
import type { RequestEvent } from '../../../story/index.ts';
import { type InstallerFiles, roundOf, type Stop } from '../../model/index.ts';

/**
 * A DIF request as the round it is: from whoever sent it down on the left through those who are asked, and back up on
 * the right through those who are asked once more. It is a table, drawn as boxes between two lines.
 */
export function RoundFigure({
  event,
  files,
}: {
  readonly event: RequestEvent;
  readonly files: InstallerFiles;
}): ReactNode {
  const { request, stops, turn, passedOver, result } = roundOf(event, files);
  return (
    <figure className="round">
      <figcaption>The round of {request}</figcaption>
      <table>
        <thead className="unseen">
          <tr>
            <th scope="col">who</th>
            <th scope="col">on the way down</th>
            <th scope="col">on the way back</th>
          </tr>
        </thead>
        <tbody>
          <tr className="sender">
            <th scope="row">Sender</th>
            <td className="down">
              <span className="unseen">sends</span> <Code name={request} tone="" />
            </td>
            <td className="up">
              <span className="quiet">gets</span> <Answer name={result} />
            </td>
          </tr>
          {stops.map((stop, at) => (
            <StopRow key={`${at} ${stop.name}`} stop={stop} place={at - turn} />
          ))}
          {passedOver.map(name => (
            <tr key={name} className="passed-over">
              <th scope="row">{name}</th>
              <td className="said">not asked</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      {stops.length === 0 && <p className="quiet">Who was asked is not told.</p>}
    </figure>
  );
}

interface StopRowProps {
  readonly stop: Stop;
  /** Below 0 on the way down, 0 where it ends, above for those of whom only the way back is told. */
  readonly place: number;
}

function StopRow({ stop, place }: StopRowProps): ReactNode {
  const { name, who, dll, answer, isAskedAgain, again } = stop;
  const isTurn = place === 0 && !isAskedAgain;
  const way = place < 0 ? 'above' : place === 0 ? 'turn' : '';
  return (
    <tr className={`${way} ${isAskedAgain ? 'again' : ''} ${who.replace(' ', '-')}`}>
      <th scope="row">
        {name}
        {dll !== undefined && <small className="dll">{dll}</small>}
        {isAskedAgain && <small>asked again</small>}
        {isTurn && <small>ends the way down</small>}
      </th>
      {/* Whoever is the last answers upwards. */}
      <td className={isTurn ? 'up' : 'down'}>{place <= 0 && <Answer name={answer} says="answers" />}</td>
      <td className="up">{isAskedAgain && <Answer name={again} says="answers again" />}</td>
    </tr>
  );
}

interface AnswerProps {
  readonly name: string | undefined;
  /** What it does that answers, for those who do not see which way the arrow goes. */
  readonly says?: string;
}

function Answer({ name, says }: AnswerProps): ReactNode {
  if (name === undefined) return <span className="quiet">not told</span>;
  const good = name === 'ERROR_SUCCESS' || name === 'NO_ERROR';
  const plain = name === 'ERROR_DI_DO_DEFAULT' || name === 'ERROR_DI_POSTPROCESSING_REQUIRED';
  return (
    <>
      {says && <span className="unseen">{says} </span>}
      <Code name={name} tone={good ? 'good' : plain ? '' : 'bad'} />
    </>
  );
}

/** A name that may be broken after each of its words. */
function Code({ name, tone }: { readonly name: string; readonly tone: string }): ReactNode {
  return (
    <code className={tone}>
      {name.split(/(?<=_)/).map((word, i) => (
        // A name may have the same word twice.
        <Fragment key={`${i} ${word}`}>
          {word}
          <wbr />
        </Fragment>
      ))}
    </code>
  );
}
