import { type DragEvent, type ReactNode, useMemo, useState } from 'react';
import { Button, Checkbox, FileTrigger, Input, Label, ProgressBar, SearchField } from 'react-aria-components';
import type { LogDocument, LogSection } from '../../model/index.ts';
import { VirtualList } from '../parts/virtual-list.tsx';
import { readLog } from '../source.ts';
import { LogSectionPage } from './log-section-page.tsx';
import type { Log, OpenLog } from './use-log.ts';

interface LogsProps {
  readonly log: Log;
  /** Those that the page was given. */
  readonly given: readonly LogDocument[];
}

/** A log of device installation, explained: failures first. It may be dropped anywhere on this view. */
export function Logs({ log: { log, open, choose }, given }: LogsProps): ReactNode {
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) open(file, file.name);
  };
  return (
    <section className="logs" aria-label="Logs" onDragOver={event => event.preventDefault()} onDrop={drop}>
      <div className="tools">
        <FileTrigger onSelect={files => files?.[0] && open(files[0], files[0].name)}>
          <Button className="button">Open a log…</Button>
        </FileTrigger>
        <Given given={given} open={open} />
        {log ? (
          <Progress log={log} />
        ) : (
          <span className="quiet">or drop a setupapi.dev.log here. It stays on this computer.</span>
        )}
      </div>
      {log && <Sections key={log.name} log={log} choose={choose} />}
    </section>
  );
}

/** The logs that came with the page, to be chosen. */
function Given({ given, open }: Pick<LogsProps, 'given'> & Pick<Log, 'open'>): ReactNode {
  const [refused, refuse] = useState('');
  return (
    <>
      {given.map((one, number) => (
        <Button
          key={one.name}
          className="button"
          onPress={() => {
            readLog(one, number).then(
              blob => open(blob, one.name),
              (error: unknown) => refuse(String(error)),
            );
          }}
        >
          {one.name}
        </Button>
      ))}
      {refused !== '' && (
        <span className="bad" role="alert">
          {refused}
        </span>
      )}
    </>
  );
}

function Progress({ log: { name, size, bytes, done } }: { readonly log: OpenLog }): ReactNode {
  if (done) return <span>{name}</span>;
  return (
    <ProgressBar className="progress" value={size === 0 ? 100 : (bytes / size) * 100}>
      {({ valueText, percentage = 0 }) => (
        <>
          <Label>{name}</Label>
          <span className="track" aria-hidden="true">
            <span style={{ width: `${percentage}%` }} />
          </span>
          <span>{valueText}</span>
        </>
      )}
    </ProgressBar>
  );
}

interface SectionsProps {
  readonly log: OpenLog;
  readonly choose: (section: LogSection) => void;
}

function Sections({ log, choose }: SectionsProps): ReactNode {
  const [text, search] = useState('');
  const [failures, only] = useState(false);
  const { sections, chosen } = log;
  const shown = useMemo(() => inOrder(sections, text, failures), [sections, text, failures]);
  const failed = useMemo(() => sections.filter(({ outcome }) => outcome === 'failed').length, [sections]);
  return (
    <>
      <div className="tools">
        <SearchField className="search" value={text} onChange={search}>
          <Label className="unseen">Filter</Label>
          <Input placeholder="Device, INF, time or words" />
          <Button className="clear">✕</Button>
        </SearchField>
        <Checkbox className="check" isSelected={failures} onChange={only}>
          <span className="box" aria-hidden="true" />
          only failures
        </Checkbox>
        <output className="quiet">
          {sections.length} sections, {failed} failed
          {shown.length !== sections.length && `, ${shown.length} shown`}
        </output>
      </div>
      <VirtualList
        label="Sections"
        count={shown.length}
        chosen={chosen ? shown.indexOf(chosen) : -1}
        choose={row => choose(shown[row]!)}
        render={row => <SectionRow section={shown[row]!} />}
        height={44}
      />
      {chosen ? (
        <LogSectionPage key={chosen.line} read={log.read} />
      ) : (
        <p className="hint">Choose a section.</p>
      )}
    </>
  );
}

const ORDER: Readonly<Record<LogSection['outcome'], number>> = {
  failed: 0,
  warned: 1,
  unfinished: 2,
  succeeded: 2,
};

/** Failures on top, the rest as the log has them. */
function inOrder(sections: readonly LogSection[], text: string, failures: boolean): LogSection[] {
  const wanted = text.toLowerCase();
  return sections
    .filter(
      ({ outcome, headline, about, started }) =>
        (!failures || outcome === 'failed') &&
        (wanted === '' || `${headline}\n${about}\n${started}`.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || a.line - b.line);
}

const MARKS: Readonly<Record<LogSection['outcome'], string>> = {
  failed: '✗',
  warned: '!',
  unfinished: '…',
  succeeded: '✓',
};

function SectionRow({
  section: { line, outcome, headline, about, started },
}: {
  readonly section: LogSection;
}): ReactNode {
  return (
    <span className={`log-section ${outcome}`}>
      <span className="mark" role="img" aria-label={outcome}>
        {MARKS[outcome]}
      </span>
      <span className="text">{headline}</span>
      <small>
        {about} <span>line {line}</span> {started}
      </small>
    </span>
  );
}
