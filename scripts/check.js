// `npm run check`: everything that must hold besides the tests. A part that fails shows what it said.
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';

const parts = [
  ['build', 'npm', 'run', '--silent', 'build'],
  ['types of tests and tools', 'tsc', '-p', 'tsconfig.tools.json'],
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['lint by types', 'oxlint', '--type-aware', '--deny-warnings'],
  ['cycles and doors', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
  ['dead code', 'knip'],
  ['package', 'publint', '--strict'],
  ['types of the package', 'attw', '--pack', '.', '--profile', 'esm-only'],
  ['tidy', 'vitest', 'run', 'test/tidy'],
];
const env = { ...process.env, PATH: `node_modules/.bin${delimiter}${process.env.PATH}` };

for (const [title, command, ...args] of parts) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', env });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (status !== 0) {
    process.exitCode = 1;
    console.log(`${stdout}${stderr}`.trimEnd());
  }
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(5)} s  ${title}`);
}
