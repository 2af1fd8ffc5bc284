import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** mingw-w64, which makes programs for Windows of 64 bits. */
export const COMPILER = 'x86_64-w64-mingw32-gcc';

export function hasCompiler(): boolean {
  return spawnSync(COMPILER, ['--version']).status === 0;
}

/** Programs that cases need, from our own sources. Where there is no compiler they are not there. */
export function makeTools(folder: string): void {
  for (const [program, ...flags] of [['confco.dll', '-shared'], ['confsvc.exe']] as const) {
    const source = join('scripts', 'windows', 'tools', program.replace(/\.\w+$/, '.c'));
    spawnSync(COMPILER, ['-O1', '-s', ...flags, '-o', join(folder, program), source, '-ladvapi32']);
  }
}
