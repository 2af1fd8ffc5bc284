import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from '../shared.ts';

/** The INF files of the shared corpus: name and bytes; none where there is no shared folder. */
export const corpus: readonly { readonly name: string; readonly bytes: Uint8Array }[] = read(
  shared('corpus'),
);

function read(folder: string | undefined): { name: string; bytes: Uint8Array }[] {
  const names = folder ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return names
    .filter(name => /\.(inf|inx|inf\.in)$/i.test(name))
    .map(name => ({ name, bytes: new Uint8Array(readFileSync(join(folder!, name))) }));
}
