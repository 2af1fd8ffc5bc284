import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of shared facts (corpus, conformance, recordings): FIRSTPLUG_SHARED, by default ../shared. */
const sharedFolder = resolve(process.env.FIRSTPLUG_SHARED ?? '../shared');

/** A path in the shared folder, or undefined on a machine that has none; tests that need it then say so. */
export function shared(...parts: string[]): string | undefined {
  const path = join(sharedFolder, ...parts);
  return existsSync(path) ? path : undefined;
}
