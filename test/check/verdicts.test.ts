import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shared } from '../shared.ts';

const folder = shared('recordings', 'infverif');

it.skipIf(!folder)('finds what InfVerif was recorded to find, or says why not (recordings/infverif)', () => {
  const { stdout, status } = spawnSync(process.execPath, ['scripts/run.js', 'verdicts/main.ts', folder!], {
    encoding: 'utf8',
  });
  expect(stdout.split('\n').filter(line => / {2}failed/.test(line))).toEqual([]);
  expect(stdout).toMatch(/\n\d+ passed, 0 failed, \d+ exempt\n$/);
  expect(status).toBe(0);
});

it('fails where there are no cases', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.js', 'verdicts/main.ts', 'src/check'],
    { encoding: 'utf8' },
  );
  expect(status).toBe(2);
  expect(stderr).toContain('There are no cases');
});
