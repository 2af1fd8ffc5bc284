import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
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

  // What the documentation of the room shows, in an empty project: no types but the package's own.
  it('compiles for a strict user of firstplug/inf', () => {
    const room = readFileSync('src/inf/index.ts', 'utf8');
    const example = /```ts\n(.*?)```/s.exec(room)![1]!.replace(/^ \* ?/gm, '');
    const names = [...new Set(example.match(/\b(?:openInf|selectModels|expandInstall)\b/g))].join(', ');
    writeFileSync(
      join(folder, 'user.ts'),
      `import { ${names} } from 'firstplug/inf';\ndeclare const bytes: Uint8Array;\n${example}`,
    );
    const options = [
      '--strict',
      '--exactOptionalPropertyTypes',
      '--noEmit',
      '--module',
      'nodenext',
      '--lib',
      'es2022',
    ];
    const compiler = resolve('node_modules/@typescript/native/bin/tsc');
    expect(run(process.execPath, compiler, ...options, '--target', 'es2022', '--types', '', 'user.ts')).toBe(
      '',
    );
  });

  it('runs where there is nothing but the language, TextDecoder and TextEncoder', () => {
    const { outputFiles } = buildSync({
      stdin: { contents: "export * from 'firstplug/inf'", resolveDir: folder },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'inf',
    });
    const world = createContext({ TextDecoder, TextEncoder });
    runInContext(outputFiles[0]!.text, world);
    const dumped = runInContext(
      'JSON.stringify(inf.dumpInf(inf.openInf(new TextEncoder().encode("[Version]\\nSignature=$Chicago$"))))',
      world,
    );
    expect(JSON.parse(dumped).sections).toEqual([
      { name: 'Version', lines: [{ k: 'Signature', f: ['$Chicago$'] }] },
    ]);
  });

  it('brings no source, test or note of the build', () => {
    const files = execFileSync('tar', ['-tzf', resolve(folder, `firstplug-${manifest.version}.tgz`)], {
      encoding: 'utf8',
    });
    expect(files.split('\n').filter(path => /(?<!\.d)\.ts$|\.tsbuildinfo$|\/test\//.test(path))).toEqual([]);
  });
});
