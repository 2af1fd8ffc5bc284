import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

interface Manifest {
  readonly version: string;
  readonly exports: Readonly<Record<string, unknown>>;
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const built = existsSync('dist/bin/firstplug.js');

/** What a user does: packed as for the registry, installed in an empty folder. Needs `npm run build`. */
describe.skipIf(!built)('the installed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstplug-'));
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  beforeAll(() => {
    const packed = execFileSync(
      'npm',
      ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', folder],
      { encoding: 'utf8', stdio: 'pipe' },
    );
    const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
    run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', `./${filename}`);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers to npx firstplug', () => {
    expect(run('npx', '--no-install', 'firstplug', '--version').trim()).toBe(manifest.version);
  });

  it('rehearses the example', () => {
    cpSync('examples', join(folder, 'examples'), { recursive: true });
    const story = run('npx', '--no-install', 'firstplug', 'rehearse', 'examples/toaster/toaster.yaml');
    expect(story).toContain('toastpkg.inf');
  });

  it.each(Object.keys(manifest.exports).filter(path => !path.endsWith('.json')))('exports %s', path => {
    writeFileSync(
      join(folder, 'try.mjs'),
      `console.log(typeof (await import('firstplug/${path.slice(2)}')));`,
    );
    expect(run(process.execPath, 'try.mjs').trim()).toBe('object');
  });

  it('brings no source, test or note of the build', () => {
    const files = execFileSync('tar', ['-tzf', resolve(folder, `firstplug-${manifest.version}.tgz`)], {
      encoding: 'utf8',
    });
    expect(files.split('\n').filter(path => /(?<!\.d)\.ts$|\.tsbuildinfo$|\/test\//.test(path))).toEqual([]);
  });
});
