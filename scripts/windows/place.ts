/** Where programs run that try something: this computer, or a prefix of Wine. */
export interface Place {
  readonly name: string;
  readonly isWindows: boolean;
  /** A folder for its files. */
  readonly folder: string;
  /** A path of this computer as programs there name it. */
  path(path: string): string;
  /** What starts Node.js there, before the program and its arguments. */
  readonly node: readonly [command: string, ...args: string[]];
  readonly environment: NodeJS.ProcessEnv;
  /** Ends what a program there left running. */
  stop(): void;
}

/** This computer, for the engine. */
export function here(folder: string): Place {
  return {
    name: 'engine',
    isWindows: false,
    folder,
    path: path => path,
    node: [process.execPath],
    environment: process.env,
    stop: () => undefined,
  };
}
