import type { Transaction } from '../machine/index.ts';
import { CM_PROB_NOT_CONFIGURED, CM_PROB_REINSTALL } from '../setupapi/index.ts';
import type { InstallOutcome } from './install/index.ts';
import { cancelWizard, closeWizard, openWizard } from './newdev/add-hardware-wizard.ts';
import { setUpDetected } from './newdev/first-time.ts';
import { type DeviceInstall, installHardware } from './newdev/hardware-first.ts';
import type { WindowsUpdate } from './newdev/windows-update.ts';
import { type EnumerateOptions, type Enumeration, enumerate, installReason } from './pnp/index.ts';
import type { Program, Session } from './session.ts';
import { EngineSetupApi } from './setup-api.ts';

/** What the service knows of the world; it runs as the system, and nobody sits before it. */
export interface ServiceProgram
  extends Omit<Program, 'architecture' | 'currentDirectory' | 'administrator' | 'attended'> {
  /** Without it nobody is asked. */
  readonly update?: WindowsUpdate;
}

/** What a look at the buses found, and what became of each device that wanted an installation. */
export interface Looked {
  readonly found: Enumeration;
  readonly installs: readonly DeviceInstall[];
}

/**
 * The Plug and Play service: it looks at the buses, finds drivers for what appeared, and installs them. It runs over a
 * transaction; whoever gave that commits or discards it. When storage fails, nothing of what it was asked for stays.
 */
export class PlugAndPlayService {
  readonly #session: Session;
  readonly #update: WindowsUpdate | undefined;

  constructor(transaction: Transaction, { update, ...program }: ServiceProgram) {
    const { architecture } = transaction.facts;
    const currentDirectory = program.directories?.system ?? 'C:\\Windows\\System32';
    this.#session = EngineSetupApi.session(transaction, {
      ...program,
      architecture,
      currentDirectory,
      attended: false,
    });
    this.#update = update;
  }

  /** After hardware came or went, or when somebody asks. @see step-1--the-new-device-is-identified */
  look(options: EnumerateOptions = {}): Looked {
    return this.#wholly(() => {
      const found = enumerate(this.#session.pnpWork('Plug and Play service'), options);
      return { found, installs: this.install(found.wanting.map(({ id }) => id)) };
    });
  }

  /** Installs devices, and what appears behind them when they start. */
  install(wanting: readonly string[]): DeviceInstall[] {
    return this.#wholly(() => {
      const installs: DeviceInstall[] = [];
      const waiting = [...wanting];
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        installs.push(this.#installOne(id));
        const known = new Set([...installs.map(one => one.id), ...waiting]);
        waiting.push(...this.#appeared().filter(one => !known.has(one)));
      }
      return installs;
    });
  }

  /** Installs what appeared meanwhile, when a program had a bus looked at. */
  installAppeared(): DeviceInstall[] {
    return this.install(this.#appeared());
  }

  /**
   * What the wizard does when a person lets it look: in the places of its Windows and on a medium, by the folder; or
   * when nobody has a driver.
   */
  answerWizard(id: string, answer: { readonly folder?: string } | 'cancel'): DeviceInstall {
    const session = this.#session;
    return this.#wholly(() => {
      if (answer === 'cancel') return cancelWizard(session, id);
      const search = { phase: 'wizard', update: this.#update, ...answer } as const;
      const one = installHardware(session, id, search);
      closeWizard(session, id);
      return one;
    });
  }

  /** The wizard ends without having looked: Vista's handed over to a program. @see inf-hardwareid-directive */
  closeWizard(id: string): void {
    closeWizard(this.#session, id);
  }

  /** Since Windows 8: looks in DevicePath and asks Windows Update about devices that are installed. */
  lookForBetter(ids: readonly string[]): DeviceInstall[] {
    const search = { phase: 'later', update: this.#update } as const;
    return this.#wholly(() => ids.map(id => installHardware(this.#session, id, search)));
  }

  /** The graphical phase of setup before Windows Vista: devices that installers detect. @see dif-firsttimesetup */
  setUpDetected(): InstallOutcome[] {
    return this.#wholly(() => setUpDetected(this.#session));
  }

  #wholly<T>(act: () => T): T {
    return this.#session.transaction.wholly(act);
  }

  #installOne(id: string): DeviceInstall {
    const one = installHardware(this.#session, id, { phase: 'first', update: this.#update });
    if (one.asks) openWizard(this.#session, id);
    return one;
  }

  /** Devices in the tree that nobody tried to install yet. */
  #appeared(): string[] {
    const { transaction } = this.#session;
    return transaction.running
      .list('devnode')
      .filter(({ state: { problem } }) => problem === CM_PROB_NOT_CONFIGURED || problem === CM_PROB_REINSTALL)
      .map(({ name }) => name)
      .filter(name => installReason(transaction, name, false) !== undefined);
  }
}
