import type { ReadFrom } from '../story/index.ts';
import { readCandidate, readChosen, readSystem } from './driver-node.ts';
import type { Draft } from './frames.ts';
import type { LogLine } from './line.ts';
import { type Message, readFields, readMessage, readOldMessage } from './message.ts';

/** An event that takes several lines of one form, with nothing between them. */
export interface Leaf {
  readonly kind: 'system' | 'searched' | 'candidate' | 'chosen';
  readonly event: Draft;
  readonly depth: number;
  readonly fields: Record<string, string>;
  readonly ids: { hardware: string[]; compatible: string[] };
  of: 'hardware' | 'compatible';
  /** Whether its first line is the first field and not a heading: a text cut in the middle. */
  readonly headless: boolean;
  done: boolean;
  /** Its lines as they stand in the log. */
  readonly texts: string[];
}

/** Field names that only driver nodes have, so that one whose heading is cut off is known. */
const NODE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  dvi: ['HardwareID', 'InfName', 'DrvDate'],
  utl: ['Driver INF', 'Driver Rank', 'Configuration'],
};

/** Begins an event of several lines where the message is the first of one. */
export function startLeaf(message: Message, line: LogLine, base: Draft): Leaf | undefined {
  switch (message.kind) {
    case 'ids':
      return leafOf('searched', line, base, message.of);
    case 'node':
      if (message.of === 'skipped') base.skipped = true;
      return leafOf(message.of === 'candidate' ? 'candidate' : 'chosen', line, base);
    case 'value':
      if (!NODE_FIELDS[line.category]?.includes(message.name)) return undefined;
      return withField(leafOf('candidate', line, base, 'hardware', true), message.name, message.value);
    case 'entry':
      return line.shape === 'message' ? undefined : startOldLeaf(message, line, base);
    default:
      return undefined;
  }
}

function leafOf(
  kind: Leaf['kind'],
  line: LogLine,
  event: Draft,
  of: Leaf['of'] = 'hardware',
  headless = false,
): Leaf {
  const from = event.from as ReadFrom;
  const ids = { hardware: [], compatible: [] };
  return {
    kind,
    event,
    depth: line.depth,
    fields: {},
    ids,
    of,
    headless,
    done: false,
    texts: [from.text ?? ''],
  };
}

function startOldLeaf(message: Message & { kind: 'entry' }, line: LogLine, base: Draft): Leaf | undefined {
  const { entry } = message.form;
  if (entry === 'searching-hardware' || entry === 'searching-compatible') {
    return withIds(leafOf('searched', line, base), message, line);
  }
  if (!entry.startsWith('found')) return undefined;
  const node = leafOf('candidate', line, base);
  Object.assign(node.fields, readFields(message.form, line.message));
  return node;
}

/** Begins the head of a log. */
export function startSystem(line: LogLine, from: ReadFrom): Leaf {
  const leaf = leafOf('system', line, { from });
  takeSystem(leaf, line);
  return leaf;
}

/** Takes the line into the event if it belongs to it. */
export function growLeaf(leaf: Leaf, line: LogLine, from: ReadFrom): boolean {
  if (leaf.done || !takes(leaf, line)) return false;
  leaf.texts.push(from.text ?? '');
  return true;
}

/** The event, made of all its lines. */
export function finishLeaf({ kind, event, ids, fields, texts }: Leaf): Draft {
  const { line } = event.from as ReadFrom;
  if (texts.length > 1) event.from = { line, lines: texts.length, text: texts.join('') };
  event.kind = kind;
  if (kind === 'searched')
    return Object.assign(event, { device: '', hardwareIds: ids.hardware, compatibleIds: ids.compatible });
  if (kind === 'system') return Object.assign(event, readSystem(fields));
  return Object.assign(event, kind === 'candidate' ? readCandidate(fields) : readChosen(fields));
}

export function joined(a: ReadFrom | undefined, b: ReadFrom): ReadFrom {
  return a ? { line: a.line, lines: (a.lines ?? 1) + 1, text: `${a.text}${b.text}` } : b;
}

function takes(leaf: Leaf, line: LogLine): boolean {
  if (leaf.kind === 'system') return takeSystem(leaf, line);
  if (line.shape === 'old message') return takeOld(leaf, line);
  if (line.shape === 'text') return isRemark(leaf, line);
  if (line.shape !== 'message') return false;
  return leaf.kind === 'searched' ? takeId(leaf, line) : takeField(leaf, line);
}

function takeSystem(leaf: Leaf, line: LogLine): boolean {
  if (line.shape === 'blank') return true;
  if (line.shape === 'header') leaf.done = line.message === 'BeginLog';
  if (line.shape !== 'system') return line.shape === 'header';
  const cut = line.message.indexOf(' = ');
  leaf.fields[line.message.slice(0, cut)] = line.message.slice(cut + 3);
  return true;
}

const ID = /^(?:\*\S+|[^\s:{}'"]+\\\S+)$/;

function takeId(leaf: Leaf, line: LogLine): boolean {
  if (line.depth > leaf.depth || (line.depth === leaf.depth && ID.test(line.message))) {
    leaf.ids[leaf.of].push(line.message);
    return true;
  }
  const message = readMessage(line.message);
  if (message?.kind !== 'ids' || leaf.of === message.of || leaf.ids[message.of].length > 0) return false;
  leaf.of = message.of;
  return true;
}

function takeField(leaf: Leaf, line: LogLine): boolean {
  if (line.depth < leaf.depth || (line.depth === leaf.depth && !leaf.headless)) return false;
  const message = readMessage(line.message);
  if (message?.kind !== 'value' || leaf.fields[message.name] !== undefined) return false;
  withField(leaf, message.name, message.value);
  return true;
}

function takeOld(leaf: Leaf, line: LogLine): boolean {
  const message = readOldMessage(line.message);
  if (message?.kind !== 'entry') return false;
  const { entry } = message.form;
  if (leaf.kind === 'searched') {
    const compatible = entry === 'searching-compatible' && leaf.ids.compatible.length === 0;
    if (compatible) withIds(leaf, message, line);
    return compatible;
  }
  if (!/^actual-section|^rank-untrusted|^decorated-section/.test(entry)) return false;
  const values = readFields(message.form, line.message);
  const { section, ...rest } = values;
  Object.assign(leaf.fields, rest, section === undefined ? {} : { actualSection: section });
  return true;
}

/** A remark in parentheses between the two lines of an old driver node, as the documentation's sample has. */
function isRemark(leaf: Leaf, line: LogLine): boolean {
  return leaf.kind === 'candidate' && leaf.fields.id !== undefined && /^\(.*\)$/.test(line.message);
}

function withField(leaf: Leaf, name: string, value: string): Leaf {
  leaf.fields[name] = value;
  return leaf;
}

function withIds(leaf: Leaf, message: Message & { kind: 'entry' }, line: LogLine): Leaf {
  const of = message.form.entry === 'searching-compatible' ? 'compatible' : 'hardware';
  leaf.ids[of].push(
    ...readFields(message.form, line.message)
      .ids!.split(/[,;]\s*|\s+/)
      .filter(Boolean),
  );
  return leaf;
}
