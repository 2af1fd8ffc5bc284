import { errorName, printWindowsVersion } from '../base/index.ts';
import { printRank } from '../engine/select/index.ts';
import type {
  CandidateEvent,
  EffectEvent,
  ExpectedEvent,
  InfPlace,
  NoteEvent,
  PhaseEvent,
  RequestEvent,
  SoftwareEvent,
  Story,
  StoryEvent,
} from '../story/index.ts';

/** How parts of a line are made to stand out; plain text leaves them as they are. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

const asIs = (text: string): string => text;
export const PLAIN: Paint = { strong: asIs, faint: asIs, good: asIs, bad: asIs };

/** How much of a story is written. */
export interface PrintOptions {
  readonly paint?: Paint;
  /** Every change of the machine, instead of how many there are. */
  readonly changes?: boolean;
  /** The steps, by number, of which every event is written, with the page that it follows from. */
  readonly why?: readonly number[];
}

/** Writes a story for people, a line each. */
export function printStory(
  story: Story,
  { paint = PLAIN, changes = false, why = [] }: PrintOptions = {},
): string[] {
  const { title, machine } = story;
  const where = machine ? `  Windows ${printWindowsVersion(machine.windows)} ${machine.architecture}` : '';
  const wideRanks = (machine?.windows.major ?? 10) >= 6;
  const lines = story.events.flatMap(event => {
    const isAsked = event.kind === 'step' && why.includes(event.number);
    return new Printer({ paint, changes, wideRanks, why: isAsked }).lines(event, 0);
  });
  return [paint.strong(title) + paint.faint(where), '', ...lines, ...verdict(story, paint)];
}

function verdict({ events }: Story, paint: Paint): string[] {
  const expected = events.flatMap(step => step.events ?? []).filter(event => event.kind === 'expected');
  if (expected.length === 0) return [];
  const failed = expected.filter(event => event.found !== undefined).length;
  return failed === 0
    ? [paint.good(`✓ ${count(expected.length, 'expectation holds', 'expectations hold')}`)]
    : [paint.bad(`✗ ${failed} of ${count(expected.length, 'expectation fails', 'expectations fail')}`)];
}

interface Printing {
  readonly paint: Paint;
  readonly changes: boolean;
  readonly wideRanks: boolean;
  readonly why: boolean;
}

class Printer {
  readonly #of: Printing;

  constructor(of: Printing) {
    this.#of = of;
  }

  lines(event: StoryEvent, depth: number): string[] {
    const own = this.#own(event);
    const deeper = own.length > 0 ? depth + 1 : depth;
    const inner = event.events ?? [];
    const effects = inner.filter(one => one.kind === 'effect');
    const summary = this.#of.changes || effects.length === 0 ? [] : [summarise(effects)];
    return [
      ...own.map(line => '   '.repeat(depth) + line),
      ...inner.flatMap(one => this.lines(one, deeper)),
      ...summary.map(line => '   '.repeat(deeper) + this.#of.paint.faint(line)),
    ];
  }

  #own(event: StoryEvent): string[] {
    const { paint, why, changes } = this.#of;
    switch (event.kind) {
      case 'step':
        return [`${String(event.number).padStart(2)} ${paint.strong(event.title)}`];
      case 'section':
        return [`${event.title}${event.about === undefined ? '' : `  ${event.about}`}${result(event.code)}`];
      case 'candidate':
        return this.#candidate(event);
      case 'chosen':
        return event.skipped ? [] : [`▸ ${paint.good(event.inf)} [${event.section}]${this.#why(event)}`];
      case 'request':
        return [`${event.request.replace(/^DIF_/, '').padEnd(31)}${round(event)}${this.#why(event)}`];
      case 'note':
        return [this.#note(event)];
      case 'shown': {
        const who = event.by === undefined ? '' : `${event.by} `;
        if (event.question === undefined) return [`${who}says "${event.text}"`];
        return [`${who}asks "${event.text}"  ${event.answer ?? paint.bad('waits for an answer')}`];
      }
      case 'ran': {
        const end = event.error === undefined ? (event.exitCode ?? 'does not end') : errorName(event.error);
        return [`${event.command}  →  ${end}`];
      }
      case 'software':
        return [this.#software(event)];
      case 'recorded':
        return why ? [`${event.log} ${event.id}  ${Object.values(event.values).join('  ')}`] : [];
      case 'effect':
        return changes ? [this.#effect(event)] : [];
      case 'expected':
        return [this.#expected(event)];
      case 'searched':
        return why ? [...event.hardwareIds, ...event.compatibleIds] : [];
      case 'phase':
        if (event.name === 'Build Driver List') return [this.#list(event)];
        if (event.name === 'Extension') return [`Extension  ${event.about}${result(event.code)}`];
        return why
          ? [`${event.name}${event.about === undefined ? '' : `  ${event.about}`}${result(event.code)}`]
          : [];
      case 'entry':
        return why ? [`${event.entry}  ${Object.values(event.values).join('  ')}${this.#why(event)}`] : [];
      case 'error':
        return why ? [`${errorName(event.code)}: ${event.text}`] : [];
      default:
        return [];
    }
  }

  #list({ events = [] }: PhaseEvent): string {
    const found = events.filter(({ kind }) => kind === 'candidate').length;
    const searched = events.find(event => event.kind === 'searched');
    const nodes = found === 1 ? '1 driver node matches' : `${found || 'no'} driver nodes match`;
    const id = searched?.hardwareIds[0] ?? searched?.compatibleIds[0] ?? 'no IDs';
    return `${nodes}  ${this.#of.paint.faint(id)}`;
  }

  /** A program that ran is told by itself; of a link to the Store this is all. */
  #software({ name, version, did, command, restart, why, place, severity }: SoftwareEvent): string {
    const link = command !== undefined && /^pfn:/i.test(command) ? `  ${command}` : '';
    const became = severity === 'error' ? this.#of.paint.bad(did) : did;
    const asks = restart ? ', asks for a restart' : '';
    const reason = why === undefined ? '' : `: ${why}`;
    return `${version === undefined ? name : `${name} ${version}`}${link}  ${became}${asks}${reason}${this.#place(place)}`;
  }

  #candidate(event: CandidateEvent): string[] {
    const { paint, wideRanks } = this.#of;
    const won = event.lost === undefined;
    const rank = event.rank === undefined ? 'no rank' : printRank(event.rank, wideRanks);
    const from = [event.provider, event.date, event.version].filter(Boolean).join(' ');
    const line = `  ${event.inf} [${event.section}]  ${event.matchedId}  ${rank}  ${from}`;
    return [
      (won ? line : paint.faint(line)) + this.#place(event.place),
      ...(event.lost ? [`    ${event.lost}`] : []),
    ];
  }

  #note(event: NoteEvent): string {
    const { paint } = this.#of;
    const mark = event.severity === undefined ? '' : paint.bad('! ');
    return mark + event.text + this.#place(event.place) + this.#why(event);
  }

  #effect({ what, subject, before, after, place }: EffectEvent): string {
    const sides =
      before === undefined ? `= ${after ?? ''}` : after === undefined ? 'gone' : `${before} → ${after}`;
    return `${what.padEnd(9)} ${subject}  ${sides}${this.#place(place)}`;
  }

  #expected({ what, expected, found }: ExpectedEvent): string {
    const { paint } = this.#of;
    return found === undefined
      ? paint.good(`✓ ${what}: ${expected}`)
      : paint.bad(`✗ ${what}: expected ${expected}, found ${found}`);
  }

  #place(place: InfPlace | undefined): string {
    return place && place.line > 0 ? this.#of.paint.faint(`  ${place.inf}:${place.line}`) : '';
  }

  #why({ because }: StoryEvent): string {
    if (!this.#of.why || !because) return '';
    const text =
      because.grade === 'documented'
        ? because.page
        : because.grade === 'observed'
          ? `observed: ${because.record}`
          : `assumed: ${because.settledBy}`;
    return this.#of.paint.faint(`  (${text})`);
  }
}

/** Who was asked, in order, ◂ before those that were asked once more, and what it came to. */
function round({ events = [], code }: RequestEvent): string {
  const replies = events.flatMap(event =>
    event.kind === 'reply' ? [`${event.phase === 'post' ? '◂ ' : '▸ '}${shortName(event)}`] : [],
  );
  return [...replies, ...(code === undefined ? [] : [errorName(code)])].join('  ');
}

function shortName({ who, number }: StoryEvent & { readonly kind: 'reply' }): string {
  return who === 'co-installer' ? `co-installer ${number}` : who.replace(' installer', '');
}

function result(code: number | undefined): string {
  return code === undefined || code === 0 ? '' : `  ${errorName(code)}`;
}

const NOUNS = [
  ['file', 'file', 'files'],
  ['value', 'registry value', 'registry values'],
  ['running', 'change of what runs', 'changes of what runs'],
  ['unknown', 'program of which nothing is known', 'programs of which nothing is known'],
] as const;

function summarise(effects: readonly EffectEvent[]): string {
  const parts = NOUNS.flatMap(([what, one, more]) => {
    const number = effects.filter(effect => effect.what === what).length;
    return number === 0 ? [] : [count(number, one, more)];
  });
  return parts.join(', ') || count(effects.length, 'change', 'changes');
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
