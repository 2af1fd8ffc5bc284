import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { LineIndex } from '../../../base/index.ts';
import { readShownInf, type ShownInf } from '../../model/index.ts';
import { Scroller } from '../parts/scroller.tsx';
import { InfGrid } from './inf-grid.tsx';
import { InfText } from './inf-text.tsx';

/** More findings than these are not listed. */
const MOST = 200;

interface InfPageProps {
  readonly shown: ShownInf;
  readonly line: number;
  readonly go: (line: number) => void;
  /** Takes the text when somebody changed it; absent where nobody may. */
  readonly write?: (text: string) => void;
}

/** An INF: its text with what is wrong in place, and which Windows takes which of its sections. */
export function InfPage({ shown, line, go, write }: InfPageProps): ReactNode {
  const read = useMemo(() => readShownInf(shown), [shown]);
  const { text, inf, remarks } = read;
  const lines = useMemo(() => new LineIndex(text), [text]);
  return (
    <div className="inf-page">
      <InfText read={read} line={line} write={write} />
      <Scroller label="About the INF">
        <h2 className="part">{titleOf(remarks.length)}</h2>
        <ul className="links">
          {remarks.slice(0, MOST).map(({ code, level, message, span, hint }, i) => (
            // The same finding may stand at several places.
            <li key={`${i} ${code}`} className={level}>
              <Button
                className="link"
                isDisabled={!span}
                onPress={() => span && go(lines.position(span.start).line)}
              >
                {span ? `line ${lines.position(span.start).line}` : 'the file'}
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
        {inf && <InfGrid inf={inf} go={go} />}
      </Scroller>
    </div>
  );
}

function titleOf(findings: number): string {
  if (findings === 0) return 'Nothing is wrong with it';
  return findings === 1 ? '1 finding' : `${findings} findings`;
}
