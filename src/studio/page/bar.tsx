import { memo, type ReactNode } from 'react';
import { Tab, TabList } from 'react-aria-components';
import type { EntryTitle, Trial } from '../model/index.ts';
import { EntryChoice } from './entry-choice.tsx';
import { ExportButton } from './own/export-button.tsx';
import { OpenPanel } from './own/open-panel.tsx';
import type { Own } from './own/use-own.ts';
import { ThemeButton } from './theme.tsx';
import type { Go } from './where.ts';

interface BarProps {
  readonly entries: readonly EntryTitle[];
  readonly story: number;
  readonly trials: readonly Trial[];
  /** Which of them is looked at; 0 for the story of the file. */
  readonly trial: number;
  readonly go: Go;
  readonly own: Own;
  /** Makes one file of the page; undefined where the page is that file. */
  readonly exported: (() => Promise<Blob>) | undefined;
}

/** What stands above all views. */
export function Bar({ entries, story, trials, trial, go, own, exported }: BarProps): ReactNode {
  return (
    <header className="bar">
      <h1>Firstplug</h1>
      <Chosen entries={entries} story={story} trials={trials} trial={trial} go={go} />
      <OpenPanel own={own} />
      {exported && <ExportButton exported={exported} />}
      <ThemeButton />
    </header>
  );
}

/** What is looked at: drawn again only where another thing is. */
const Chosen = memo(
  ({ entries, story, trials, trial, go }: Omit<BarProps, 'own' | 'exported'>): ReactNode => (
    <>
      {entries.length > 0 && (
        <EntryChoice
          entries={entries}
          trials={trials}
          chosen={{ story, trial }}
          choose={to => go({ ...to, at: 0, device: '', inf: '', line: 0 })}
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
    </>
  ),
);
