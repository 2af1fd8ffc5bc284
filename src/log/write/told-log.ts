import {
  type Architecture,
  type ProductType,
  printWindowsVersion,
  type WindowsVersion,
} from '../../base/index.ts';
import type { SectionEvent, Story, StoryEvent, SystemEvent } from '../../story/index.ts';
import { encodeText } from '../bytes.ts';
import { formOfWindows, type LogForm } from './form.ts';
import { FULL_LOG, type LogSettings, masked } from './mask.ts';
import { oldLog } from './old.ts';
import { inFormOf } from './restate.ts';
import { writeLog } from './write.ts';

/** The computer whose log it is, beside what the story says of it. */
export interface LoggedMachine {
  /** When it was started before the story begins. */
  readonly started?: string;
  readonly productType?: ProductType;
  readonly suiteMask?: number;
  readonly servicePack?: number;
  readonly settings?: LogSettings;
}

/**
 * The log that Windows would have of a story that was told and never logged: head, starts of the computer and
 * sections, in the form of its version. What Windows does not log (steps, notes, what people saw, changes) is left
 * out, and so is what no recording shows. `setupapi.dev.log` since Vista, `setupapi.log` before. ANSI names are
 * written as UTF-8.
 */
export function writeToldLog(story: Story, machine: LoggedMachine = {}): Uint8Array {
  const windows = story.machine?.windows ?? { major: 10, minor: 0, build: 10_240 };
  const form = formOfWindows(windows);
  const sections = sectionsOf(story.events, undefined);
  const events = masked(
    sections.flatMap(event => (event.kind === 'section' ? restated(event, form) : [event])),
    machine.settings ?? FULL_LOG,
  );
  if (form.kind !== 'vista') return encodeText(oldLog(events, form.kind), false);
  const head = systemOf(windows, story.machine?.architecture ?? 'amd64', machine);
  const starts: StoryEvent[] = machine.started === undefined ? [] : [{ kind: 'boot', at: machine.started }];
  return writeLog({ ...story, events: [head, ...starts, ...events.flatMap(spaced)] });
}

/** Two blank lines stand behind a section, as in recordings 001 and 002. */
function spaced(event: StoryEvent): StoryEvent[] {
  return event.kind === 'section' ? [event, { kind: 'gap' }] : [event];
}

function restated(section: SectionEvent, form: LogForm): StoryEvent[] {
  return form.kind === 'vista' ? [inFormOf(section, form)] : [section];
}

/**
 * The sections and starts of a story, each for itself: a section inside another one follows it. The command line
 * of a section is that of the program that ran around it.
 * Assumed: sections stand in the order in which they began; settled by a log of two at once (002 has some).
 */
function sectionsOf(events: readonly StoryEvent[], command: string | undefined): StoryEvent[] {
  return events.flatMap((event): StoryEvent[] => {
    const inner = (program: string | undefined): StoryEvent[] => sectionsOf(event.events ?? [], program);
    if (event.kind === 'boot') return [event];
    if (event.kind === 'ran') return inner(event.command);
    if (event.kind !== 'section') return inner(command);
    const isOfProgram = command !== undefined && !event.title.includes('Hardware initiated');
    const { started, ended } = event;
    const inside = inner(command).map(one => ({
      ...(started && { started }),
      ...(ended && { ended }),
      ...one,
    }));
    const own = withoutSections(event) as SectionEvent;
    return [{ ...own, ...(isOfProgram && { command }) }, ...inside];
  });
}

function withoutSections(event: StoryEvent): StoryEvent {
  if (!event.events) return event;
  const events = event.events.filter(({ kind }) => kind !== 'section').map(withoutSections);
  return { ...event, events };
}

/** @see format-of-a-text-log-header */
function systemOf(
  windows: WindowsVersion,
  architecture: Architecture,
  { productType = 'workstation', suiteMask = 0x100, servicePack = 0 }: LoggedMachine,
): SystemEvent {
  return {
    kind: 'system',
    version: printWindowsVersion(windows),
    servicePack: `${servicePack}.0`,
    suite: `0x${suiteMask.toString(16).padStart(4, '0')}`,
    productType: PRODUCT_TYPES[productType],
    architecture,
  };
}

const PRODUCT_TYPES: Readonly<Record<ProductType, number>> = {
  workstation: 1,
  'domain-controller': 2,
  server: 3,
};
