import { foldCase } from '../../base/index.ts';
import {
  type CandidateEvent,
  type ChosenEvent,
  everyEvent,
  type RequestEvent,
  type SectionEvent,
  type StoryEvent,
} from '../../story/index.ts';
import { OLD_ENTRIES } from '../old-entries.ts';
import { ERROR_TEXTS } from './error-texts.ts';

const FORMS: ReadonlyMap<string, string> = new Map(OLD_ENTRIES);
const NO_DRIVER = 0xe0000228;

/**
 * Requests that the default level names.
 * Observed: recordings 006 to 020.
 */
const NAMED =
  /^DIF_(?:SELECTBESTCOMPATDRV|REGISTER_COINSTALLERS|INSTALLINTERFACES|INSTALLDEVICE|PROPERTYCHANGE)$/;

/** One statement: its code, the name of its form, and its fields. */
type Line = readonly [code: string, entry: string, values?: Readonly<Record<string, string>>];

/** The `setupapi.log` of Windows 2000 (without codes and quotes), XP and 2003. @see interpreting-a-sample-setupapi-log-file */
export function oldLog(events: readonly StoryEvent[], kind: '2000' | 'xp'): string {
  const write = kind === 'xp' ? writeXp : write2000;
  let number = 0;
  return events
    .flatMap(event => (event.kind === 'section' ? section(event, kind, ++number, write) : []))
    .map(line => `${line}\r\n`)
    .join('');
}

/** Process and thread are of nobody; they only tell sections apart. */
const PROCESS = 4;

function section(
  event: SectionEvent,
  kind: '2000' | 'xp',
  number: number,
  write: (line: Line) => string[],
): string[] {
  const inside = [...everyEvent(event.events ?? [])];
  const chosen =
    inside.find((one): one is ChosenEvent => one.kind === 'chosen' && !one.skipped) ?? selectedIn(inside);
  const node = inside.find((one): one is CandidateEvent => one.kind === 'candidate' && isNodeOf(one, chosen));
  const subject = {
    device: event.about ?? '',
    driver: chosen && { ...chosen, section: (node ?? chosen).section },
  };
  const lines = (event.events ?? []).flatMap(one => linesOf(one, subject));
  const [first, ...others] = lines;
  const written = first ? [first, ...command(event), ...others].flatMap(write) : [];
  if (written.length === 0) return [];
  const started = event.started?.slice(0, 19) ?? '1601/01/01 00:00:00';
  const title = kind === 'xp' ? `${PROCESS}.${number} Driver Install` : `${PROCESS}.${number}`;
  return [`[${started} ${title}]`, ...written];
}

/** The driver that a program selected without choosing the best. */
function selectedIn(events: readonly StoryEvent[]): ChosenEvent | undefined {
  const selected = events.find(one => one.kind === 'entry' && one.entry === 'selected-section');
  if (selected?.kind !== 'entry') return undefined;
  const { section = '', inf = '' } = selected.values;
  return { kind: 'chosen', inf: inf.slice(inf.lastIndexOf('\\') + 1), section, fields: { InfFile: inf } };
}

/** Whether a driver was chosen from this node: it is named by its section as the Models line has it, or decorated. */
function isNodeOf(
  { inf, section, installSection }: CandidateEvent,
  chosen: ChosenEvent | undefined,
): boolean {
  return chosen?.inf === inf && (chosen.section === section || chosen.section === installSection);
}

/** What a section is about. */
interface Subject {
  readonly device: string;
  readonly driver: ChosenEvent | undefined;
}

function linesOf(event: StoryEvent, subject: Subject): Line[] {
  const inner = (): Line[] => (event.events ?? []).flatMap(one => linesOf(one, subject));
  switch (event.kind) {
    case 'searched':
      return [
        ...searched('-019', 'searching-hardware', event.hardwareIds),
        ...searched('-018', 'searching-compatible', event.compatibleIds),
      ];
    case 'candidate':
      return candidate(event);
    case 'request':
      return request(event, subject, inner());
    case 'entry':
      return entry(event, subject);
    case 'phase':
      return event.name === 'Select Best Driver' ? [...inner(), ...selected(event.code)] : inner();
    case 'reply':
      return inner();
    default:
      return [];
  }
}

function searched(code: string, entry: string, ids: readonly string[]): Line[] {
  return ids.length === 0 ? [] : [[code, entry, { ids: ids.map(id => id.toLowerCase()).join(',') }]];
}

/** The program comes after the first line of a section. Observed: recording 006. */
function command({ command: line }: SectionEvent): Line[] {
  if (line === undefined) return [];
  const program = /^"([^"]+)"|^\S+/.exec(line);
  return [['-199', 'command-line', { program: program?.[1] ?? program?.[0] ?? line, command: line }]];
}

function candidate(event: CandidateEvent): Line[] {
  const {
    description = '',
    provider = '',
    inf,
    path = inf,
    matchedId: id,
    section,
    rank,
    date,
    version,
  } = event;
  const { manufacturer: mfg = '', installSection = section } = event;
  const found = {
    id,
    path,
    device: description,
    driver: description,
    provider,
    mfg,
    section: installSection,
  };
  const actual = {
    section,
    rank: `0x${(rank ?? 0).toString(16).padStart(8, '0')}`,
    date: date ?? '',
    version: version ?? '',
  };
  const form = date === undefined ? '-undated' : version === undefined ? '-dated' : '';
  return [
    ['I022', 'found', found],
    ['I023', `actual-section${form}`, actual],
  ];
}

function pathOf({ inf, fields }: ChosenEvent): string {
  return (fields?.InfFile ?? inf).replace(/^\[(.*)\]$/, '$1').toLowerCase();
}

/** Observed: recordings 006 and 038: the section is looked for whether or not it is there. */
function interfaces(driver: ChosenEvent | undefined): Line[] {
  if (!driver) return [];
  return [['-011', 'installing-section', { section: `${driver.section}.Interfaces`, inf: pathOf(driver) }]];
}

/** What an installer was asked for, and what came of it. */
function request({ request: name, code }: RequestEvent, { device, driver }: Subject, inner: Line[]): Line[] {
  const asked: Line[] = NAMED.test(name) ? [['-166', 'dif', { request: name }]] : [];
  switch (name) {
    case 'DIF_SELECTBESTCOMPATDRV':
      return [...asked, ...inner, ...failedByDefault(code)];
    case 'DIF_INSTALLDEVICEFILES':
      return [['-124', 'copy-only', { device }], ...inner];
    case 'DIF_REGISTER_COINSTALLERS':
      return [...asked, ...inner, ['I056', 'co-installers-registered']];
    case 'DIF_INSTALLINTERFACES':
      return [...asked, ...inner, ...interfaces(driver), ['I054', 'interfaces-installed']];
    case 'DIF_INSTALLDEVICE':
      return [...asked, ...installed(code, device, inner)];
    default:
      return [...asked, ...inner];
  }
}

function selected(code: number | undefined): Line[] {
  if (code !== 0) return code === NO_DRIVER ? [['W059', 'selecting-failed', FAILED]] : [];
  return [['I058', 'selected-best']];
}

const FAILED = { code: '0xe0000228', text: ERROR_TEXTS.get(NO_DRIVER)! };

/** Observed: recording 011: it is said after the selection has failed. */
function failedByDefault(code: number | undefined): Line[] {
  return code === NO_DRIVER ? [['W157', 'default-failed', FAILED]] : [];
}

/** A NULL driver is installed in the place of a driver. Observed: recording 006. */
function installed(code: number | undefined, device: string, inner: Line[]): Line[] {
  const isNull = inner.some(([, entry]) => entry === 'null-driver');
  const begins: Line[] = isNull ? [] : [['I123', 'full-install', { device }]];
  return [...begins, ...inner, ...(code === 0 ? ([['I121', 'install-finished', { device }]] as const) : [])];
}

function entry({ entry: name, values }: StoryEvent & { kind: 'entry' }, { device, driver }: Subject): Line[] {
  const section = driver?.section ?? '';
  switch (name) {
    case 'selected-section':
      return [['I063', name, values]];
    case 'selected-set':
      return [['I060', name]];
    case 'class-changed':
    case 'class-remains':
      return [['I320', name, { class: foldCase(values.class ?? '') }]];
    case 'null-driver':
      return [['I125', 'null-driver', { device }]];
    case 'device-properties':
      return [['I292', name, values]];
    case 'device-state':
      return [['I306', name, values]];
    case 'vetoed':
      return [['W100', 'vetoed', values]];
    case 'device-reboot':
      return [
        [
          'W104',
          'reboot-device',
          { device, what: values.what?.replace(' 0x', ' CfgMgr32 returned: 0x') ?? '' },
        ],
      ];
    case 'reboot-asked':
      return [['W102', 'reboot-device', { device, what: `"Reboot" in section: [${section}].` }]];
    default:
      return [];
  }
}

/** What XP says where a device gets another class is in no record, and left out. */
function writeXp([code, entry, values = {}]: Line): string[] {
  const form = FORMS.get(entry);
  return form === undefined || entry === 'class-changed' ? [] : [`#${code} ${fill(form, values)}`];
}

/** What Windows 2000 says instead; what it says in no record is left out. */
const IN_2000: Readonly<Record<string, string>> = {
  'searching-hardware': 'searching-hardware',
  'searching-compatible': 'searching-compatible',
  found: 'found-2000',
  'selected-section': 'selected-section-2000',
  'selected-set': 'selected-set',
  'selected-best': 'selected-best',
  dif: 'dif',
  'class-changed': 'class-changed-2000',
  'copy-only': 'copy-only-2000',
  'full-install': 'full-install-2000',
  'installing-section': 'installing-section-2000',
  'install-finished': 'install-finished-2000',
  'null-driver': 'null-driver-2000',
  'interfaces-installed': 'interfaces-installed',
  'co-installers-registered': 'co-installers-registered-2000',
  'default-failed': 'default-failed-2000',
  'selecting-failed': 'selecting-failed-2000',
  vetoed: 'vetoed-2000',
  'reboot-device': 'reboot-device-2000',
};

function write2000([, entry, values = {}]: Line): string[] {
  if (entry === 'command-line') {
    return [fill(FORMS.get('program')!, values), fill(FORMS.get('command-line-munged')!, values)];
  }
  const form = FORMS.get(IN_2000[entry] ?? '');
  return form === undefined ? [] : [fill(form, values)];
}

function fill(form: string, values: Readonly<Record<string, string>>): string {
  return form.replace(/\{(\w+)\}/g, (_, field: string) => values[field] ?? '');
}
