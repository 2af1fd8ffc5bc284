import { eraOf, type Facts } from '../../base/index.ts';
import { difName } from './dif-codes.ts';
import type { InstallerCall, Installers } from './installer.ts';

/** Sends DIF_DESTROYPRIVATEDATA to installers that are about to be forgotten. */
export type SendDestroy<Call extends InstallerCall> = (installers: Installers<Call>) => void;

/** Who is loaded anew when a list is put together. */
export type Anew = 'all' | 'co-installers';

/**
 * The installers of one element or set, put together at its first request and kept until it is discarded.
 * Observed: recordings 001 and 002 send DIF_DESTROYPRIVATEDATA when the selection changes the class of a device
 * and when an element or set goes, and none where nobody is in the list.
 * @see dif-destroyprivatedata
 */
export class InstallerList<Call extends InstallerCall> {
  readonly #read: (anew: Anew) => Installers<Call>;
  #installers: Installers<Call> | undefined;
  #anew: Anew = 'all';

  /** `read` puts the list together from what is registered at that time, and tells who is in it. */
  constructor(read: (anew: Anew) => Installers<Call>) {
    this.#read = read;
  }

  get installers(): Installers<Call> {
    this.#installers ??= this.#read(this.#anew);
    return this.#installers;
  }

  /** Forgets the list; the next request puts it together anew. */
  discard(send: SendDestroy<Call>): void {
    const gone = this.#installers;
    this.#installers = undefined;
    this.#anew = 'all';
    if (gone && hasAnybody(gone)) send(gone);
  }

  /**
   * Discards the list after the co-installers of the device were registered anew, where it had or now has any.
   * Observed: recordings 001 and 094 discard it though the same come again; 002 keeps it without any. 001 tells the
   * co-installers anew and the class installer not.
   */
  registered(hasAnyNow: boolean, send: SendDestroy<Call>): void {
    if (!hasAnyNow && this.installers.deviceCoInstallers.length === 0) return;
    this.discard(send);
    this.#anew = 'co-installers';
  }
}

function hasAnybody({ classCoInstallers, deviceCoInstallers, classInstaller }: Installers<never>): boolean {
  return classCoInstallers.length + deviceCoInstallers.length > 0 || classInstaller !== undefined;
}

/**
 * Those of a list that a Windows asks one request. Observed: recordings 103 and 104, of Windows 10 1703 and
 * later, tell the selection with the default handler alone.
 * @see dif-selectbestcompatdrv
 */
export function askedOn<Call extends InstallerCall>(
  facts: Facts,
  call: Call,
  installers: () => Installers<Call>,
): Installers<Call> {
  const selects = difName(call.function) === 'DIF_SELECTBESTCOMPATDRV';
  return selects && !eraOf(facts).installersSelect
    ? { classCoInstallers: [], deviceCoInstallers: [] }
    : installers();
}
