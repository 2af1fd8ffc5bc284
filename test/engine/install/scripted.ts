import { errorName, win32 } from '../../../src/base/index.ts';
import {
  type CallState,
  type ClassInstaller,
  type CoInstaller,
  difNamed,
  dispatch,
  type InstallerCall,
  type Installers,
  type Named,
  Telling,
} from '../../../src/engine/install/index.ts';
import type { CoInstallerContext } from '../../../src/setupapi/index.ts';
import { everyEvent, type StoryEvent } from '../../../src/story/index.ts';

const CODES: Readonly<Record<string, number>> = {
  '0': 0,
  D: win32('ERROR_DI_DO_DEFAULT'),
  P: win32('ERROR_DI_POSTPROCESSING_REQUIRED'),
};

/** What happened when installers written in short were sent a request. */
export interface Outcome {
  /** Who was called, in order; `+` marks postprocessing. */
  readonly calls: string;
  /** `0`, `D`, `P` or a number. */
  readonly code: string;
  readonly contexts: readonly CoInstallerContext[];
  readonly events: readonly StoryEvent[];
  readonly violations: readonly string[];
}

/**
 * Sends a request to installers written as `a=0 b=P:5 | c=0 | ci=D | def=0`: co-installers of the class and of
 * the device, the class installer, the default handler. Behind the sign is the answer, after a colon that in
 * postprocessing; `=` there hands on what came before. A part left empty is nobody.
 */
export function sent(written: string, { dif = 'DIF_INSTALLDEVICE', ...rest }: Partial<Sent> = {}): Outcome {
  const calls: string[] = [];
  const contexts: CoInstallerContext[] = [];
  const state = { flags: 0, flagsEx: 0, shown: 0, ...rest.state };
  const parts = written.split('|').map(part => part.trim().split(/\s+/).filter(Boolean));
  const [classCo = [], deviceCo = [], [ci] = [], [def] = []] = parts;
  const act = (name: string): void => void Object.assign(state, rest.acts?.[name]?.(state));
  const coInstaller = (text: string): Named<CoInstaller<InstallerCall>> => {
    const [name, pre, post = '='] = text.split(/=|:(?==?)|:/) as [string, string, string?];
    return {
      name,
      run: (_, context) => {
        calls.push(context.postProcessing ? `${name}+` : name);
        contexts.push({ ...context });
        act(name);
        if (!context.postProcessing) context.privateData = `of ${name}`;
        if (!context.postProcessing) return codeOf(pre);
        return post === '=' || post === '' ? context.installResult : codeOf(post);
      },
    };
  };
  const plain = (text: string): Named<ClassInstaller<InstallerCall>> => {
    const [name, code] = text.split('=') as [string, string];
    return {
      name,
      run: () => {
        calls.push(name);
        act(name);
        return codeOf(code);
      },
    };
  };
  const installers: Installers<InstallerCall> = {
    classCoInstallers: classCo.map(coInstaller),
    deviceCoInstallers: deviceCo.map(coInstaller),
    ...(ci && { classInstaller: plain(ci) }),
  };
  const events: StoryEvent[] = [];
  const telling = new Telling(event => void events.push(event));
  const call = { function: typeof dif === 'number' ? dif : difNamed(dif)!.code };
  const request = { call, state: () => ({ ...state }), ...(def && { defaultHandler: plain(def).run }) };
  const code = dispatch(request, () => installers, telling);
  return { calls: calls.join(' '), code: shortCode(code), contexts, events, violations: warnings(events) };
}

interface Sent {
  readonly dif: string | number;
  readonly state: Partial<CallState>;
  /** What somebody changes while answering. */
  readonly acts: Readonly<Record<string, (state: CallState) => Partial<CallState>>>;
}

function codeOf(text: string): number {
  return CODES[text] ?? Number(text);
}

export function shortCode(code: number): string {
  return (
    Object.keys(CODES).find(name => CODES[name] === code) ?? (code > 999 ? errorName(code) : String(code))
  );
}

function warnings(events: readonly StoryEvent[]): string[] {
  return [...everyEvent(events)].flatMap(event =>
    event.kind === 'note' && event.severity ? [event.text] : [],
  );
}
