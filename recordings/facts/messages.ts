import {
  type Fact,
  lineOf,
  markOf,
  messageOf,
  type RecordedSection,
  type Recording,
  walk,
} from '../recording.ts';
import { upToBrace } from './staging.ts';

/** Statements that say what became of a driver update; warnings and errors do as well. */
const UPDATE_ENTRIES = new Set(['package-exists', 'installed-driver']);

/** What UpdateDriverForPlugAndPlayDevices and DiInstallDriver came to. */
export function updateResults(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return recording.sections.flatMap(section => {
    if (
      !/\((?:UpdateDriverForPlugAndPlayDevices|DiInstallDriver)\)/.test(section.title ?? '') ||
      section.status === null
    )
      return [];
    return [
      {
        file,
        repo,
        os,
        section: section.title,
        line: section.line,
        exitStatus: section.status,
        messages: updateMessages(section),
      },
    ];
  });
}

function updateMessages(section: RecordedSection): string[] {
  const told: { line: number; text: string }[] = [];
  walk(section.events, event => {
    if (
      event.kind === 'entry' &&
      event.category === 'ndv' &&
      (event.severity || UPDATE_ENTRIES.has(event.entry))
    ) {
      told.push({ line: lineOf(event), text: `${markOf(event)} ${messageOf(event)}`.trim() });
    }
    const ended =
      event.kind === 'phase' && /^(?:Update Device Driver|DrvSetup)/.test(event.name) && event.until;
    if (ended) told.push({ line: ended.line, text: ended.text!.replace(/^\s*[a-z]{3}:\s*/, '').trim() });
  });
  return told.sort((a, b) => a.line - b.line).map(({ text }) => text);
}

/** The messages of sections that remove devices no longer present. */
export function deviceCleanups(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  return recording.sections.flatMap(section => {
    if (!/Device and Driver Disk Cleanup/.test(section.title ?? '')) return [];
    const told: Fact[] = [];
    walk(section.events, event => told.push({ file, repo, os, line: lineOf(event), text: messageOf(event) }));
    return told.filter(({ text }) => text !== '');
  });
}

/** Messages about software components. */
export function extensionComponents(recording: Recording): Fact[] {
  const { file, repo, os } = recording;
  const told: Fact[] = [];
  for (const section of recording.sections) {
    walk(section.events, event => {
      const text = messageOf(event);
      if (!/SWD\\DRIVERENUM|SWC\\|Extension (?:ID|Node)|AddComponent|AddSoftware/i.test(text) || !event.from)
        return;
      told.push({
        file,
        repo,
        os,
        line: lineOf(event),
        section: section.title,
        mark: markOf(event),
        cat: event.category ?? '',
        text,
      });
    });
  }
  return told;
}

/**
 * The INF checks that Windows logged. The facts ascribe one to the staging or reflecting that began last in its
 * section, also where that has ended.
 */
export function infVerifications(recording: Recording): Fact[] {
  const { file, os } = recording;
  const told: Fact[] = [];
  for (const section of recording.sections) {
    let operation: Fact = { context: null, operation: null };
    walk(section.events, event => {
      if (event.kind === 'phase' && event.from && /^(?:Stage|Reflect) Driver Package$/.test(event.name)) {
        operation = { context: upToBrace(event.about ?? ''), operation: event.name };
      }
      if (event.kind !== 'entry' || !event.entry.startsWith('inf-finding')) return;
      const { text = '', code, line } = event.values;
      const place = {
        line: lineOf(event),
        mark: markOf(event),
        code: Number(code),
        infLine: line === undefined ? null : Number(line),
      };
      told.push({ file, os, ...place, message: text.replace(/\.$/, ''), ...operation });
    });
  }
  return told;
}
