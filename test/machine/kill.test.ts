import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInFolder, openFolder } from '../../src/machine/folder/index.ts';
import { numberOf } from '../../src/machine/index.ts';
import { emptyMachine } from './machines.ts';

const kills = process.env['FIRSTPLUG_LONG'] ? 1000 : 50;
const folder = mkdtempSync(join(tmpdir(), 'firstplug-kill-'));
const program = join(folder, 'child.mjs');
const machineFolder = join(folder, 'machine');

/** Lets the child commit for some milliseconds after its first commit, then kills it; gives its last number. */
function killed(after: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, machineFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (told === '') setTimeout(() => child.kill('SIGKILL'), after);
      told += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', code => {
      if (code !== null) reject(new Error(`the child ended by itself with ${code}`));
      else resolve(Number(told.trimEnd().split('\n').at(-1)));
    });
  });
}

describe('a machine in a folder', () => {
  beforeAll(() => {
    const entry = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
    buildSync({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm' });
    expect(createInFolder(machineFolder, emptyMachine()).problems).toEqual([]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`has every commit that was told after each of ${kills} kills`, { timeout: 30 * 60_000 }, async () => {
    let torn = 0;
    let last = 0;
    for (let kill = 0; kill < kills; kill++) {
      const told = await killed(Math.random() * 40);
      const { value: machine, problems } = openFolder(machineFolder);
      torn += problems.filter(({ code }) => code === 'kept/torn').length;
      last = numberOf(machine?.registry.value('HKLM\\SOFTWARE\\Count', 'n')) ?? -1;
      expect([told, told + 1]).toContain(last);
      const files = machine!.volume.list('C:\\Count');
      expect(files.length).toBe(last % 3);
      for (const name of files) {
        const text = new TextDecoder().decode(machine!.volume.file(`C:\\Count\\${name}`)!.bytes());
        expect(Number(name)).toBe(Number(text.slice(0, String(last).length)) % 5);
      }
    }
    console.info(`${kills} kills, ${last} commits, ${torn} of them torn`);
  });
});
