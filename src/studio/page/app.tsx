import { type ReactNode, useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { type Entry, entriesOf, type Shown } from '../model/index.ts';
import { useByHand } from './by-hand.ts';
import { Devices } from './devices/devices.tsx';
import { digest } from './digest.ts';
import { EntryChoice } from './entry-choice.tsx';
import { Logs } from './logs/logs.tsx';
import { useLog } from './logs/use-log.ts';
import { MachineView } from './machine/machine.tsx';
import { PackageView } from './package/package.tsx';
import { PersonView } from './person/person.tsx';
import { Steps } from './steps.tsx';
import { machineOf, useTold } from './story.ts';
import { ThemeButton } from './theme.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { type Go, useWhere, type View, type Where } from './where.ts';

/** The page, for what it was given. */
export function App({ shown }: { readonly shown: Shown }): ReactNode {
  const { entries, problems } = useMemo(() => entriesOf(shown, digest), [shown]);
  const [where, go] = useWhere();
  const log = useLog();
  const view = entries.length === 0 ? 'logs' : where.view;
  const logs = shown.documents.filter(one => one.kind === 'log');
  const story = Math.min(where.story, entries.length - 1);
  const entry = entries[story];
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
      {problems.map(({ message }) => (
        <p key={message} className="bad" role="alert">
          {message}
        </p>
      ))}
      {view === 'logs' ? (
        <main>
          <TabPanel id="logs" className="panel">
            <Logs log={log} given={logs} />
          </TabPanel>
        </main>
      ) : entry ? (
        <Views key={story} entry={entry} where={where} go={go} />
      ) : (
        <p className="hint">There is no rehearsal here.</p>
      )}
    </Tabs>
  );
}

interface ViewsProps {
  readonly entry: Entry;
  readonly where: Where;
  readonly go: Go;
}

function Views({ entry, where, go }: ViewsProps): ReactNode {
  const { byHand, play, back, refused } = useByHand(entry, go);
  const told = useTold(entry, byHand);
  const { rows, stepRows, playback } = told;
  const at = Math.min(where.at, rows.length - 1);
  const step = rows[at]?.step ?? -1;
  const played = playback.steps[Math.max(0, step)];
  const machine = useMemo(() => machineOf(told, at), [told, at]);
  const toStep = (to: number): void =>
    go({ at: stepRows[Math.max(0, Math.min(stepRows.length - 1, to))] ?? 0 });
  return (
    <div className="views-and-steps">
      <Steps steps={playback.steps} chosen={step} choose={toStep} />
      <main>
        {refused !== undefined && (
          <p className="bad" role="alert">
            The lab did not take this step: {refused}
          </p>
        )}
        <TabPanel id="timeline" className="panel">
          <Timeline told={told} at={at} go={go} step={by => toStep(step + by)} />
        </TabPanel>
        <TabPanel id="devices" className="panel">
          <Devices told={told} machine={machine} chosen={where.device} go={go} />
        </TabPanel>
        <TabPanel id="machine" className="panel">
          {played && <MachineView step={played} go={go} />}
        </TabPanel>
        <TabPanel id="package" className="panel">
          <PackageView entry={entry} machine={machine} inf={where.inf} line={where.line} go={go} />
        </TabPanel>
        <TabPanel id="person" className="panel">
          <PersonView
            told={told}
            at={at}
            machine={machine}
            go={go}
            play={next => play(next, step)}
            back={back}
          />
        </TabPanel>
      </main>
    </div>
  );
}
