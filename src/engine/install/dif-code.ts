/** Whether an installer of some kind may do something about a request. */
export type MayHandle = 'can' | 'should not' | 'does not';

/** Who is asked. */
export type Role = 'class co-installer' | 'device co-installer' | 'class installer';

/** What carries a request out when no installer did. */
export interface DefaultHandler {
  readonly name: string;
  /** The first version that has it no more. */
  readonly until?: string;
}

/** A device installation function code. */
export interface DifCode {
  readonly code: number;
  /** `DIF_INSTALLDEVICE` */
  readonly name: string;
  /** Reserved ones are the system's, whoever is called; obsolete ones are not sent since Windows 2000. */
  readonly status: 'in use' | 'reserved' | 'obsolete' | 'undocumented';
  readonly mayHandle: Readonly<Record<Role, MayHandle>>;
  /** Whether a co-installer may ask to be called once more. */
  readonly postprocessing: boolean;
  readonly defaultHandler?: DefaultHandler;
  /** When it is sent; empty for those that are not in use. */
  readonly sent: string;
  /** Whom it is about: a device, a set, or either. */
  readonly about: 'device' | 'set' | 'either';
  /** The structure of its class install parameters. */
  readonly params?: string;
  /** The first Windows version that sends it, and the first that does no more. */
  readonly since: string;
  readonly until?: string;
  /** The page that describes it; some codes stand in the header only. */
  readonly page?: string;
}
