import type { Text } from '@codemirror/state';
import { memo, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Architecture } from '../../../base/index.ts';
import type { ShownRemark } from '../../model/index.ts';
import { Scroller } from '../parts/scroller.tsx';
import { InfGrid } from './inf-grid.tsx';
import { InfText } from './inf-text.tsx';
import type { Found, InfSeen } from './use-inf.ts';

/** More findings than these are not listed. */
const MOST = 200;

interface InfPageProps {
  readonly seen: InfSeen;
  readonly line: number;
  readonly go: (line: number) => void;
  /** Chooses the architecture that the grid is for. */
  readonly choose: (architecture: Architecture) => void;
  /** Takes the text when somebody changed it; absent where nobody may. */
  readonly write?: (text: Text) => void;
}

/** An INF: its text with what is wrong in place, and which Windows takes which of its sections. */
export function InfPage({ seen, line, go, choose, write }: InfPageProps): ReactNode {
  const { found, isChecked, grid, failed } = seen;
  return (
    <div className="inf-page">
      <InfText name={seen.name} text={seen.text} found={found} line={line} write={write} />
      <Scroller label="About the INF">
        {failed === undefined ? (
          <Findings found={found} isChecked={isChecked} go={go} />
        ) : (
          <p className="bad" role="alert">
            What is wrong with it cannot be worked out: {failed}
          </p>
        )}
        {grid && <InfGrid grid={grid} go={go} choose={choose} />}
      </Scroller>
    </div>
  );
}

type FindingsProps = Pick<InfSeen, 'found' | 'isChecked'> & Pick<InfPageProps, 'go'>;

function Findings({ found, isChecked, go }: FindingsProps): ReactNode {
  const listed = found?.parts[0] ?? NOTHING;
  const more = (found?.count ?? 0) - Math.min(listed.length, MOST);
  return (
    <>
      <h2 className="part findings" aria-live="polite">
        {found ? titleOf(found) : <span className="working">Checking…</span>}
      </h2>
      {found && !isChecked && <span className="working">checking again…</span>}
      <FindingList remarks={listed} go={go} />
      {more > 0 && <p className="quiet">and {more} more; all are marked in the text</p>}
    </>
  );
}

const NOTHING: readonly ShownRemark[] = [];

interface FindingListProps extends Pick<InfPageProps, 'go'> {
  readonly remarks: readonly ShownRemark[];
}

const FindingList = memo(
  ({ remarks, go }: FindingListProps): ReactNode => (
    <ul className="links">
      {remarks.slice(0, MOST).map(({ code, level, message, line, hint }, i) => (
        // The same finding may stand at several places.
        <li key={`${i} ${code}`} className={level}>
          <Button className="link" isDisabled={line === 0} onPress={() => go(line)}>
            {line > 0 ? `line ${line}` : 'the file'}
          </Button>{' '}
          <span className={level === 'error' ? 'bad' : 'quiet'}>
            {level} {code}
          </span>{' '}
          {message}
          {hint && <small>{hint}</small>}
        </li>
      ))}
    </ul>
  ),
);

function titleOf({ count }: Found): string {
  if (count === 0) return 'Nothing is wrong with it';
  return count === 1 ? '1 finding' : `${count} findings`;
}
