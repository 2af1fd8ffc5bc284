import { type ReactNode, useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Problem } from '../../base/index.ts';
import type { Shown } from '../model/index.ts';
import { type Going, useByHand } from './by-hand.ts';
import { Devices } from './devices/devices.tsx';
import { EntryChoice } from './entry-choice.tsx';
import { Logs } from './logs/logs.tsx';
import { useLog } from './logs/use-log.ts';
import { MachineView } from './machine/machine.tsx';
import { PackageView } from './package/package.tsx';
import { Shielded } from './parts/shielded.tsx';
import { PersonView } from './person/person.tsx';
import { Steps } from './steps.tsx';
import { momentOf, type Told, useStories, useTold } from './story.ts';
import { ThemeButton } from './theme.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { type Go, useWhere, type View, type Where } from './where.ts';

/** The page, for what it was given. */
export function App({ shown }: { readonly shown: Shown }): ReactNode {
  const { teller, opened } = useStories(shown);
  const [where, go] = useWhere();
  const log = useLog();
  const logs = useMemo(() => shown.documents.filter(one => one.kind === 'log'), [shown]);
  const entries = opened?.entries ?? [];
  const story = Math.min(where.story, entries.length - 1);
  const hand = useByHand(entries[story], go);
  const told = useTold(teller, story, entries[story], hand.byHand);
  if (!opened) return <p className="opening">Opening…</p>;
  const view = entries.length === 0 ? 'logs' : where.view;
  return (
    <Tabs className="studio" selectedKey={view} onSelectionChange={key => go({ view: key as View })}>
      <header className="bar">
        <h1>Firstplug</h1>
        {entries.length > 0 && (
          <EntryChoice
            entries={entries}
            chosen={story}
            choose={to => go({ story: to, at: 0, device: '', inf: '', line: 0 })}
          />
        )}
        <TabList className="views" aria-label="Views">
          <Tab id="timeline">Timeline</Tab>
          <Tab id="devices">Devices</Tab>
          <Tab id="machine">Machine</Tab>
          <Tab id="package">Package</Tab>
          <Tab id="person">Person</Tab>
          <Tab id="logs">Logs</Tab>
        </TabList>
        <ThemeButton />
      </header>
      <Problems problems={opened.problems} />
      {view === 'logs' ? (
        <main>
          <TabPanel id="logs" className="panel">
            <Logs log={log} given={logs} />
          </TabPanel>
        </main>
      ) : told ? (
        <Views key={story} told={told} hand={hand} where={where} go={go} />
      ) : (
        <p className="hint">The rehearsal is being played…</p>
      )}
    </Tabs>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return problems.map(({ message }) => (
    <p key={message} className="bad" role="alert">
      {message}
    </p>
  ));
}

interface ViewsProps {
  readonly told: Told;
  readonly hand: Going;
  readonly where: Where;
  readonly go: Go;
}

function Views({ told, hand: { play, back, refused }, where, go }: ViewsProps): ReactNode {
  const { rows, stepRows, steps, failed } = told;
  const at = Math.min(where.at, rows.length - 1);
  const { step, effects } = momentOf(rows[at]);
  const moment = useMemo(() => ({ step, effects }), [step, effects]);
  const toStep = (to: number): void =>
    go({ at: stepRows[Math.max(0, Math.min(stepRows.length - 1, to))] ?? 0 });
  return (
    <div className="views-and-steps">
      <Steps steps={steps} chosen={step} choose={toStep} />
      <main>
        {refused !== undefined && (
          <p className="bad" role="alert">
            The lab did not take this step: {refused}
          </p>
        )}
        {failed !== undefined && (
          <p className="bad" role="alert">
            The story cannot go on: {failed}
          </p>
        )}
        <Shielded of={where}>
          <TabPanel id="timeline" className="panel">
            <Timeline told={told} at={at} go={go} step={by => toStep(step + by)} />
          </TabPanel>
          <TabPanel id="devices" className="panel">
            <Devices told={told} moment={moment} chosen={where.device} go={go} />
          </TabPanel>
          <TabPanel id="machine" className="panel">
            <MachineView told={told} step={step} go={go} />
          </TabPanel>
          <TabPanel id="package" className="panel">
            <PackageView told={told} moment={moment} inf={where.inf} line={where.line} go={go} />
          </TabPanel>
          <TabPanel id="person" className="panel">
            <PersonView
              told={told}
              at={at}
              moment={moment}
              go={go}
              play={next => play(next, step)}
              back={back}
            />
          </TabPanel>
        </Shielded>
      </main>
    </div>
  );
}
