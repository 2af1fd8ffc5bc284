import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { foldCase } from '../../../base/index.ts';
import { explainProblem } from '../../../log/index.ts';
import { type Device, type Moment, NO_SWITCHES, type Row, wordsOf } from '../../model/index.ts';
import { useAnswer } from '../answer.ts';
import { Scroller } from '../parts/scroller.tsx';
import type { Told } from '../story.ts';
import type { Go } from '../where.ts';
import { RankingTable } from './ranking-table.tsx';

interface DevicePageProps {
  readonly told: Told;
  readonly moment: Moment;
  readonly device: Device;
  readonly go: Go;
}

/** All about one device: what it is, why it has this driver, what happened to it. */
export function DevicePage({ told, moment, device, go }: DevicePageProps): ReactNode {
  const { ask } = told;
  const [switches, set] = useState(NO_SWITCHES);
  const answer = useAnswer(
    useCallback(
      async () => ({ view: await ask('device', moment, device.id, switches), tried: switches }),
      [ask, moment, device.id, switches],
    ),
  );
  const view = answer?.view;
  const problem = device.problem > 0 ? explainProblem(device.problem) : undefined;
  return (
    <Scroller className="device-page" label={device.name}>
      <h2>{device.name}</h2>
      <p className="quiet">{device.id}</p>
      {device.problem > 0 && (
        <p className="bad">
          Code {device.problem} {problem?.name}: {problem?.means ?? 'a problem that is not known'}.{' '}
          {problem?.next}
        </p>
      )}
      {answer && <RankingTable {...answer} switches={switches} set={set} go={go} />}
      <h3>Properties</h3>
      <dl className="properties">
        {view?.properties
          .filter(([, values]) => values.length > 0)
          .map(([name, values]) => (
            <div key={name}>
              <dt>{name}</dt>
              {values.map(value => (
                <dd key={value}>{value}</dd>
              ))}
            </div>
          ))}
      </dl>
      <DeviceEvents told={told} device={device} go={go} />
    </Scroller>
  );
}

/** Most that are listed; more are found by searching the timeline. */
const MOST = 60;

function DeviceEvents({ told, device, go }: Omit<DevicePageProps, 'moment'>): ReactNode {
  const { rows, entry } = told;
  const found = useMemo(
    () => rows.flatMap((row, at) => (isAbout(row, foldCase(device.id)) ? [at] : [])),
    [rows, device.id],
  );
  return (
    <>
      <h3>Events</h3>
      {found.length === 0 && <p className="quiet">The story does not name it.</p>}
      <ul className="links">
        {found.slice(0, MOST).map(at => {
          const { text, of, came } = wordsOf(rows[at]!.event, entry.wideRanks);
          return (
            <li key={at}>
              <Button className="link" onPress={() => go({ view: 'timeline', at })}>
                {text} <span className="quiet">{[of, came].filter(Boolean).join('  ')}</span>
              </Button>
            </li>
          );
        })}
      </ul>
      {found.length > MOST && <p className="quiet">and {found.length - MOST} more: search the timeline</p>}
    </>
  );
}

/** Whether an event is about a device, and no change of one of its keys. */
function isAbout({ event }: Row, id: string): boolean {
  if (event.kind === 'section') return foldCase(event.about ?? '') === id;
  if (event.kind === 'searched' || event.kind === 'software') return foldCase(event.device) === id;
  return event.kind === 'note' && foldCase(event.text).startsWith(id);
}
