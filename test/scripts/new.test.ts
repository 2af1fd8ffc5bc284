import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LEFT_OUT = new Set(['node_modules', 'dist', '.git']);

/** In a copy of the project, which has to pass its own check with everything that can be begun in it. */
describe('npm run new', () => {
  const copy = mkdtempSync(join(tmpdir(), 'firstplug-'));
  const run = (...args: string[]): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const succeeds = (...args: string[]): void => {
    const { status, said } = run(...args);
    expect(status, said).toBe(0);
  };
  const make = (...args: string[]) => run('scripts/run.js', 'scripts/new.ts', ...args);

  beforeAll(() => {
    for (const name of readdirSync('.').filter(entry => !LEFT_OUT.has(entry))) {
      cpSync(name, join(copy, name), { recursive: true });
    }
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  it.each([
    [['room', 'weather', 'Reads what the weather is.'], 0],
    [['room', 'weather', 'Reads what the weather is.'], 1],
    [['room', 'weather/memory', 'Weather held in memory.'], 0],
    [['command', 'forecast', 'Tell what the weather will be.'], 0],
    [['example', 'barometer', 'A barometer with one driver.'], 0],
    [['rule', '1016', 'The path of a source cannot be built.'], 0],
    [['example', 'Barometer', 'A name with a capital.'], 2],
    [['song', 'barometer', 'Something that cannot be begun.'], 2],
  ])('%j ends with %i', (args, status) => {
    expect(make(...args)).toMatchObject({ status });
  });

  it('leaves a project that passes its check and the tests of what is new', () => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run'];
    succeeds('scripts/run.js', 'scripts/rules-pages.ts');
    succeeds(...vitest, 'test/docs', '-u');
    succeeds('scripts/check.js');
    succeeds(...vitest, 'test/docs', 'test/weather', 'test/check', 'test/cli/forecast.test.ts');
    succeeds('dist/bin/firstplug.js', 'rehearse', 'examples/barometer');
  }, 240_000);
});
