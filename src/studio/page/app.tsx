import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import { TabPanel, Tabs } from 'react-aria-components';
import type { Problem } from '../../base/index.ts';
import { type EntryTitle, isInfFile, type RehearsalDocument, type Shown } from '../model/index.ts';
import { Bar } from './bar.tsx';
import { type Going, useByHand } from './by-hand.ts';
import { Devices } from './devices/devices.tsx';
import { Logs } from './logs/logs.tsx';
import { useLog } from './logs/use-log.ts';
import { MachineView } from './machine/machine.tsx';
import { fileOf, readDropped } from './own/chosen-files.ts';
import { exportedOf } from './own/exported.ts';
import { OpenedWords } from './own/open-panel.tsx';
import { useDrop } from './own/use-drop.ts';
import { type Own, useOwn } from './own/use-own.ts';
import { PackageView } from './package/package.tsx';
import { type OwnInf, useOwnInf } from './package/use-own-inf.ts';
import { BesideTabs } from './parts/beside-tabs.tsx';
import { Shielded } from './parts/shielded.tsx';
import { PersonView } from './person/person.tsx';
import { Steps } from './steps.tsx';
import { momentOf, type Told, useStories, useTold } from './story.ts';
import { Timeline } from './timeline/timeline.tsx';
import { type Go, useWhere, type View, type Where } from './where.ts';

/** The page, for what it was given. */
export function App({ given }: { readonly given: Shown }): ReactNode {
  const own = useOwn(given);
  const { shown } = own;
  const { teller, opened } = useStories(shown);
  const [where, go] = useWhere();
  const log = useLog();
  const inf = useOwnInf(go);
  const logs = useMemo(() => shown.documents.filter(one => one.kind === 'log'), [shown]);
  const entries = opened?.entries ?? NO_ENTRIES;
  const story = Math.min(where.story, entries.length - 1);
  const hand = useByHand(entries, entries[story], where.trial, go);
  const told = useTold(teller, story, entries[story], hand.chosen?.byHand);
  useLatest(own, entries, hand.forget, go);
  const view = entries.length === 0 ? 'logs' : where.view;
  useDrop(dropped => {
    const file = fileOf(dropped);
    if (file && view === 'package' && isInfFile(file.name)) return inf.open(file);
    if (!file || !isLog(file.name, view)) return own.open(readDropped(dropped));
    log.open(file, file.name);
    go({ view: 'logs' });
  });
  useTitle(entries[story]?.title);
  if (!opened) return <p className="opening">Opening…</p>;
  const exported = exportedOf({ own, entries, hand, logs, log: log.log, ask: told?.ask });
  return (
    <Tabs className="studio" selectedKey={view} onSelectionChange={key => go({ view: key as View })}>
      <Bar
        entries={entries}
        story={story}
        trials={hand.trials}
        trial={hand.chosen?.id ?? 0}
        go={go}
        own={own}
        exported={exported.page}
      />
      <BesideTabs>
        <div className="said">
          <Problems problems={opened.problems} />
          <OpenedWords own={own} />
        </div>
        {view === 'logs' ? (
          <main>
            <TabPanel id="logs" className="panel">
              <Logs log={log} given={logs} />
            </TabPanel>
          </main>
        ) : told ? (
          <Views
            key={story}
            told={told}
            hand={hand}
            saved={exported.saved}
            brought={inf}
            where={where}
            go={go}
          />
        ) : (
          <main>
            <TabPanel id={view} className="panel">
              <p className="hint">The rehearsal is being played…</p>
            </TabPanel>
          </main>
        )}
      </BesideTabs>
    </Tabs>
  );
}

const NO_ENTRIES: readonly EntryTitle[] = [];

/** Whether a file that is dropped is a log: where logs are looked at, lists and reports of any name are. */
function isLog(name: string, view: View): boolean {
  return view === 'logs' ? !/\.(?:ya?ml|json|inf|inx)$/i.test(name) : /\.log$/i.test(name);
}

/** The window is named by what it shows: that is what a list of windows, or a screen reader, says of it. */
function useTitle(shown: string | undefined): void {
  useEffect(() => {
    document.title = shown === undefined ? 'Firstplug studio' : `${shown} – Firstplug studio`;
  }, [shown]);
}

/** Goes to what was opened last, when it can be chosen. */
function useLatest(
  { latest, look }: Own,
  entries: readonly EntryTitle[],
  forget: Going['forget'],
  go: Go,
): void {
  useEffect(() => {
    const story = entries.findIndex(({ file }) => file === latest?.name);
    if (!latest || story < 0) return;
    forget(latest.name);
    go({ view: latest.view, story, trial: 0, at: 0, device: '', inf: '', line: 0 });
    look();
  }, [latest, look, entries, forget, go]);
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
  readonly saved: (() => Promise<RehearsalDocument>) | undefined;
  readonly brought: OwnInf;
  readonly where: Where;
  readonly go: Go;
}

function Views({ told, hand, saved, brought, where, go }: ViewsProps): ReactNode {
  const { play, refused } = hand;
  const { rows, stepRows, steps, isDone, failed } = told;
  const at = Math.min(where.at, rows.length - 1);
  const { step, effects } = momentOf(rows[at]);
  const moment = useMemo(() => ({ step, effects }), [step, effects]);
  const toStep = useCallback(
    (to: number) => go({ at: stepRows[Math.max(0, Math.min(stepRows.length - 1, to))] ?? 0 }),
    [go, stepRows],
  );
  // What was done by hand may be told later than the next thing is done.
  const isAtEnd = hand.chosen !== undefined && where.at >= rows.length;
  return (
    <div className="views-and-steps">
      <Steps steps={steps} areAll={isDone} chosen={step} choose={toStep} />
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
            <MachineView told={told} moment={moment} go={go} />
          </TabPanel>
          <TabPanel id="package" className="panel">
            <PackageView
              told={told}
              moment={moment}
              inf={where.inf}
              line={where.line}
              go={go}
              brought={brought}
            />
          </TabPanel>
          <TabPanel id="person" className="panel">
            <PersonView
              told={told}
              at={at}
              moment={moment}
              go={go}
              play={next => play(next, isAtEnd ? Number.MAX_SAFE_INTEGER : step)}
              hand={hand}
              saved={saved}
            />
          </TabPanel>
        </Shielded>
      </main>
    </div>
  );
}
