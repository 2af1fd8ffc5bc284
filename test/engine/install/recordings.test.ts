import { describe, expect, test } from 'vitest';
import { type Win32Error, win32 } from '../../../src/base/index.ts';
import {
  difNamed,
  dispatch,
  INSTALLATION,
  type InstallerCall,
  InstallerList,
  type Installers,
  type InstallOutcome,
  installDevice,
  NULL_DRIVER,
  SELECTION,
  type SelectedDevice,
  Telling,
} from '../../../src/engine/install/index.ts';
import type { CoInstallerContext } from '../../../src/setupapi/index.ts';
import type { StoryEvent } from '../../../src/story/index.ts';
import { UNPREDICTED_REPLIES } from './exceptions.ts';
import {
  everyRequest,
  type RecordedReply,
  type RecordedRequest,
  type RecordedSection,
  SECTIONS,
  textOf,
} from './recorded.ts';

const DO_DEFAULT = win32('ERROR_DI_DO_DEFAULT');
const POSTPROCESSING_REQUIRED = win32('ERROR_DI_POSTPROCESSING_REQUIRED');
const recorded = describe.skipIf(SECTIONS.length === 0);

/** Who is there, and what each answers, as the replies of one request show it. */
function installersOf({ handlers, messages = [] }: RecordedRequest): Installers<InstallerCall> {
  const has = (who: string, phase: string): boolean =>
    handlers.some(reply => reply.who === who && (reply.phase ?? 'pre') === phase);
  const failure = Number(/Error (0x[0-9a-f]+)/i.exec(messages.join())?.[1] ?? 0);
  const failed = (who: string): boolean =>
    handlers.some(reply => reply.who === who && reply.result === 'failed');
  const count = Math.max(0, ...handlers.map(({ who }) => Number(/\d+$/.exec(who)?.[0] ?? 0)));
  const names = Array.from({ length: count }, (_, i) => `coInstaller${i + 1}`);
  return {
    classCoInstallers: [],
    deviceCoInstallers: names.map(name => ({
      name,
      run: (_, { postProcessing, installResult }) => {
        if (postProcessing) return installResult;
        return has(name, 'post') ? POSTPROCESSING_REQUIRED : failed(name) ? failure : 0;
      },
    })),
    ...(has('class', 'pre') && {
      classInstaller: { name: 'class', run: () => (has('default', 'pre') ? DO_DEFAULT : 0) },
    }),
  };
}

/** A default handler answers what the log says of it; where Windows has none, nothing. */
function defaultOf({ dif, handlers, messages = [] }: RecordedRequest): (() => number) | undefined {
  if (!difNamed(dif!)?.defaultHandler) return undefined;
  const failed = handlers.some(({ who, result }) => who === 'default' && result === 'failed');
  return () => (failed ? Number(/Error (0x[0-9a-f]+)/i.exec(messages.join())![1]) : 0);
}

const state = (): { flags: number; flagsEx: number; shown: number } => ({ flags: 0, flagsEx: 0, shown: 0 });

/** Replies and exit as one text, replies in order. */
function told(replies: readonly RecordedReply[], exit: string | undefined): string {
  const order = replies.map(({ who, phase = 'pre' }) => `${who} ${phase}`).join(', ');
  return `${order} → ${exit ?? '?'}`;
}

function repliesIn(events: readonly StoryEvent[]): RecordedReply[] {
  return events.flatMap(event => {
    if (event.kind !== 'reply') return [];
    const who = { 'class installer': 'class', 'default installer': 'default', 'co-installer': '' }[event.who];
    return [{ who: who || `coInstaller${event.number}`, phase: event.phase }];
  });
}

function hex(code: number): string {
  return `0x${code.toString(16).padStart(8, '0')}`;
}

recorded('recorded requests: the same handlers in the same order, with the same exit code', () => {
  const all = SECTIONS.flatMap(section =>
    everyRequest(section.sequence).map(request => ({ place: `${section.file}:${request.line}`, request })),
  );
  const named = all.filter(({ request }) => request.dif !== null && request.handlers.length > 0);
  const predicted = named.map(({ place, request }) => {
    const events: StoryEvent[] = [];
    const telling = new Telling(event => void events.push(event));
    const defaultHandler = defaultOf(request);
    const call = { function: difNamed(request.dif!)!.code };
    const code = dispatch(
      { call, state, ...(defaultHandler && { defaultHandler }) },
      () => installersOf(request),
      telling,
    );
    const prediction = told(repliesIn(events[0]?.events ?? []), request.exit && hex(code));
    return { place, prediction, record: told(request.handlers, request.exit) };
  });

  test('how many', () => {
    const exits = named.filter(({ request }) => request.exit).length;
    expect([all.length, named.length, exits]).toEqual([309, 145, 128]);
  });

  test.each(predicted.filter(({ place }) => !(place in UNPREDICTED_REPLIES)))('$place', one => {
    expect(one.prediction).toBe(one.record);
  });

  test.each(Object.entries(UNPREDICTED_REPLIES))('%s is not predicted: %s', place => {
    const one = predicted.find(other => other.place === place);
    expect(one?.prediction).not.toBe(one?.record);
  });
});

/** One device of a recorded section: its installers at each time, what they answer, what the log says besides. */
class RecordedDevice implements SelectedDevice {
  readonly #section: RecordedSection;
  readonly #text: readonly string[];
  readonly #telling: Telling;
  readonly #list: InstallerList<InstallerCall>;
  /** Whether it is the element of the service, in a set of its own. */
  readonly #ofService: boolean;
  #registered: RecordedRequest | undefined;

  constructor(section: RecordedSection, first: string, telling: Telling, ofService = false) {
    this.#ofService = ofService;
    this.#section = section;
    this.#text = textOf(section);
    this.#telling = telling;
    this.#registered = this.#recorded(first);
    this.#list = new InstallerList(() => this.#installers());
  }

  send(request: string): Win32Error {
    return this.#dispatch(request, () => this.#list.installers);
  }

  discardInstallers(): void {
    this.#list.discard(this.#destroy);
  }

  approve(): Win32Error {
    const isNoBetter = this.#text.some(line => line.includes('No better matching drivers'));
    return win32(isNoBetter ? 'ERROR_NO_MORE_ITEMS' : 'ERROR_SUCCESS');
  }

  installing(install: () => InstallOutcome): InstallOutcome {
    const outcome = install();
    if (this.#ofService) this.discardInstallers();
    return outcome;
  }

  permit(): Win32Error {
    const policy = /policy check \[.* exit\((0x[0-9a-f]+)\)/.exec(this.#text.join('\n'));
    return (policy ? Number(policy[1]) : 0) as Win32Error;
  }

  isConfigurable(): boolean {
    return this.#text.some(line => /Class Options +=.*Configurable/.test(line));
  }

  configure(): Win32Error {
    return win32('ERROR_SUCCESS');
  }

  readonly #destroy = (gone: Installers<InstallerCall>): void => {
    this.#dispatch('DIF_DESTROYPRIVATEDATA', () => gone);
  };

  #dispatch(request: string, installers: () => Installers<InstallerCall>): Win32Error {
    const { code, defaultHandler } = difNamed(request)!;
    const byDefault = defaultHandler && { defaultHandler: () => this.#byDefault(request) };
    return dispatch({ call: { function: code }, state, ...byDefault }, installers, this.#telling);
  }

  /** What the two default handlers do about the list of installers. */
  #byDefault(request: string): number {
    if (request === 'DIF_SELECTBESTCOMPATDRV' && this.#changesClass()) {
      this.discardInstallers();
      this.#registered = this.#recorded('DIF_ALLOW_INSTALL');
    }
    if (request === 'DIF_REGISTER_COINSTALLERS') {
      this.#registered = this.#recorded('DIF_INSTALLINTERFACES');
      this.#list.registered(
        this.#registered?.handlers.some(({ who }) => who.startsWith('co')) ?? false,
        this.#destroy,
      );
    }
    return 0;
  }

  #changesClass(): boolean {
    const from = this.#recorded('DIF_SELECTBESTCOMPATDRV')!.line - (this.#section.line ?? 1);
    const said = this.#text.slice(from).find(line => line.includes('Class GUID of device'));
    return said?.includes('changed to') ?? false;
  }

  #recorded(request: string): RecordedRequest | undefined {
    return this.#section.sequence.find(({ dif }) => dif === request);
  }

  /** Who is registered now; what somebody answers stands in the record of the request. */
  #installers(): Installers<InstallerCall> {
    const names = new Set(this.#registered?.handlers.map(({ who }) => who));
    const asRecorded = ({ function: number }: InstallerCall): Installers<InstallerCall> => {
      const request = everyRequest(this.#section.sequence).find(({ dif }) => difNamed(dif!)?.code === number);
      return installersOf(request ?? { dif: null, line: 0, handlers: [] });
    };
    const co = [...names]
      .filter(name => name.startsWith('co'))
      .map((name, i) => ({
        name,
        run: (call: InstallerCall, context: CoInstallerContext) =>
          asRecorded(call).deviceCoInstallers[i]?.run(call, context) ?? 0,
      }));
    const classInstaller = {
      name: 'class',
      run: (call: InstallerCall) => asRecorded(call).classInstaller?.run(call) ?? DO_DEFAULT,
    };
    return { classCoInstallers: [], deviceCoInstallers: co, ...(names.has('class') && { classInstaller }) };
  }
}

/** Requests as a text: each with its replies, its exit and the requests inside it. */
function predictedText(events: readonly StoryEvent[]): string[] {
  return events.flatMap(event => {
    if (event.kind !== 'request') return [];
    const replies = event.events ?? [];
    const inside = predictedText(replies.flatMap(reply => reply.events ?? []));
    return [
      `${event.request} ${told(repliesIn(replies), hex(event.code!))}`,
      ...inside.map(text => `  ${text}`),
    ];
  });
}

function recordedText(requests: readonly RecordedRequest[]): string[] {
  return requests.flatMap(({ dif, handlers, exit, nested = [] }) => [
    `${dif} ${told(handlers, exit)}`,
    ...recordedText(nested).map(text => `  ${text}`),
  ]);
}

recorded('recorded installations: the same requests in the same order, those inside others too', () => {
  const whole = SECTIONS.filter(
    ({ exitStatus, sequence }) => exitStatus && sequence[0]?.dif === 'DIF_SELECTBESTCOMPATDRV',
  );

  test('how many', () => {
    const paths = whole.map(section => predict(section).outcome.path);
    const count = (path: string): number => paths.filter(other => other === path).length;
    expect([whole.length, count('classic'), count('configurable'), count('refused')]).toEqual([18, 12, 4, 2]);
  });

  test.each(whole.map(section => [`${section.file}:${section.line} ${section.section}`, section] as const))(
    '%s',
    (_, section) => {
      expect(predict(section).told).toEqual(recordedText(section.sequence));
    },
  );
});

/** What a log of Windows 2000 to 2003 tells of an installation only at a higher level. */
const VERBOSE = /ALLOW_INSTALL|INSTALLDEVICEFILES|FINISHINSTALL/;
const WHOLE = [SELECTION, ...INSTALLATION].map(({ request }) => request);
const OLD_ORDER = WHOLE.filter(request => !VERBOSE.test(request));

/**
 * A section of such a log may begin and end anywhere in an installation and hold several; inside one nothing is
 * missing. Without a driver the installation is all that follows the selection.
 */
recorded('recorded installations of Windows XP and 2003: no request out of order', () => {
  const sections = SECTIONS.filter(({ format }) => format === 'xp').map(({ file, line, sequence }) => ({
    place: `${file}:${line ?? sequence[0]?.line}`,
    requests: sequence.map(({ dif }) => dif!).filter(dif => OLD_ORDER.includes(dif)),
    hasDriver: !sequence.some(({ handlers }) => handlers.some(({ result }) => result === 'failed')),
  }));
  const several = sections.filter(({ requests }) => requests.length > 1);

  test('how many', () => {
    expect([sections.length, several.length]).toEqual([53, 37]);
  });

  test.each(several)('$place', ({ requests, hasDriver }) => {
    const order = hasDriver ? OLD_ORDER : [SELECTION, ...NULL_DRIVER].map(({ request }) => request);
    const starts = ['DIF_SELECTBESTCOMPATDRV', 'DIF_REGISTER_COINSTALLERS'];
    for (const [i, request] of requests.slice(1).entries()) {
      expect([order[order.indexOf(requests[i]!) + 1], ...starts]).toContain(request);
    }
  });

  test('038, the one that tells all', () => {
    const { sequence } = SECTIONS.find(({ file }) => file === '038.log')!;
    expect(sequence.map(({ dif }) => dif)).toEqual([
      'DIF_UPDATEDRIVER_UI',
      ...WHOLE,
      'DIF_DESTROYPRIVATEDATA',
    ]);
  });
});

function predict(section: RecordedSection): { readonly told: string[]; readonly outcome: InstallOutcome } {
  const events: StoryEvent[] = [];
  const telling = new Telling(event => void events.push(event));
  const device = new RecordedDevice(section, 'DIF_SELECTBESTCOMPATDRV', telling);
  const isUpdate = section.section?.includes('UpdateDriverForPlugAndPlayDevices');
  const installed = isUpdate ? new RecordedDevice(section, 'DIF_ALLOW_INSTALL', telling, true) : device;
  const outcome = installDevice(device, installed);
  return { told: predictedText(events), outcome };
}
