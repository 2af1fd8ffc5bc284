import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { firstplug } from '../cli/firstplug.ts';
import { sampleInf } from './sample.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstplug-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'clean.inf'), sampleInf({ inf: '' }));
writeFileSync(join(folder, 'wrong.inf'), sampleInf({ inf: '[Demo_Install.NT]\nAddReg = Demo_Lost' }));

const ACTION = z.object({
  name: z.string(),
  description: z.string(),
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(
      z.object({
        name: z.string(),
        shell: z.literal('bash'),
        env: z.record(z.string(), z.string()),
        run: z.string(),
      }),
    ),
  }),
});
const HOOKS = z.array(
  z.object({ id: z.string(), entry: z.string(), language: z.string(), files: z.string() }),
);

/** Runs the step of the action as a runner does: inputs in the environment, bash with -e and pipefail. */
describe('the action for GitHub', () => {
  const action = ACTION.parse(parse(readFileSync('action.yml', 'utf8')));
  const [step] = action.runs.steps;

  const run = (inputs: Readonly<Record<string, string>>) => {
    const given = (name: string): string => inputs[name] ?? action.inputs[name]!.default;
    const env = Object.entries(step!.env).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)![1]!;
      return [name, given(input)];
    });
    const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step!.run];
    const { status, stdout } = spawnSync('bash', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...Object.fromEntries(env) },
    });
    return { status, stdout };
  };
  const version = resolve('.');

  it.each([
    [{ paths: 'clean.inf' }, 0, /^$/],
    [{ paths: 'clean.inf wrong.inf' }, 1, /^::error file=wrong\.inf,line=\d+,.*1203::/m],
    [{ arguments: '--ignore 1203' }, 0, /^$/],
    [{ paths: 'absent.inf' }, 2, /^::error file=absent\.inf,title=firstplug 1000::/],
    [{ format: 'text', mode: 'k' }, 1, /k mode/],
  ])('%j ends with %i', (inputs, status, said) => {
    const ran = run({ ...inputs, version });
    expect(ran.status).toBe(status);
    expect(ran.stdout).toMatch(said);
  });

  it('writes SARIF into a file', () => {
    expect(run({ format: 'sarif', version }).status).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, 'firstplug.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
  });
});

/** pre-commit itself gives the names of files behind the entry. */
describe('the hooks of pre-commit', () => {
  const hooks = HOOKS.parse(parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')));

  it.each(hooks.map(hook => [hook.id, hook] as const))(
    '%s is a command that takes files',
    (_, { entry, files }) => {
      const [program, ...args] = entry.split(' ');
      expect(program).toBe('firstplug');
      expect(existsSync('dist/bin/firstplug.js')).toBe(true);
      expect(firstplug([...args, join(folder, 'clean.inf')]).status).toBe(0);
      expect(
        ['a.inf', 'b.INX', 'c.inf.in', 'd.txt'].filter(name => new RegExp(files.slice(4), 'i').test(name)),
      ).toEqual(['a.inf', 'b.INX', 'c.inf.in']);
    },
  );
});
