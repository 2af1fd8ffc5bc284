import type { CoInstallerContext } from '../../setupapi/index.ts';
import type { Role } from './dif-code.ts';

/** What every installer is given; those of a machine get the edge, the set and the device besides. */
export interface InstallerCall {
  /** One of DIF_…, or any other number. */
  readonly function: number;
}

/** Answers a request with a Win32 error number, any number. @see class-installer-interface */
export type ClassInstaller<Call extends InstallerCall> = (call: Call) => number;

/** Answers a request, and answers it once more when it asked for postprocessing. @see co-installer-interface */
export type CoInstaller<Call extends InstallerCall> = (call: Call, context: CoInstallerContext) => number;

/** An installer under the name that it is registered by: `wdfcoinst.dll,WdfCoInstaller`. */
export interface Named<Installer> {
  readonly name: string;
  readonly run: Installer;
}

/** Who is asked, each list in the order of its registration. */
export interface Installers<Call extends InstallerCall> {
  readonly classCoInstallers: readonly Named<CoInstaller<Call>>[];
  readonly deviceCoInstallers: readonly Named<CoInstaller<Call>>[];
  readonly classInstaller?: Named<ClassInstaller<Call>>;
}

/** What installers can change about the call while they answer. */
export interface CallState {
  /** DI_ and DI_FLAGSEX_ bits of the install parameters of the device, or of the set where there is none. */
  readonly flags: number;
  readonly flagsEx: number;
  /** How many texts and questions the program has shown so far. */
  readonly shown: number;
}

/** A request on its way. */
export interface Request<Call extends InstallerCall> {
  readonly call: Call;
  /** As it is now: read after each answer. */
  readonly state: () => CallState;
  /** What carries it out when nobody did; absent where Windows has nothing. */
  readonly defaultHandler?: ClassInstaller<Call>;
}

/** An answer as it was given. */
export interface Answer {
  readonly function: number;
  readonly role: Role;
  readonly phase: 'pre' | 'post';
  readonly code: number;
  readonly before: CallState;
  readonly after: CallState;
}
