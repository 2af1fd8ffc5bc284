import type { Target } from './windows-version.ts';

/** What is fixed about one Windows installation. */
export interface Facts extends Target {
  /** 2 for XP SP2; 0 where none is installed or there are no more service packs. */
  readonly servicePack: number;
  /** The edition as people name it: `Professional`, `Enterprise`, `Home`. */
  readonly edition: string;
  /** S mode: only software from the Store, only drivers signed by Microsoft. */
  readonly sMode: boolean;
}

/** Whether programs of another architecture run there with their own view of registry and folders. */
export function has32BitView(facts: Facts): boolean {
  return facts.architecture !== 'x86' && facts.architecture !== 'arm';
}
