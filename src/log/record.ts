import type { Story, StoryEvent } from '../story/index.ts';

/** The version of the form of recordings. */
export const RECORDING_VERSION = 1;

/** A log to be replayed for ever: a story without the names of persons and machines, and the INFs it needs. */
export interface Recording {
  readonly version: typeof RECORDING_VERSION;
  readonly title: string;
  readonly story: Story;
  /** Texts of INFs by file name. */
  readonly infs?: Readonly<Record<string, string>>;
}

/** Makes a recording of a story. Only what happened is kept, not the text of the log. */
export function makeRecording(
  title: string,
  story: Story,
  infs: Readonly<Record<string, string>> = {},
): Recording {
  const anonymous = new Anonymizer();
  const events = story.events.map(event => anonymous.event(event)).filter(event => event.kind !== 'gap');
  const { machine } = story;
  return {
    version: RECORDING_VERSION,
    title: anonymous.text(title),
    story: { title: anonymous.text(story.title), ...(machine && { machine }), events },
    ...(Object.keys(infs).length > 0 && { infs }),
  };
}

/**
 * Takes the names of persons and machines out of texts. They are numbered as they come, so the same name becomes
 * the same stand-in and nothing of it can be guessed back. What it knows: folders of users, SIDs, machine names
 * in UNC paths, MAC and mail addresses, and serial numbers in device instance IDs (the part behind the device ID
 * where it is not one that Plug and Play made: those have an `&` in their second place).
 * @see instance-ids
 */
export class Anonymizer {
  readonly #known = new Map<string, Map<string, string>>();

  /** An event with all its texts made anonymous, and without the lines it was read from. */
  event(event: StoryEvent): StoryEvent {
    const { from, until: _, ...rest } = event;
    const line = from
      ? { from: { line: from.line, ...(from.lines !== undefined && { lines: from.lines }) } }
      : {};
    return { ...(this.#value(rest) as StoryEvent), ...line };
  }

  text(text: string): string {
    return RULES.reduce(
      (result, [what, form]) =>
        result.replace(form, (_, before: string, name: string) => before + this.#standIn(what, name)),
      text,
    );
  }

  #standIn(what: string, name: string): string {
    const names = this.#known.get(what) ?? new Map<string, string>();
    this.#known.set(what, names);
    const key = name.toLowerCase();
    const standIn = names.get(key) ?? what.replace('#', String(names.size + 1));
    names.set(key, standIn);
    return standIn;
  }

  #value(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (Array.isArray(value))
      return value.map(inner => (isEvent(inner) ? this.event(inner) : this.#value(inner)));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#value(inner)]));
  }
}

function isEvent(value: unknown): value is StoryEvent {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

/** Folders that Windows itself makes beside those of users, and our own stand-ins. */
const OWN_FOLDERS = String.raw`(?:public|default|default user|all users|user|user-\d+|defaultapppool)(?=[\\/'"]|$)`;
const BUSES = 'USB|USBSTOR|USBPRINT|HID|SWD|BTHENUM|BTHLE|SCSI|1394|SD|WPDBUSENUM|WPDBUSENUMROOT|STORAGE';

/** The stand-in, with # for its number; and what it stands for: what stands before the name, and the name. */
const RULES: readonly (readonly [standIn: string, form: RegExp])[] = [
  [
    'user-#',
    new RegExp(
      String.raw`([\\/](?:users|documents and settings)[\\/])(?!${OWN_FOLDERS})([^\\/'"<>|:*?\r\n]+)`,
      'gi',
    ),
  ],
  ['-1-1-#-1000', /(S-1-5-21)((?:-\d+){3,4})/gi],
  ['host-#', /((?:^|[\s'"=(])\\\\)(?![?.]\\)([^\\/\s'"]+)/g],
  ['mac-#', /(\b)([\da-f]{2}(?:[:-][\da-f]{2}){5})\b/gi],
  ['mail-#', /(\b)([\w.+-]+@[\w-]+(?:\.[\w-]+)+)\b/g],
  [
    'serial-#',
    new RegExp(
      String.raw`((?<![A-Za-z\d])(?:${BUSES})[\\#](?:[^\\#\s'"]*[\\#])+?)((?!.&)(?!\{)[\w.-]*\d[\w.-]*)(?=[&#'"\s.,)}\]]|$)`,
      'gi',
    ),
  ],
];
