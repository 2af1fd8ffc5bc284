import type { CandidateEvent, RequestEvent, SearchedEvent, StoryEvent } from '../story/index.ts';
import { everyEvent } from '../story/index.ts';
import { isInfName } from './paths.ts';
import { type ImportedPackage, importIn } from './recorded-import.ts';
import { type ProgramStep, programSteps } from './recorded-program.ts';

/** A section of a log, of which Windows it is, and what stands in it. */
export interface RecordedPart {
  /** `10.0.10240 amd64`, or in words; empty where nobody knows. */
  readonly os: string;
  /** With what stands behind it. */
  readonly title: string;
  readonly events: readonly StoryEvent[];
}

/** A service as a record tells it: by the lines of its INF, or by the values that it got. */
export interface RecordedService {
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
  /** Whether it was there before. */
  readonly isOld: boolean;
  /** What the line of the INF says, where the log repeats it. */
  readonly line: string | undefined;
}

/** DN_ bits, the problem, and the NTSTATUS that explains it. */
export interface RecordedState {
  readonly status: number;
  readonly problem: number;
  readonly problemStatus?: number;
}

/** What a section of a log says of one installation, as far as a prediction needs it. */
export interface RecordedInstall {
  readonly os: string;
  readonly title: string;
  readonly device: string;
  readonly searched: SearchedEvent;
  readonly candidates: readonly CandidateEvent[];
  /** The INF that was selected, without its folder. */
  readonly selected: string | undefined;
  /** Who provides it, where the log tells what is imported. */
  readonly provider: string | undefined;
  /** The class of the device afterwards. */
  readonly classGuid: string | undefined;
  readonly classInstaller: string | undefined;
  /** In the order in which they are numbered. */
  readonly coInstallers: readonly string[];
  /** How many of them are of the class: they come first, and are asked before the device has its class. */
  readonly classCoInstallers: number;
  readonly requests: readonly RequestEvent[];
  /** Whether the device had its class before, and co-installers of its own. */
  readonly hadClass: boolean;
  readonly hadCoInstallers: boolean;
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  /** Files that were in use. */
  readonly inUse: readonly string[];
  /** Whether the package was in the driver store before. */
  readonly wasKnown: boolean;
  /** Files that were in their places already. */
  readonly unchanged: readonly string[];
  readonly services: readonly RecordedService[];
  /** Whether the class installer adds the services by itself before the driver is installed. */
  readonly classInstallerAddsServices: boolean;
  readonly deletedServices: readonly string[];
  /** The state of the device and its parent, where the log tells them before the installation. */
  readonly state: RecordedState | undefined;
  readonly parent: string | undefined;
  /** The package that is imported meanwhile. */
  readonly imported: ImportedPackage | undefined;
  /** What a program does where no service installs. */
  readonly program: readonly ProgramStep[] | undefined;
  /** Whether an installer selects the driver before it is selected. */
  readonly selectsTwice: boolean;
  readonly forced: boolean;
  /** Whether a driver did not let the device go. */
  readonly vetoed: boolean;
  /** Whether the INF asks for a restart. */
  readonly asksForRestart: boolean;
  /** Whether that driver is the one that the device has. */
  readonly reinstalled: boolean;
  readonly blocked: boolean;
  /** Whether it was configured as its INF declares, and no request sent but that of the selection. */
  readonly isConfigurable: boolean;
}

/** PNP_VetoDevice: the device's own driver did it. */
const VETOED_BY_DEVICE = '6';

/** The service of a driver that a log before Vista does not name, though it tells that the device starts. */
const UNNAMED_SERVICE: RecordedService = { name: 'Recorded', values: {}, isOld: false, line: undefined };

const KNOWN = [
  'package-exists',
  'package-imported',
  'already-imported',
  'already-imported-inf',
  'already-in-store',
];
const FORCED = /^(?:forcing|force-installing|force-reinstalling)$/;
const DEVICE_PHASES = /^(?:Update Device Driver|Installing device|Install Device|Configure Device)$/;

/** Reads what a section says; undefined where it names no device or has no selection. */
export function recordedInstall(part: RecordedPart): RecordedInstall | undefined {
  const events = [...everyEvent(part.events)];
  const entries = (name: string): Readonly<Record<string, string>>[] =>
    events.flatMap(event => (event.kind === 'entry' && event.entry === name ? [event.values] : []));
  const device = deviceOf(part.title, events);
  const requests = events.filter((event): event is RequestEvent => event.kind === 'request');
  const searched = events.find((event): event is SearchedEvent => event.kind === 'searched');
  if (device === undefined || requests.length === 0) return undefined;
  const hadClass = events.find(isAboutClass)?.entry === 'class-remains';
  const selecting = requests.filter(({ request }) => request === 'DIF_SELECTBESTCOMPATDRV');
  const registering = requests.findIndex(({ request }) => request === 'DIF_REGISTER_COINSTALLERS');
  const classCoInstallers = hadClass ? 0 : lastCoInstaller(selecting);
  const told = servicesIn(part.events);
  const isStarted = entries('device-state').length > 0;
  const classes = [...entries('class-changed'), ...entries('class-remains')].map(values => values.class!);
  return {
    os: part.os,
    title: part.title,
    device,
    searched: searched ?? searchOf(device),
    candidates: candidatesOf(part.events, device),
    selected: selectedIn(events),
    provider: events.flatMap(one => (one.kind === 'value' && one.name === 'Provider' ? [one.value] : []))[0],
    classGuid: classes[0],
    classInstaller: entries('class-installer')[0]?.dll,
    coInstallers: [...new Map(entries('co-installer').map(values => [values.number!, values.dll!])).values()],
    classCoInstallers,
    requests,
    hadClass,
    hadCoInstallers: lastCoInstaller(requests.slice(0, Math.max(0, registering))) > classCoInstallers,
    copies: copiesIn(events),
    inUse: entries('file-delayed').map(({ file = '' }) => file),
    wasKnown: KNOWN.some(entry => entries(entry).length > 0),
    unchanged: [...entries('file-unchanged'), ...entries('file-pruned')].map(({ file = '' }) => file),
    services: isStarted && told.length === 0 ? [UNNAMED_SERVICE] : told,
    classInstallerAddsServices: addsServices(requests),
    deletedServices: directives(events, 'DelService'),
    ...stateBefore(events),
    forced: events.some(event => event.kind === 'entry' && FORCED.test(event.entry)),
    reinstalled: entries('force-reinstalling').length > 0,
    imported: importIn(part.events),
    program: programSteps(part.events),
    selectsTwice: selecting.some(({ events = [] }) => chosenIn(events) > 1),
    vetoed: entries('vetoed').some(({ type }) => type === VETOED_BY_DEVICE),
    asksForRestart: entries('reboot-device').some(({ what = '' }) => what.includes('"Reboot" in section')),
    blocked: entries('blocked').length > 0,
    isConfigurable: isConfigured(part.events),
  };
}

function chosenIn(events: readonly StoryEvent[]): number {
  return [...everyEvent(events)].filter(event => event.kind === 'chosen' && !event.skipped).length;
}

/** The device of a section: it is named where it is installed, and in the title where hardware asked for it. */
function deviceOf(title: string, events: readonly StoryEvent[]): string | undefined {
  for (const event of events) {
    if (event.kind === 'phase' && DEVICE_PHASES.test(event.name) && event.about !== undefined)
      return event.about;
    if (event.kind === 'entry' && OLD_DEVICE_ENTRIES.test(event.entry)) return event.values.device;
  }
  return /\(Hardware initiated\) - (.+)$/.exec(title)?.[1];
}

/** Files that were installed, whatever the log calls it; what goes into the driver store is staged. */
function copiesIn(events: readonly StoryEvent[]): RecordedInstall['copies'] {
  return events.flatMap(event => {
    if (event.kind !== 'entry' || !/^(?:copying|hardlinking|file-pruned)$/.test(event.entry)) return [];
    const { from = '', file = '', to = file } = event.values;
    return /\\DriverStore\\/i.test(to) ? [] : [{ from, to }];
  });
}

/** What Windows 2000 and XP say of the device that they install. */
const OLD_DEVICE_ENTRIES = /^(?:full-install|null-driver)(?:-2000)?$/;

/** Where the log leaves the search out, a device has at least the ID that it is named by. */
function searchOf(device: string): SearchedEvent {
  const id = device.split('\\').slice(0, 2).join('\\');
  return { kind: 'searched', device, hardwareIds: [id], compatibleIds: [] };
}

/** Where it leaves the list out, the one that was selected is known. */
function candidatesOf(events: readonly StoryEvent[], device: string): readonly CandidateEvent[] {
  const listed = firstList(events);
  const chosen = [...everyEvent(events)].find(event => event.kind === 'chosen' && !event.skipped);
  if (listed.length > 0 || chosen?.kind !== 'chosen' || !isInfName(plainName(chosen.inf))) return listed;
  const [matchedId = ''] = searchOf(device).hardwareIds;
  return [
    {
      kind: 'candidate',
      inf: plainName(chosen.inf),
      section: chosen.section,
      matchedId,
      rank: 0xff0000,
      ...(chosen.description !== undefined && { description: chosen.description }),
    },
  ];
}

/** The nodes of the list that the selection chose from; a list that was appended to has all. */
function firstList(events: readonly StoryEvent[]): CandidateEvent[] {
  const found: CandidateEvent[] = [];
  walk(events, (event, around) => {
    const isInside = around.some(({ kind }) => kind === 'request');
    if (event.kind === 'candidate' && !isInside && isInfName(plainName(event.path ?? event.inf)))
      found.push(event);
  });
  return found;
}

function selectedIn(events: readonly StoryEvent[]): string | undefined {
  const chosen = events.find(event => event.kind === 'chosen' && !event.skipped);
  return chosen?.kind === 'chosen' ? plainName(chosen.inf) : undefined;
}

function servicesIn(events: readonly StoryEvent[]): RecordedService[] {
  const services = new Map<string, RecordedService>();
  walk(events, (event, around) => {
    const phase = around.at(-1);
    if (event.kind === 'value' && phase?.kind === 'phase' && phase.name === 'Add Service') {
      const name = phase.about ?? '';
      const known = services.get(name);
      const values = { ...known?.values, [event.name]: event.value };
      services.set(name, { name, line: undefined, isOld: false, ...known, values });
    }
    const line = event.kind === 'value' && event.name === 'AddService' ? event.value : '';
    const [, name] = /^([^,]+),/.exec(line) ?? [];
    if (name !== undefined && !services.has(name)) {
      services.set(name, { name, isOld: false, values: {}, line: line.replace(/ {2}\(.*$/, '') });
    }
  });
  const old = oldServices([...everyEvent(events)]);
  return [...services.values()].map(service => ({ ...service, isOld: old.has(service.name) }));
}

/** The services that an installation changes before it could have created them. */
function oldServices(events: readonly StoryEvent[]): Set<string> {
  const isOld = new Map<string, boolean>();
  for (const event of events) {
    const [name, old] = serviceResult(event);
    if (name !== undefined && !isOld.has(name)) isOld.set(name, old);
  }
  return new Set([...isOld].flatMap(([name, old]) => (old ? [name] : [])));
}

function serviceResult(event: StoryEvent): readonly [name: string | undefined, isOld: boolean] {
  if (event.kind !== 'entry') return [undefined, false];
  const { entry, values } = event;
  if (/^service-(?:created|updated)$/.test(entry)) return [values.service, entry === 'service-updated'];
  const [, verb, name] = /^(Created|Modified existing) service '(.*)'/.exec(values.what ?? '') ?? [];
  return [name, verb !== 'Created'];
}

/** Whether lines of services stand in the class installer's DIF_INSTALLDEVICE before the driver is installed. */
function addsServices(requests: readonly RequestEvent[]): boolean {
  const replies = requests.find(({ request }) => request === 'DIF_INSTALLDEVICE')?.events ?? [];
  const own = replies.find(event => event.kind === 'reply' && event.who === 'class installer')?.events ?? [];
  const installing = own.findIndex(event => event.kind === 'phase' && event.name === 'Install DEVICE');
  return own.slice(0, Math.max(0, installing)).some(isServiceLine);
}

function isServiceLine(event: StoryEvent): boolean {
  return event.kind === 'value' && event.name === 'AddService';
}

/** A package is configured outside of any request. */
function isConfigured(events: readonly StoryEvent[]): boolean {
  let isIt = false;
  walk(events, (event, around) => {
    const isInside = around.some(({ kind }) => kind === 'request');
    if (event.kind === 'phase' && event.name === 'Configure Driver Package' && !isInside) isIt = true;
  });
  return isIt;
}

const CORE_PHASES = /^(?:Installing device|Install Device|Configure Device)$/;

/** What is told of a device right before it is installed: no request was sent yet, and nothing configured. */
function stateBefore(events: readonly StoryEvent[]): Pick<RecordedInstall, 'state' | 'parent'> {
  const installing = events.findIndex(event => event.kind === 'phase' && CORE_PHASES.test(event.name));
  const after = installing < 0 ? [] : events.slice(installing);
  const begun = after.findIndex(({ kind }, i) => kind === 'request' || (i > 0 && isPackagePhase(after[i]!)));
  const before = begun < 0 ? after : after.slice(0, begun);
  const value = (name: RegExp): string | undefined =>
    before.flatMap(event => (event.kind === 'value' && name.test(event.name) ? [event.value] : []))[0];
  return { state: stateOf(value(/^Device Status$/)), parent: value(/^Parent device$/i) };
}

function isPackagePhase(event: StoryEvent): boolean {
  return event.kind === 'phase' && event.name === 'Configure Driver Package';
}

/** `0x01802400, Problem: 0x1 (0xc0000493)` */
function stateOf(text = ''): RecordedState | undefined {
  const [, status, problem = '0', explained] =
    /^(0x\w+)(?:, Problem: (0x\w+)(?: \((0x\w+)\))?)?/.exec(text) ?? [];
  if (status === undefined) return undefined;
  const problemStatus = explained === undefined ? {} : { problemStatus: Number(explained) };
  return { status: Number(status), problem: Number(problem), ...problemStatus };
}

function isAboutClass(event: StoryEvent): event is StoryEvent & { readonly kind: 'entry' } {
  return event.kind === 'entry' && /^class-(?:changed|remains)$/.test(event.entry);
}

/** The highest number of a co-installer that answers one of some requests. */
function lastCoInstaller(requests: readonly RequestEvent[]): number {
  const replies = requests.flatMap(({ events = [] }) => events);
  return Math.max(0, ...replies.map(one => (one.kind === 'reply' ? (one.number ?? 0) : 0)));
}

/** The services that lines of an INF name, as the log repeats them. */
function directives(events: readonly StoryEvent[], directive: string): string[] {
  return events.flatMap(event => {
    const name = event.kind === 'value' && event.name === directive && /^[^,]+/.exec(event.value)?.[0];
    return name ? [name] : [];
  });
}

/** The last part of a path. */
export function plainName(path: string): string {
  return path.replace(/[[\]]/g, '').split('\\').at(-1) ?? '';
}

/** Visits every event with the events around it, outermost first. */
function walk(
  events: readonly StoryEvent[],
  visit: (event: StoryEvent, around: readonly StoryEvent[]) => void,
  around: readonly StoryEvent[] = [],
): void {
  for (const event of events) {
    visit(event, around);
    if (event.events) walk(event.events, visit, [...around, event]);
  }
}
