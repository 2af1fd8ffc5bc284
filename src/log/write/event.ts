import type { CandidateEvent, ChosenEvent, StoryEvent, ValueEvent } from '../../story/index.ts';
import { ENTRIES } from '../entries.ts';
import { OLD_ENTRIES } from '../old-entries.ts';
import { ERROR_TEXTS } from './error-texts.ts';
import type { LogForm } from './form.ts';
import { sectionEnd, sectionHead, systemHead } from './head.ts';
import { formOf } from './phases.ts';

/** The form of each statement by its name. */
const FORMS: ReadonlyMap<string, string> = new Map([...OLD_ENTRIES, ...ENTRIES]);

/** Where an event stands. */
export interface Place {
  /** How far messages are indented; below 0 outside of sections. */
  readonly depth: number;
  readonly category: string;
  /** How wide the names of values are written that stand beside this one. */
  readonly width: number;
}

/** The lines that an event begins with. @see format-of-a-text-log-section-body */
export function linesOf(event: StoryEvent, place: Place, form: LogForm): string[] {
  if (event.kind === 'section') return sectionHead(event);
  if (event.kind === 'system') return systemHead(event);
  if (event.kind === 'boot') return [`[Boot Session: ${event.at}]`, ''];
  if (event.kind === 'step') return [`>>>  [${oneLine(event.title)}]`];
  if (event.kind === 'gap') return [''];
  return bodyLines(event, place, form).map(([text, deeper], i) =>
    bodyLine(
      i === 0 ? event : withoutTime(event),
      { ...place, depth: Math.max(place.depth, 0) + deeper },
      text,
    ),
  );
}

/** The lines that an event ends with. */
export function linesAfter(event: StoryEvent, place: Place): string[] {
  if (event.kind === 'section') return sectionEnd(event);
  const end = endOf(event, place.category);
  if (end === undefined) return [];
  const { timed, closes } = formOf(nameOf(event), place.category);
  const category = event.kind === 'phase' && closes ? closes : place.category;
  const at = { ...place, category, depth: Math.max(place.depth, 0) };
  return [bodyLine(timed && event.kind !== 'reply' ? event : withoutTime(event), at, end)];
}

function withoutTime(event: StoryEvent): StoryEvent {
  return { ...event, time: '' };
}

function bodyLine({ severity, time }: StoryEvent, { depth, category }: Place, text: string): string {
  const mark = severity === 'error' ? '!!!  ' : severity === 'warning' ? '!    ' : '     ';
  const known = /^[a-z]{2,3}$|^\.\.\.$/.test(category) ? category.padEnd(3) : 'dvi';
  return `${mark}${known}: ${'     '.repeat(Math.min(depth, 16))}${oneLine(text)}${time ? ` ${time}` : ''}`;
}

/** What an event says, a line each, and how far the line is indented from the event. */
function bodyLines(
  event: StoryEvent,
  { category, width }: Place,
  form: LogForm,
): [text: string, deeper: number][] {
  switch (event.kind) {
    case 'phase': {
      const about = event.about === undefined ? '' : `${formOf(event.name, category).about}${event.about}`;
      return [[`{${event.name}${about}}`, 0]];
    }
    case 'request':
      return [[`{${event.request}}`, 0]];
    case 'reply':
      return [[`${installer(event)}: Enter${event.phase === 'post' ? ' (Post Processing)' : ''}`, 0]];
    case 'searched':
      return [...ids('hardware', event.hardwareIds), ...ids('compatible', event.compatibleIds)];
    case 'candidate': {
      const isUtl = category === 'utl';
      return [
        [isUtl ? 'Driver Node:' : 'Created Driver Node:', 0],
        ...fieldLines(isUtl ? utlFields(event) : nodeFields(event, form), isUtl ? 14 : 12),
      ];
    }
    case 'chosen':
      return [
        [event.skipped ? 'Basic Driver Skipped:' : form.selected, 0],
        ...fieldLines(chosenFields(event, form), 11),
      ];
    case 'value':
      if (event.name === 'Configuration' && category === 'dvi')
        return [[valueText(event, category, width), 1]];
      return OF_NODE.test(event.name) && category === 'ndv'
        ? [[`${event.name.padEnd(14)} - ${event.value}`, 1]]
        : [[valueText(event, category, width), 0]];
    case 'entry':
      return [[fill(FORMS.get(event.entry) ?? event.entry, event.values), 0]];
    case 'error':
      return [[`Error 0x${hex(event.code)}: ${ERROR_TEXTS.get(event.code) ?? event.text}`, 0]];
    case 'item':
      return [[event.text, 1]];
    case 'named':
    case 'note':
    case 'unread':
      return [[event.text, 0]];
    default:
      return [];
  }
}

/** What is written of a driver with `=` and no blank. Observed: recordings 106, 109, 110. */
const OF_DRIVER =
  /^(?:Provider name|DriverVersion|Class name|Manufacturer|Matching DeviceID|Strong Name|DriverDescription|DeviceDisplayName|AddService|DelService)$/;

/** What is said of a driver that a program forces or that a device has. Observed: recordings 001 and 103. */
const OF_NODE = /^(?:Inf Name|Driver Date|Driver Version)$/;

/** Names that stand before a colon though others of their category do not. Observed: 001, 002, 040. */
const BEFORE_COLON =
  /^(?:Provider|Class GUID|Driver Version|Catalog File|Driver Store Path|Driver Store location|Published Inf Path|Copy style)$/;

function valueText({ name, value }: ValueEvent, category: string, width: number): string {
  if (OF_DRIVER.test(name)) return `${name}=${value}`;
  const equals = /^(?:sto|inf|sig|cpy|idb)$/.test(category) && (width > 0 || !BEFORE_COLON.test(name));
  return equals ? `${name.padEnd(width)} = ${value}` : `${name}: ${value}`;
}

/** The message that closes an event with events inside; undefined for one that can have none. */
function endOf(event: StoryEvent, category: string): string | undefined {
  if (event.kind === 'reply')
    return `${installer(event)}: Exit${event.phase === 'post' ? ' (Post Processing)' : ''}`;
  if (event.kind !== 'phase' && event.kind !== 'request') return undefined;
  const name = nameOf(event);
  const { end } = formOf(name, category);
  const isCode = end.includes('#');
  if (isCode && event.code === undefined) return `{${name} exit}`;
  return `{${name}${end.replace('#', hex(event.code ?? 0))}}`;
}

function nameOf(event: StoryEvent): string {
  return event.kind === 'phase' ? event.name : event.kind === 'request' ? event.request : '';
}

function installer({ who, number }: StoryEvent & { kind: 'reply' }): string {
  return who === 'co-installer' ? `CoInstaller ${number ?? 1}` : `${who[0]!.toUpperCase()}${who.slice(1)}`;
}

function ids(kind: string, list: readonly string[]): [string, number][] {
  return list.length === 0
    ? []
    : [[`Searching for ${kind} ID(s):`, 0], ...list.map((id): [string, number] => [id.toLowerCase(), 1])];
}

function nodeFields(event: CandidateEvent, { verbose }: LogForm): Readonly<Record<string, string>> {
  if (event.fields && 'HardwareID' in event.fields) return event.fields;
  const { rank, date, version, path, inf, description, provider } = event;
  return {
    HardwareID: event.matchedId,
    InfName: path ?? inf,
    ...(description !== undefined && { DevDesc: description, ...(verbose && { DrvDesc: description }) }),
    ...(verbose && provider !== undefined && { Provider: provider }),
    ...(verbose ? sectionFields(event) : { Section: event.section }),
    ...(rank !== undefined && { Rank: `0x${hex(rank)}` }),
    ...(event.signerScore !== undefined && { 'Signer Score': event.signerScore }),
    ...(date !== undefined && { DrvDate: date }),
    ...(version !== undefined && { Version: version }),
  };
}

/** Observed: recordings 106 and 108. */
function sectionFields(event: CandidateEvent): Readonly<Record<string, string>> {
  const { manufacturer, modelsSection, installSection, section } = event;
  return {
    ...(manufacturer !== undefined && { Mfg: manufacturer }),
    ...(modelsSection !== undefined && { ModelsSec: modelsSection }),
    ...(installSection !== undefined && { InstallSec: installSection }),
    ActualSec: section,
  };
}

/** Signer scores by the words of older logs. @see signature-categories-and-driver-installation */
const SCORES: Readonly<Record<string, string>> = {
  INBOX: 'Inbox (0D000003)',
  WHQL: 'WHQL (0D000005)',
  Authenticode: 'Authenticode (0F000000)',
};

/** Observed: recordings 035 and 041. */
function utlFields(event: CandidateEvent): Readonly<Record<string, string>> {
  if (event.fields && 'Driver INF' in event.fields) return event.fields;
  const { inf, path, date = '', version = '', rank, signerScore, lost } = event;
  const score = signerScore === undefined ? undefined : SCORES[signerScore];
  return {
    Status: lost === undefined ? 'Selected' : 'Outranked',
    'Driver INF': path === undefined ? inf : `${inf} (${path})`,
    ...(event.classGuid !== undefined && { 'Class GUID': event.classGuid.toLowerCase() }),
    'Driver Version': `${date},${version}`,
    Configuration: `${event.matchedId} [${event.section}]`,
    ...(rank !== undefined && { 'Driver Rank': hex(rank).toUpperCase() }),
    ...(score !== undefined && { 'Signer Score': score }),
  };
}

function chosenFields(event: ChosenEvent, { selected }: LogForm): Readonly<Record<string, string>> {
  const { description, inf, section } = event;
  const fields = event.fields ?? { Description: description ?? '', InfFile: inf, Section: section };
  const inBrackets = selected === 'Selected:';
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const plain = value.replace(/^\[(.*)\]$/, '$1');
      return [name, inBrackets ? `[${plain}]` : plain];
    }),
  );
}

function fieldLines(fields: Readonly<Record<string, string>>, width: number): [string, number][] {
  return Object.entries(fields).map(([name, value]) => [`${name.padEnd(width)} - ${value}`, 1]);
}

function fill(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (_, field: string) => values[field] ?? '');
}

function hex(code: number): string {
  return (code >>> 0).toString(16).padStart(8, '0');
}

/** A log has one line for a message. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
