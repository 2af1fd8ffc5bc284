import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Architecture } from '../../../base/index.ts';
import type { InfView } from '../../model/index.ts';
import { Scroller } from '../parts/scroller.tsx';
import { InfGrid } from './inf-grid.tsx';
import { InfText } from './inf-text.tsx';

/** More findings than these are not listed. */
const MOST = 200;

interface InfPageProps {
  readonly shown: InfView;
  readonly line: number;
  readonly go: (line: number) => void;
  /** Chooses the architecture that the grid is for. */
  readonly choose: (architecture: Architecture) => void;
  /** Takes the text when somebody changed it; absent where nobody may. */
  readonly write?: (text: string) => void;
}

/** An INF: its text with what is wrong in place, and which Windows takes which of its sections. */
export function InfPage({ shown, line, go, choose, write }: InfPageProps): ReactNode {
  const { remarks } = shown;
  return (
    <div className="inf-page">
      <InfText read={shown} line={line} write={write} />
      <Scroller label="About the INF">
        <h2 className="part">{titleOf(remarks.length)}</h2>
        <ul className="links">
          {remarks.slice(0, MOST).map(({ code, level, message, line: place, hint }, i) => (
            // The same finding may stand at several places.
            <li key={`${i} ${code}`} className={level}>
              <Button className="link" isDisabled={place === 0} onPress={() => go(place)}>
                {place > 0 ? `line ${place}` : 'the file'}
              </Button>{' '}
              <span className={level === 'error' ? 'bad' : 'quiet'}>
                {level} {code}
              </span>{' '}
              {message}
              {hint && <small>{hint}</small>}
            </li>
          ))}
        </ul>
        {remarks.length > MOST && (
          <p className="quiet">and {remarks.length - MOST} more; all are marked in the text</p>
        )}
        <InfGrid inf={shown} go={go} choose={choose} />
      </Scroller>
    </div>
  );
}

function titleOf(findings: number): string {
  if (findings === 0) return 'Nothing is wrong with it';
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
