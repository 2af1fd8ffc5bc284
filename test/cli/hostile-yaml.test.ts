import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE_REHEARSALS } from '../hostile-rehearsals.ts';
import { firstplug } from './firstplug.ts';

const folder = mkdtempSync(join(tmpdir(), 'firstplug-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([['rehearse'], ['studio', '--no-open', '--export', join(folder, 'page.html')]])(
  '%s',
  (...command) => {
    it.each(HOSTILE_REHEARSALS)('refuses %s, and says where and why', (what, text, said) => {
      const path = join(folder, `${what.replaceAll(/\W/g, '-')}.yaml`);
      writeFileSync(path, text);
      const { status, stdout, stderr } = firstplug([...command, path]);
      expect(`${stdout}${stderr}`).toContain(said);
      expect(stderr).toContain(path);
      expect(stderr).not.toMatch(/mistake of Firstplug|call stack|^\s+at /m);
      expect(status).not.toBe(0);
    });
  },
);
