// `npm run check`: everything that must hold besides the tests. Each part says what it is and how long it took.
import { spawnSync } from 'node:child_process';

const parts = [
  ['types', 'tsc', '-b'],
  ['types of tests and tools', 'tsc', '-p', 'tsconfig.tools.json'],
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  [
    'type-aware lint',
    'oxlint',
    '--type-aware',
    '--deny-warnings',
    'src',
    'test',
    'bench',
    'conformance',
    'scripts',
  ],
  ['import direction', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
  ['dead code', 'knip'],
  ['package', 'publint', '--strict'],
  ['package types', 'attw', '--pack', '.', '--profile', 'esm-only'],
  ['tidy', 'vitest', 'run', '--reporter=dot', 'test/tidy'],
];

let failed = 0;
for (const [title, command, ...args] of parts) {
  const started = performance.now();
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: `node_modules/.bin:${process.env.PATH}` },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
  if (status !== 0) failed++;
}
process.exitCode = failed ? 1 : 0;
