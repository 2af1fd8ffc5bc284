import { type ReactNode, useMemo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { type Entry, entriesOf, type Shown } from '../model/index.ts';
import { digest } from './digest.ts';
import { EntryChoice } from './entry-choice.tsx';
import { Steps } from './steps.tsx';
import { useTold } from './story.ts';
import { ThemeButton } from './theme.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { useWhere, type View, type Where } from './where.ts';

/** The page, for what it was given. */
export function App({ shown }: { readonly shown: Shown }): ReactNode {
  const { entries, problems } = useMemo(() => entriesOf(shown, digest), [shown]);
  const [where, go] = useWhere();
  const story = Math.min(where.story, entries.length - 1);
  const entry = entries[story];
  return (
    <Tabs className="studio" selectedKey={where.view} onSelectionChange={key => go({ view: key as View })}>
      <header className="bar">
        <h1>Firstplug</h1>
        <EntryChoice entries={entries} chosen={story} choose={to => go({ story: to, at: 0 })} />
        <TabList className="views" aria-label="Views">
          <Tab id="timeline">Timeline</Tab>
        </TabList>
        <ThemeButton />
      </header>
      {problems.map(({ message }) => (
        <p key={message} className="bad" role="alert">
          {message}
        </p>
      ))}
      {entry ? <Views key={story} entry={entry} where={where} go={go} /> : <p>There is no rehearsal here.</p>}
    </Tabs>
  );
}

interface ViewsProps {
  readonly entry: Entry;
  readonly where: Where;
  readonly go: (to: Partial<Where>) => void;
}

function Views({ entry, where, go }: ViewsProps): ReactNode {
  const told = useTold(entry);
  const { rows, stepRows, playback } = told;
  const at = Math.min(where.at, rows.length - 1);
  const step = rows[at]?.step ?? -1;
  const toStep = (to: number): void =>
    go({ at: stepRows[Math.max(0, Math.min(stepRows.length - 1, to))] ?? 0 });
  return (
    <div className="views-and-steps">
      <Steps steps={playback.steps} chosen={step} choose={toStep} />
      <main>
        <TabPanel id="timeline" className="panel">
          <Timeline told={told} at={at} choose={to => go({ at: to })} step={by => toStep(step + by)} />
        </TabPanel>
      </main>
    </div>
  );
}
