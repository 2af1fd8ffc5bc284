import { printWindowsVersion } from '../base/index.ts';
import { printRank } from '../engine/select/index.ts';
import type { CandidateEvent, InfPlace, Story, StoryEvent } from '../story/index.ts';

/** How parts of a line are made to stand out; plain text leaves them as they are. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
}

const asIs = (text: string): string => text;
export const PLAIN: Paint = { strong: asIs, faint: asIs, good: asIs };

/** Writes a story for people, a line each. */
export function printStory(story: Story, paint: Paint = PLAIN): string[] {
  const { title, machine } = story;
  const where = machine ? `  Windows ${printWindowsVersion(machine.windows)} ${machine.architecture}` : '';
  const printer = new Printer(paint, (machine?.windows.major ?? 10) >= 6);
  return [
    paint.strong(title) + paint.faint(where),
    '',
    ...story.events.flatMap(event => printer.lines(event, 0)),
  ];
}

class Printer {
  readonly #paint: Paint;
  readonly #wideRanks: boolean;

  constructor(paint: Paint, wideRanks: boolean) {
    this.#paint = paint;
    this.#wideRanks = wideRanks;
  }

  lines(event: StoryEvent, depth: number): string[] {
    const inner = (event.events ?? []).flatMap(one => this.lines(one, depth + 1));
    return [...this.#own(event).map(line => '   '.repeat(depth) + line), ...inner];
  }

  #own(event: StoryEvent): string[] {
    switch (event.kind) {
      case 'step':
        return [`${String(event.number).padStart(2)} ${this.#paint.strong(event.title)}`];
      case 'searched': {
        const found = event.events?.length ?? 0;
        const nodes = found === 1 ? '1 driver node matches' : `${found || 'no'} driver nodes match`;
        return [`${nodes}  ${this.#paint.faint(event.hardwareIds[0] ?? event.compatibleIds[0] ?? 'no IDs')}`];
      }
      case 'candidate':
        return this.#candidate(event);
      case 'chosen':
        return [`${this.#paint.good(event.inf)} [${event.section}] names`];
      case 'named':
        return [`${event.what.padEnd(9)}${event.text}${this.#place(event.place)}`];
      case 'note':
        return [event.text + this.#place(event.place)];
      default:
        return [];
    }
  }

  #candidate(event: CandidateEvent): string[] {
    const won = event.lost === undefined;
    const rank = event.rank === undefined ? 'no rank' : printRank(event.rank, this.#wideRanks);
    const from = [event.provider, event.date, event.version].filter(Boolean).join(' ');
    const line = `${won ? '▸' : ' '} ${event.inf} [${event.section}]  ${event.matchedId}  ${rank}  ${from}`;
    const text = won ? this.#paint.good(line) : line;
    return [text + this.#place(event.place), ...(event.lost ? [`    ${event.lost}`] : [])];
  }

  #place(place: InfPlace | undefined): string {
    return place && place.line > 0 ? this.#paint.faint(`  ${place.inf}:${place.line}`) : '';
  }
}
