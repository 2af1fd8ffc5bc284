import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is prepared stays here from run to run. */
export const cache = process.env.FIRSTPLUG_WINE ?? join(tmpdir(), 'firstplug-wine');

/** What runs on Windows, from the npm registry. Node.js 24 and later end at their start under Wine 8. */
export function packagesFor(
  architecture: 'x64' | 'arm64',
): Readonly<Record<'node' | 'koffi' | 'binding', string>> {
  return {
    node: `node-win-${architecture}@20.20.2`,
    koffi: 'koffi@3.3.4',
    binding: `@koromix/koffi-win32-${architecture}@3.3.4`,
  };
}

/** The folder of a package, unpacked. npm does not install one for another system, so it is packed and unpacked. */
export function unpacked(spec: string): string {
  const target = join(cache, spec.replace(/^@/, '').replaceAll('/', '-'));
  if (existsSync(target)) return join(target, 'package');
  const making = `${target}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  const tarball = run('npm', ['pack', '--silent', '--pack-destination', making, spec]).trim();
  run('tar', ['xzf', join(making, tarball), '-C', making]);
  rmSync(join(making, tarball));
  renameSync(making, target);
  return join(target, 'package');
}

/** Runs a program, and gives what it writes. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string {
  const { status, error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.trim()}`);
}
