import type { ReadFrom, ReplyEvent, StoryEvent } from '../story/index.ts';
import { fileName } from './driver-node.ts';
import { type Draft, Frames } from './frames.ts';
import { finishLeaf, growLeaf, type Leaf, startLeaf } from './leaf.ts';
import type { LogLine } from './line.ts';
import { type Form, type Message, readFields, readMessage, readOldMessage } from './message.ts';
import { templateOf } from './template.ts';

/** Turns the messages of a log into nested events. */
export class Teller {
  readonly frames: Frames;
  #leaf: Leaf | undefined;
  /** How deep the last message stood that can have items under it, and what they look like. */
  #heading: { readonly depth: number; readonly form: RegExp } | undefined;

  constructor(tell: (event: StoryEvent) => void) {
    this.frames = new Frames(tell);
  }

  /** Starts an event that takes the lines after it as long as they fit. */
  start(leaf: Leaf): void {
    this.#leaf = leaf;
  }

  /** Forgets what stood before. */
  restart(): void {
    this.#heading = undefined;
  }

  /** Lets the event that is being read take the line; false when the line begins something else. */
  grow(line: LogLine, from: ReadFrom): boolean {
    if (!this.#leaf) return false;
    if (growLeaf(this.#leaf, line, from)) return true;
    this.finish();
    return false;
  }

  finish(): void {
    const leaf = this.#leaf;
    this.#leaf = undefined;
    if (leaf) this.frames.add(finishLeaf(leaf));
  }

  /** Tells a line of the body of a section; `old` where it is a Windows 2000 or XP log. */
  read(line: LogLine, from: ReadFrom, old: boolean): void {
    const event = draftOf(line, from);
    const message = old
      ? readOldMessage(line.message)
      : line.shape === 'text'
        ? undefined
        : readMessage(line.message);
    if (message) this.#tell(message, line, event);
    else if (line.shape === 'message' && this.#isItem(line)) {
      event.text = line.message;
      this.#add('item', event);
      return;
    } else if (INSTALLERS.has(line.category)) {
      event.text = line.message;
      this.#add('note', event);
    } else {
      event.text = line.message;
      event.template = templateOf(line.message);
      this.#add('unread', event);
    }
    const form = line.message.endsWith(':') ? ANYTHING : message?.kind === 'value' ? WORD : undefined;
    this.#heading = form && { depth: line.depth, form };
  }

  /** Whether a line belongs to the list that the message before it began. */
  #isItem({ depth, message }: LogLine): boolean {
    return this.#heading !== undefined && depth > this.#heading.depth && this.#heading.form.test(message);
  }

  #add(kind: StoryEvent['kind'], event: Draft): void {
    event.kind = kind;
    this.frames.add(event);
  }

  #tell(message: Message, line: LogLine, event: Draft): void {
    this.#leaf = startLeaf(message, line, event);
    if (this.#leaf) return;
    switch (message.kind) {
      case 'open':
        this.frames.begin(named(event, message.name, message.about), message.name);
        break;
      case 'close':
        this.#close(message, event);
        break;
      case 'reply':
        this.#reply(message, event);
        break;
      case 'entry':
        if (line.shape === 'message') this.#entry(message.form, line, event);
        else this.#oldEntry(message.form, line, event);
        break;
      case 'value':
        event.name = message.name;
        event.value = message.value;
        this.#add('value', event);
        break;
      case 'error':
        event.code = message.code;
        event.text = message.text;
        this.#add('error', event);
        break;
      default:
        break;
    }
  }

  #entry(form: Form, line: LogLine, event: Draft): void {
    event.entry = form.entry;
    event.values = readFields(form, line.message);
    this.#add('entry', event);
  }

  #close({ name, code }: Message & { kind: 'close' }, event: Draft): void {
    if (!this.frames.close(name, code, event)) this.#endAlone(named(event, name, undefined), code);
  }

  /** Tells the end of an event whose beginning is missing: it has `until` and no `from`. */
  #endAlone(event: Draft, code: number | undefined): void {
    const { from, time: _, ...rest } = event;
    this.frames.add({ ...rest, ...(code !== undefined && { code }), until: from });
  }

  #reply({ who, number, what, code }: Message & { kind: 'reply' }, event: Draft): void {
    const phase = what.endsWith('post') ? 'post' : 'pre';
    event.kind = 'reply';
    event.who = who;
    event.phase = phase;
    if (number !== undefined) event.number = number;
    const name = replyName(who, number, phase);
    if (what.startsWith('enter')) this.frames.begin(event, name);
    else if (!this.frames.close(name, code, event)) this.#endAlone(event, code);
  }

  #oldEntry(form: Form, line: LogLine, event: Draft): void {
    const { entry } = form;
    const values = readFields(form, line.message);
    const [, who, what] = /^(class|default|co)-(enter|exit|failed)/.exec(entry) ?? [];
    if (entry.startsWith('dif')) {
      this.frames.leave('request');
      this.frames.begin(
        Object.assign(event, { kind: 'request', request: /^\w*/.exec(values.request!)![0] }),
        'request',
      );
    } else if (entry.startsWith('selected-section')) {
      this.frames.add(Object.assign(event, chosen(values.inf!, values.section!)));
    } else if (who && (what !== 'failed' || this.frames.isOpen(replyName(WHO[who]!, undefined, 'pre')))) {
      this.#oldReply(WHO[who]!, what === 'enter', values, event);
    } else this.frames.add(Object.assign(event, { kind: 'entry', entry, values }));
  }

  #oldReply(who: ReplyEvent['who'], enters: boolean, values: Record<string, string>, event: Draft): void {
    const number = values.number === undefined ? undefined : Number(values.number);
    const code = values.code === undefined ? undefined : Number(values.code);
    const name = replyName(who, number, 'pre');
    Object.assign(event, { kind: 'reply', who, phase: 'pre' }, number !== undefined && { number });
    if (enters) this.frames.begin(event, name);
    else if (!this.frames.close(name, code, event)) this.#endAlone(event, code);
  }
}

/** Categories in which installers write their own words, which have no forms. @see setupapi-text-logs */
const INSTALLERS = new Set(['cci', 'ven', '...']);

/** Items of a list that a line with a colon at its end begins, and further values of a property. */
const ANYTHING = /./s;
const WORD = /^\S+$/;

const WHO: Readonly<Record<string, ReplyEvent['who']>> = {
  class: 'class installer',
  default: 'default installer',
  co: 'co-installer',
};

function replyName(who: ReplyEvent['who'], number: number | undefined, phase: string): string {
  return `${who} ${number ?? ''} ${phase}`;
}

/** Makes a phase or a DIF request of the event. */
function named(event: Draft, name: string, about: string | undefined): Draft {
  if (name.startsWith('DIF_')) {
    event.kind = 'request';
    event.request = name;
  } else {
    event.kind = 'phase';
    event.name = name;
    if (about !== undefined) event.about = about;
  }
  return event;
}

function chosen(inf: string, section: string): Draft {
  const path = inf.replace(/\.$/, '');
  return { kind: 'chosen', inf: fileName(path), section, fields: { InfFile: path, Section: section } };
}

/** An event with what every line gives; the kind comes later. Made for speed: no copies. */
function draftOf({ category, severity, time }: LogLine, from: ReadFrom): Draft {
  const event: Draft = { kind: '', from };
  if (category) event.category = category;
  if (severity) event.severity = severity;
  if (time) event.time = time;
  return event;
}
