import { type ReactNode, useMemo, useState } from 'react';
import { Button, Checkbox, FileTrigger, Input, Label, ProgressBar, SearchField } from 'react-aria-components';
import type { LogSource } from '../../../log/index.ts';
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

/** A log of device installation, explained: failures first. */
export function Logs({ log: { log, open, choose }, given }: LogsProps): ReactNode {
  return (
    <section className="logs" aria-label="Logs">
      <div className="tools">
        <FileTrigger onSelect={files => files?.[0] && open(files[0], files[0].name)}>
          <Button className="button">Open a log…</Button>
        </FileTrigger>
        <Given given={given} open={open} />
        {log ? (
          <Progress log={log} />
        ) : (
          <span className="quiet">
            or drop a setupapi.dev.log, a list of pnputil, a DxDiag report or Kernel-PnP events here. It stays
            on this computer.
          </span>
        )}
      </div>
      {log && log.refused === undefined && <Sections key={log.name} log={log} choose={choose} />}
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

function Progress({ log }: { readonly log: OpenLog }): ReactNode {
  const { name, bytes, done, source, refused } = log;
  const { size } = log.file;
  if (refused !== undefined)
    return (
      <span className="bad" role="alert">
        {name} {refused}
      </span>
    );
  if (done)
    return (
      <span>
        {name} {source && <span className="quiet">{KINDS[source].name}</span>}
      </span>
    );
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

/** What each kind of text is called, and what it has one after the other. */
const KINDS: Readonly<Record<LogSource, { readonly name: string; readonly parts: string }>> = {
  'setup log': { name: 'setup log', parts: 'sections' },
  'kernel-pnp events': { name: 'Kernel-PnP events', parts: 'events' },
  pnputil: { name: 'list of pnputil', parts: 'devices' },
  dxdiag: { name: 'DxDiag report', parts: 'display devices' },
};

interface SectionsProps {
  readonly log: OpenLog;
  readonly choose: (section: LogSection) => void;
}

function Sections({ log, choose }: SectionsProps): ReactNode {
  const [text, search] = useState('');
  const [failures, only] = useState(false);
  const { sections, chosen, source = 'setup log' } = log;
  const shown = useMemo(() => inOrder(sections, text, failures), [sections, text, failures]);
  const failed = useMemo(() => sections.filter(({ outcome }) => outcome === 'failed').length, [sections]);
  const counts = [
    `${sections.length} ${KINDS[source].parts}`,
    `${failed} failed`,
    ...(shown.length === sections.length ? [] : [`${shown.length} shown`]),
  ].join(', ');
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
        {/* How many there are is news when all are known. */}
        <output className="quiet">{log.done && counts}</output>
        {!log.done && <span className="quiet">{counts}</span>}
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
        <LogSectionPage key={chosen.number} read={log.read} />
      ) : (
        <p className="hint">
          {log.done && sections.length === 0 ? 'Nothing of an installation is told in it.' : 'Choose one.'}
        </p>
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
    .sort((a, b) => ORDER[a.outcome] - ORDER[b.outcome] || a.number - b.number);
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
        {about} {line > 0 && <span>line {line}</span>} {started}
      </small>
    </span>
  );
}
