import type { ReactNode } from 'react';
import type { RequestEvent } from '../../../story/index.ts';
import { roundOf, type Stop } from '../../model/index.ts';

/** A DIF request as the round it is: down through those who are asked, up through those asked once more. */
export function RoundFigure({ event }: { readonly event: RequestEvent }): ReactNode {
  const { request, down, up, result } = roundOf(event);
  const again = new Map(up.map(stop => [stop.name, stop]));
  return (
    <figure className="round">
      <figcaption>The round of {request}</figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">asked</th>
            <th scope="col">▼ going down</th>
            <th scope="col">▲ coming back</th>
          </tr>
        </thead>
        <tbody>
          {down.map(stop => (
            <RoundRow key={stop.name} stop={stop} again={again.get(stop.name)} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">whoever sent it gets</th>
            <td colSpan={2}>
              <Answer name={result} />
            </td>
          </tr>
        </tfoot>
      </table>
    </figure>
  );
}

function RoundRow({ stop, again }: { readonly stop: Stop; readonly again: Stop | undefined }): ReactNode {
  return (
    <tr className={stop.who.replace(' ', '-')}>
      <th scope="row">{stop.name}</th>
      <td>
        <Answer name={stop.answer} />
      </td>
      <td>{again && <Answer name={again.answer} />}</td>
    </tr>
  );
}

function Answer({ name }: { readonly name: string | undefined }): ReactNode {
  if (name === undefined) return <span className="quiet">not told</span>;
  const good = name === 'ERROR_SUCCESS' || name === 'NO_ERROR';
  const plain = name === 'ERROR_DI_DO_DEFAULT' || name === 'ERROR_DI_POSTPROCESSING_REQUIRED';
  return <code className={good ? 'good' : plain ? '' : 'bad'}>{name}</code>;
}
