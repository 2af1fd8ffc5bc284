import { encodeInf, isInfFile } from '../../inf/index.ts';
import { windowsFolder } from '../../machine/fresh/index.ts';
import type { MachineReader } from '../../machine/index.ts';
import type { Given } from '../../rehearsal/index.ts';

/** An INF of a package. */
export interface ShownInf {
  /** Its folder and name, with backslashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An INF that somebody wrote or pasted: as text it has no bytes of its own, and gets those that say most. */
export function infOfText(name: string, text: string): ShownInf {
  return { name, bytes: encodeInf(text, 'utf-16le').value };
}

/** The INFs of what a rehearsal was given. */
export function infsGiven({ folders }: Pick<Given, 'folders'>): ShownInf[] {
  return [...folders].flatMap(([folder, files]) =>
    files
      .filter(({ path }) => isInfFile(path))
      .map(({ path, bytes }) => ({ name: `${folder}\\${path}`, bytes })),
  );
}

/** The INFs that a machine has published. */
export function infsOn({ facts, volume }: MachineReader): ShownInf[] {
  const folder = `${windowsFolder(facts)}\\INF`;
  return volume.list(folder).flatMap(name => {
    const bytes = /\.inf$/i.test(name) ? volume.file(`${folder}\\${name}`)?.bytes() : undefined;
    return bytes ? [{ name: `${folder}\\${name}`, bytes }] : [];
  });
}

/** The INF of a path or of the name of a file alone; the first one where there is none of that name. */
export function infNamed(infs: readonly ShownInf[], name: string): ShownInf | undefined {
  return infs.find(one => isNamed(one.name, name)) ?? infs[0];
}

/** Whether a path is that, or ends in it. */
export function isNamed(path: string, name: string): boolean {
  const folded = `\\${path.toLowerCase()}`;
  return name !== '' && folded.endsWith(`\\${name.toLowerCase()}`);
}
