import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstplug } from './firstplug.ts';

describe('selftest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'selftest-'));
  const at = (name: string): string => join(folder, name);

  beforeAll(() => {
    firstplug(['lab', 'new', '--lab', at('lab'), '--from', 'examples/toaster/toaster.yaml']);
    firstplug(['lab', 'stage', 'kitchen', '--lab', at('lab')]);
    firstplug(['lab', 'plug', 'first', '--lab', at('lab')]);
  });

  it.skipIf(process.platform === 'win32')('elsewhere says that this is no Windows', () => {
    expect(firstplug(['selftest'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/This is not Windows.*\n.*--machine/),
    });
  });

  it('acts on no machine that is named', () => {
    const ran = firstplug(['selftest', '--act', '--machine', at('lab')]);
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('--act is for the Windows') });
  });

  it('of a lab: a line for each probe, and the file', () => {
    const { status, stdout } = firstplug(['selftest', '--machine', at('lab'), '-o', at('s.json')]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ranks +\d+ agree: /m);
    expect(stdout).toMatch(/^absent devices +not made: every device/m);
    const report = JSON.parse(readFileSync(at('s.json'), 'utf8'));
    expect(report).toMatchObject({
      format: 'firstplug-selftest',
      version: 1,
      facts: { architecture: 'amd64' },
    });
    expect(report.probes).toContainEqual(expect.objectContaining({ name: 'ranks', differences: [] }));
  });
});
