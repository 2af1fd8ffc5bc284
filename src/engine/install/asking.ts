import { type Win32Error, win32 } from '../../base/index.ts';
import type { ReplyEvent } from '../../story/index.ts';
import type { Role } from './dif-code.ts';
import type { ClassInstaller, CoInstaller, InstallerCall, Named, Request } from './installer.ts';
import type { Telling } from './telling.ts';
import { violationsOf } from './violations.ts';

/** Asks one co-installer; in postprocessing it is told what the others made of the request. */
export type Ask = (phase: 'pre' | 'post', installResult: Win32Error) => Win32Error;

/** Asks installers one request, and tells each reply and what is wrong with it. */
export class Asking<Call extends InstallerCall> {
  readonly #request: Request<Call>;
  readonly #telling: Telling;

  constructor(request: Request<Call>, telling: Telling) {
    this.#request = request;
    this.#telling = telling;
  }

  /** DI_ flags of the device or set, as they are now. */
  get flags(): number {
    return this.#request.state().flags;
  }

  coInstallers(
    ofClass: readonly Named<CoInstaller<Call>>[],
    ofDevice: readonly Named<CoInstaller<Call>>[],
  ): Ask[] {
    return [...ofClass, ...ofDevice].map((one, index) =>
      this.#coInstaller(
        one,
        index + 1,
        index < ofClass.length ? 'class co-installer' : 'device co-installer',
      ),
    );
  }

  classInstaller({ run }: Named<ClassInstaller<Call>>): Win32Error {
    const reply = { kind: 'reply', who: 'class installer', phase: 'pre' } as const;
    return this.#ask(reply, 'class installer', () => run(this.#request.call));
  }

  /** Observed: recordings 001 tell the default installer also of requests that have no default handler. */
  defaultHandler(): Win32Error {
    const { call, defaultHandler } = this.#request;
    const act = (): number => defaultHandler?.(call) ?? win32('ERROR_DI_DO_DEFAULT');
    return this.#ask({ kind: 'reply', who: 'default installer', phase: 'pre' }, undefined, act);
  }

  #coInstaller({ run }: Named<CoInstaller<Call>>, number: number, role: Role): Ask {
    let privateData: unknown;
    return (phase, installResult) => {
      const context = { postProcessing: phase === 'post', installResult, privateData };
      const act = (): number => run(this.#request.call, context);
      const code = this.#ask({ kind: 'reply', who: 'co-installer', number, phase }, role, act);
      privateData = context.privateData;
      return code;
    };
  }

  #ask(reply: ReplyEvent, role: Role | undefined, act: () => number): Win32Error {
    const { call, state } = this.#request;
    const answer = (): Win32Error => {
      const before = state();
      const code = (act() >>> 0) as Win32Error;
      const given = { function: call.function, phase: reply.phase, code, before, after: state() };
      if (role) for (const violation of violationsOf({ ...given, role })) this.#telling.tell(violation);
      return code;
    };
    return this.#telling.inside(answer, code => ({ ...reply, code }));
  }
}
