import { printWindowsVersion } from '../base/index.ts';
import { readLog, writeToldLog } from '../log/index.ts';
import { everyEvent, type ReadFrom, type SectionEvent, type Story, type StoryEvent } from '../story/index.ts';
import type { Given } from './given.ts';
import { type Beside, besides, type ComparedLine, comparedLines } from './lines.ts';
import { predict } from './predict.ts';
import { predictImport } from './predict-import.ts';
import { predictUpdates } from './predict-updates.ts';
import { type LineDifference, withReasons } from './reasons.ts';
import { recordedImport } from './recorded-import.ts';
import { recordedInstall } from './recorded-install.ts';
import { componentVersions, recordedUpdates } from './recorded-updates.ts';
import { namedBuild, windowsOf } from './windows.ts';

/** One section of a log beside its prediction. */
export interface ComparedSection {
  readonly title: string;
  /** Where it begins in the log. */
  readonly line: number;
  readonly lines: readonly Beside[];
  readonly differences: readonly LineDifference[];
}

/** A section that cannot be predicted, and why. */
export interface UnpredictedSection {
  readonly title: string;
  readonly line: number;
  readonly why: string;
}

export interface LogComparison {
  /** The Windows that the log names, or that was given. */
  readonly windows: string;
  readonly sections: readonly ComparedSection[];
  readonly unpredicted: readonly UnpredictedSection[];
}

/**
 * Of a section whose end is missing only what the log has is compared.
 * Rebuilds from each section of a log that installs a device the machine, the device and its packages as far as it
 * tells them, carries that out, and compares both logs line by line. `windows`: for a log without a head.
 */
export function diffLog(log: Uint8Array, given: Given, windows?: string): LogComparison {
  const story = readLog(log);
  const day = story.events.find(event => event.kind === 'section' && event.started !== undefined);
  const own: string = story.machine
    ? printWindowsVersion(story.machine.windows)
    : namedBuild(windows ?? 'Windows 10', day?.kind === 'section' ? day.started : undefined);
  const sections: ComparedSection[] = [];
  const unpredicted: UnpredictedSection[] = [];
  const versions = componentVersions(story.events);
  for (const event of story.events) {
    if (event.kind !== 'section' || !event.title) continue;
    const compared = compareSection(event, { os: own, given, versions });
    if (typeof compared === 'string') unpredicted.push({ ...placeOf(event), why: compared });
    else sections.push(compared);
  }
  return { windows: own, sections, unpredicted };
}

function placeOf({ title, about, from }: SectionEvent): { title: string; line: number } {
  return { title: about === undefined ? title : `${title} - ${about}`, line: from?.line ?? 0 };
}

/** What is known around a section. */
interface Around {
  readonly os: string;
  readonly given: Given;
  /** Of packages that the log stages. */
  readonly versions: ReadonlyMap<string, string>;
}

function compareSection(section: SectionEvent, around: Around): ComparedSection | string {
  const told = predictSection(section, around);
  if (typeof told === 'string') return told;
  const rebuilt = around.given.packages.size === 0;
  const isWhole = section.code !== undefined || section.thread !== undefined;
  const beside = besides(recordedLines(section, rebuilt), predictedLines(told, around.os, rebuilt));
  const last = beside.findLastIndex(({ kind }) => kind !== 'extra');
  const lines = isWhole ? beside : beside.slice(0, last + 1);
  return { ...placeOf(section), lines, differences: withReasons(section.title, lines) };
}

/** What Firstplug tells of a section, or why it tells nothing. */
function predictSection(
  section: SectionEvent,
  { os, given, versions }: Around,
): readonly StoryEvent[] | string {
  const unknown = `no Windows ${os} is known that does this`;
  const updates = recordedUpdates(section);
  if (updates) return predictUpdates(updates, os, versions, given) ?? unknown;
  const imported = recordedImport(section);
  if (imported) return predictImport(imported, os, given) ?? unknown;
  if (!/Device Install|Driver Install$/.test(section.title))
    return 'it installs no device and changes no package';
  const of = recordedInstall({ os, title: placeOf(section).title, events: section.events ?? [] });
  if (!of) return 'it names no device, or asks no installer to choose a driver';
  return predict(of, given) ?? unknown;
}

/** The lines of a section as they stand in the log, in their order. */
function recordedLines(section: SectionEvent, rebuilt: boolean): ComparedLine[] {
  const places = [...everyEvent([section])].flatMap(({ from, until }) => [from, until]);
  return places
    .filter((place): place is ReadFrom => place?.text !== undefined)
    .sort((a, b) => a.line - b.line)
    .flatMap(({ line, text = '' }) => comparedLines(text, line, rebuilt));
}

function predictedLines(events: readonly StoryEvent[], os: string, rebuilt: boolean): ComparedLine[] {
  const windows = windowsOf(os);
  const story: Story = {
    title: '',
    ...(windows && { machine: { windows, architecture: 'amd64' } }),
    events,
  };
  const text = new TextDecoder().decode(writeToldLog(story));
  const start = windows?.major === 5 ? 0 : text.indexOf('>>>');
  const before = text.slice(0, Math.max(0, start)).split('\n').length - 1;
  return comparedLines(text.slice(Math.max(0, start)), before + 1, rebuilt);
}
