import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { firstplug } from './firstplug.ts';

const ENUM = 'HKLM\\\\SYSTEM\\\\ControlSet001\\\\Enum';

describe('a snapshot of a lab', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
  const at = (name: string): string => join(folder, name);
  const run = (...words: string[]): ReturnType<typeof firstplug> => firstplug(words);

  beforeAll(() => {
    run('lab', 'new', '--lab', at('lab'), '--from', 'examples/toaster/toaster.yaml');
    run('lab', 'stage', 'kitchen', '--lab', at('lab'));
    run('lab', 'plug', 'first', '--lab', at('lab'));
    expect(run('snapshot', '--machine', at('lab'), '-o', at('m.json'))).toMatchObject({
      status: 0,
      stderr: '',
    });
  });

  it('has no serial number, unless it is wanted', () => {
    const text = readFileSync(at('m.json'), 'utf8');
    expect(text).toContain(
      `"${ENUM}\\\\USB\\\\VID_1209&PID_7057\\\\SERIAL-1"`.replace('SERIAL-1', 'serial-1'),
    );
    expect(run('snapshot', '--machine', at('lab'), '--personal').stdout).toContain(
      'VID_1209&PID_7057\\\\A1"',
    );
  });

  it('is a machine for labs, rehearsals and explain', () => {
    expect(run('lab', 'new', '--lab', at('two'), '--snapshot', at('m.json')).status).toBe(0);
    expect(run('lab', 'pnputil', '--lab', at('two'), '/enum-devices').stdout).toMatch(
      /Driver Name: +oem0\.inf/,
    );
    expect(run('explain', at('m.json'), '--devices', at('m.json')).stdout).toMatch(
      /Kitchen appliance[^▸]*▸ oem0\.inf/,
    );
    writeFileSync(at('r.yaml'), 'machine: { snapshot: m.json }\nsteps: [{ restart: true }]\n');
    expect(run('rehearse', at('r.yaml'))).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/SERIAL-1 {2}started/),
    });
    expect(run('snapshot', '--machine', at('m.json')).stdout).toBe(readFileSync(at('m.json'), 'utf8'));
  });

  it('says what it was asked for and does not know', () => {
    const coverage = '"coverage": {"known":["HKLM\\\\SYSTEM","C:\\\\Windows"],"except":[]},\n"registry"';
    writeFileSync(at('part.json'), readFileSync(at('m.json'), 'utf8').replace('"registry"', coverage));
    writeFileSync(
      at('part.yaml'),
      'machine: { snapshot: part.json }\nsteps: [{ run: pnputil /scan-devices }]\n',
    );
    const { status, stdout } = run('rehearse', at('part.yaml'));
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/not recorded in the snapshot.*HKLM\\SOFTWARE/),
    ]);
    run('lab', 'new', '--lab', at('part'), '--snapshot', at('part.json'));
    expect(run('lab', 'scan', '--lab', at('part')).stdout).toContain('not recorded in the snapshot');
  });

  it.each([
    [
      'machine: { snapshot: none.json }',
      /r\.yaml:1:22 {2}error {2}machine\.snapshot: .*none\.json cannot be read/,
    ],
    ['machine: { snapshot: m.json, windows: 11 }', /:1:39 .*machine\.windows: the snapshot says this/],
    [
      'machine: { snapshot: m.json }\nmatrix: { windows: [11] }',
      /:2:9 .*matrix: a snapshot is of one Windows/,
    ],
    ['machine: {}', /say which Windows it is/],
  ])('%s is refused with its place', (machine, message) => {
    writeFileSync(at('r.yaml'), `${machine}\nsteps: [{ restart: true }]\n`);
    expect(run('rehearse', at('r.yaml'))).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(message),
    });
  });

  it('one that is damaged is refused with the place', () => {
    writeFileSync(at('bad.json'), readFileSync(at('m.json'), 'utf8').replace('"sMode":false', '"sMode":0'));
    for (const words of [
      ['snapshot', '--machine'],
      ['explain', '--devices', at('m.json')],
      ['lab', 'new', '--lab', at('x'), '--snapshot'],
    ]) {
      const { status, stderr } = run(...words, at('bad.json'));
      expect([status, stderr]).toEqual([
        2,
        expect.stringMatching(/bad\.json:6:\d+ {2}error {2}true or false is wanted here/),
      ]);
    }
    expect(run('snapshot', '--machine', 'examples')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('keeps no machine'),
    });
    expect(
      run('lab', 'new', '--lab', at('x'), '--snapshot', at('m.json'), '--windows', '7').stderr,
    ).toContain('--windows says it too');
  });
});
