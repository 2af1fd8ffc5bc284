/** What a running Windows keeps in memory only. A restart empties it. */
export interface RunningStates {
  /** A devnode, by device instance ID. */
  devnode: {
    /** DN_ bits. */
    readonly status: number;
    /** CM_PROB_ code, 0 for none. */
    readonly problem: number;
    /** NTSTATUS that explains the problem. */
    readonly problemStatus?: number;
    /** The name of the hardware it stands for. */
    readonly hardware?: string;
    /** The instance ID of the parent devnode. */
    readonly parent?: string;
    /** Services of the drivers attached to it, from the lowest to the highest. */
    readonly drivers?: readonly string[];
  };
  /** A file that cannot be replaced now, by path. */
  loaded: { readonly by: string };
  /** A service, by name. */
  service: { readonly state: 'running' | 'stopped' };
  /** A session of a user, by session number. */
  session: { readonly user: string; readonly administrator: boolean; readonly interactive: boolean };
  /**
   * Something of an installation that is under way, by a name for it: the installation of a device's driver, a
   * wizard, an action that finishes an installation, a download of drivers.
   */
  pending: {
    readonly what: 'installation' | 'wizard' | 'finish-install' | 'download';
    readonly device?: string;
  };
}

export type RunningKind = keyof RunningStates;

/** One thing of the running state with its name as it was written. */
export interface RunningEntry<K extends RunningKind = RunningKind> {
  readonly what: K;
  readonly name: string;
  readonly state: RunningStates[K];
}

/** The running state; names are case-insensitive. */
export interface RunningReader {
  state<K extends RunningKind>(what: K, name: string): RunningStates[K] | undefined;
  /** Everything of one kind, or all, ordered by kind and folded name. */
  list<K extends RunningKind>(what: K): readonly RunningEntry<K>[];
  list(): readonly RunningEntry[];
}
