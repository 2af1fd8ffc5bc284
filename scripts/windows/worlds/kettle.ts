import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../packages.ts';
import { COMPILER } from '../tools.ts';

const EXAMPLE = join('examples', 'kettle');

/** The programs of the kettle, and how they are made beside `-O2 -s`. */
const PROGRAMS: readonly (readonly [file: string, flag: string])[] = [
  ['kettled.exe', '-mwindows'],
  ['panel.exe', '-mwindows'],
  ['kettleco.dll', '-shared'],
];

/** The medium of the kettle, made of its source. No catalog can be made here: it is a file that says so. */
export function makeMedium(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [file, flag] of PROGRAMS) {
    const source = join(EXAMPLE, 'source', file.replace(/\.\w+$/, '.c'));
    const flags = ['-Wall', '-Wextra', '-Werror', '-O2', '-s', flag];
    run(COMPILER, [...flags, '-o', join(folder, file), source, '-ladvapi32']);
  }
  for (const file of ['setup.application.yaml', 'Autorun.inf']) {
    copyFileSync(join(EXAMPLE, 'cd', file), join(folder, file));
  }
  copyFileSync(join(EXAMPLE, 'package', 'kettle.inf'), join(folder, 'kettle.inf'));
  writeFileSync(join(folder, 'kettle.cat'), 'no catalog');
  writeFileSync(join(folder, 'setup.exe'), 'the installation application, which the suite runs itself');
}

/** The files of the medium by name. */
export function filesOf(folder: string): ReadonlyMap<string, Uint8Array> {
  return new Map(readdirSync(folder).map(name => [name, readFileSync(join(folder, name))]));
}
