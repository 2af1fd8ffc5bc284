import type { CandidateEvent, SectionEvent, StoryEvent } from '../story/index.ts';
import { ENTRIES } from './entries.ts';
import { OLD_ENTRIES } from './old-entries.ts';

/** The form of each statement by its name. */
const FORMS: ReadonlyMap<string, string> = new Map([...OLD_ENTRIES, ...ENTRIES]);

/** The lines that an event begins with, in the form of Windows 10. @see format-of-a-text-log-section-body */
export function linesOf(event: StoryEvent, depth: number): string[] {
  if (event.kind === 'section') return sectionHead(event);
  if (event.kind === 'system') return systemHead(event);
  if (event.kind === 'boot') return [`[Boot Session: ${event.at}]`, ''];
  if (event.kind === 'step') return [`>>>  [${oneLine(event.title)}]`];
  if (event.kind === 'gap') return [''];
  return bodyLines(event).map(([text, deeper]) => bodyLine(event, Math.max(depth, 0) + deeper, text));
}

/** The lines that an event ends with. */
export function linesAfter(event: StoryEvent, depth: number): string[] {
  if (event.kind === 'section') return sectionEnd(event);
  const end = endOf(event);
  return end === undefined ? [] : [bodyLine({ ...event, time: '' }, Math.max(depth, 0), end)];
}

function bodyLine({ severity, category = 'dvi', time }: StoryEvent, depth: number, text: string): string {
  const mark = severity === 'error' ? '!!!  ' : severity === 'warning' ? '!    ' : '     ';
  const known = /^[a-z]{2,3}$|^\.\.\.$/.test(category) ? category.padEnd(3) : 'dvi';
  return `${mark}${known}: ${'     '.repeat(Math.min(depth, 16))}${oneLine(text)}${time ? ` ${time}` : ''}`;
}

/** What an event says, a line each, and how far the line is indented from the event. */
function bodyLines(event: StoryEvent): [text: string, deeper: number][] {
  switch (event.kind) {
    case 'phase':
      return [
        [
          `{${event.name}${event.about === undefined ? '' : `${separator(event.category)}${event.about}`}}`,
          0,
        ],
      ];
    case 'request':
      return [[`{${event.request}}`, 0]];
    case 'reply':
      return [[`${installer(event)}: Enter${event.phase === 'post' ? ' (Post Processing)' : ''}`, 0]];
    case 'searched':
      return [...ids('hardware', event.hardwareIds), ...ids('compatible', event.compatibleIds)];
    case 'candidate':
      return [['Created Driver Node:', 0], ...fieldLines(nodeFields(event))];
    case 'chosen':
      return [
        [event.skipped ? 'Basic Driver Skipped:' : 'Selected Driver:', 0],
        ...fieldLines(
          event.fields ?? {
            Description: event.description ?? '',
            InfFile: event.inf,
            Section: event.section,
          },
        ),
      ];
    case 'value':
      return [[`${event.name}${equals(event)}${event.value}`, 0]];
    case 'entry':
      return [[fill(FORMS.get(event.entry) ?? event.entry, event.values), 0]];
    case 'error':
      return [[`Error 0x${hex(event.code)}: ${event.text}`, 0]];
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

function equals({ name, category }: StoryEvent & { kind: 'value' }): string {
  if (OF_DRIVER.test(name)) return '=';
  return /^(?:sto|inf|sig|cpy|idb)$/.test(category ?? '') ? ' = ' : ': ';
}

/** The message that closes an event with events inside; undefined for one that can have none. */
function endOf(event: StoryEvent): string | undefined {
  if (event.kind === 'reply')
    return `${installer(event)}: Exit${event.phase === 'post' ? ' (Post Processing)' : ''}`;
  if (event.kind !== 'phase' && event.kind !== 'request') return undefined;
  const name = event.kind === 'phase' ? event.name : event.request;
  if (name === 'Writing Device Properties') return `{${name} - Complete}`;
  if (/^Install [A-Z]+$/.test(name) && event.code !== undefined)
    return `{${name} exit (0x${hex(event.code)})}`;
  if (event.code === undefined) return `{${name} exit}`;
  return `{${name}${separator(event.kind === 'request' ? 'dvi' : event.category)}exit(0x${hex(event.code)})}`;
}

/**
 * What stands between a phase and what it is about, and before its exit.
 * Observed: recordings 001, 040, 104, 114.
 */
function separator(category: string | undefined): string {
  return /^(?:sto|inf|sig|cpy|idb|dvs)$/.test(category ?? '') ? ': ' : ' - ';
}

function installer({ who, number }: StoryEvent & { kind: 'reply' }): string {
  return who === 'co-installer' ? `CoInstaller ${number ?? 1}` : `${who[0]!.toUpperCase()}${who.slice(1)}`;
}

function ids(kind: string, list: readonly string[]): [string, number][] {
  return list.length === 0
    ? []
    : [[`Searching for ${kind} ID(s):`, 0], ...list.map((id): [string, number] => [id.toLowerCase(), 1])];
}

function nodeFields(event: CandidateEvent): Readonly<Record<string, string>> {
  if (event.fields && 'HardwareID' in event.fields) return event.fields;
  const { rank, date, version, path, inf } = event;
  return {
    HardwareID: event.matchedId,
    InfName: path ?? inf,
    ...(event.description !== undefined && { DevDesc: event.description }),
    ...(event.provider !== undefined && { Provider: event.provider }),
    Section: event.section,
    ...(rank !== undefined && { Rank: `0x${hex(rank)}` }),
    ...(event.signerScore !== undefined && { 'Signer Score': event.signerScore }),
    ...(date !== undefined && { DrvDate: date }),
    ...(version !== undefined && { Version: version }),
  };
}

function fieldLines(fields: Readonly<Record<string, string>>): [string, number][] {
  return Object.entries(fields).map(([name, value]) => [`${name.padEnd(12)} - ${value}`, 1]);
}

function sectionHead({ title, about, started, command }: SectionEvent): string[] {
  const name = about === undefined ? title : `${title} - ${about}`;
  return [
    ...(title ? [`>>>  [${oneLine(name)}]`] : []),
    ...(started === undefined ? [] : [`>>>  Section start ${started}`]),
    ...(command === undefined ? [] : [`      cmd: ${oneLine(command)}`]),
  ];
}

function sectionEnd({ ended, code, restart }: SectionEvent): string[] {
  if (code === undefined) return [];
  const status = code === 0 ? `SUCCESS${restart ? ' (REBOOT_REQUIRED)' : ''}` : `FAILURE(0x${hex(code)})`;
  return [...(ended === undefined ? [] : [`<<<  Section end ${ended}`]), `<<<  [Exit status: ${status}]`, ''];
}

function systemHead(event: StoryEvent & { kind: 'system' }): string[] {
  const fields = [
    ['OS Version', event.version],
    ['Service Pack', event.servicePack],
    ['Suite', event.suite],
    ['ProductType', event.productType],
    ['Architecture', event.architecture],
  ] as const;
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`     ${name} = ${value}`]));
  return ['[Device Install Log]', ...lines, '', '[BeginLog]', ''];
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
