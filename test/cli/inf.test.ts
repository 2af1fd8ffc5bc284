import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { shared } from '../shared.ts';
import { firstplug } from './firstplug.ts';

const INF = '[Version]\r\nSignature="$Windows NT$"\r\n[A]\r\nk = %T%, "x, y"\r\n[Strings]\r\nT=t\r\n';
const corpus = shared('corpus');

describe('inf dump', () => {
  it('shows what SetupAPI sees', () => {
    const { status, stdout } = firstplug(['inf', 'dump', '-'], INF);
    expect(status).toBe(0);
    expect(stdout).toBe('; -\n[Version]\nSignature = $Windows NT$\n[A]\nk = t, "x, y"\n[Strings]\nT = t\n\n');
  });

  it('gives one object a line', () => {
    const { stdout } = firstplug(['inf', 'dump', '--json', '-'], INF);
    expect(JSON.parse(stdout)).toEqual({
      path: '-',
      ok: true,
      sections: [
        { name: 'Version', lines: [{ k: 'Signature', f: ['$Windows NT$'] }] },
        { name: 'A', lines: [{ k: 'k', f: ['t', 'x, y'] }] },
        { name: 'Strings', lines: [{ k: 'T', f: ['t'] }] },
      ],
    });
  });

  it('tells the error and the line of what is no INF, and exits with 1', () => {
    const { status, stdout } = firstplug(['inf', 'dump', '--json', '-'], '[Version]\n[oops\n');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      path: '-',
      ok: false,
      error: 'ERROR_BAD_SECTION_NAME_LINE',
      errLine: 2,
    });
  });

  it('cuts fields as the Windows that reads does', () => {
    const long = `[A]\nk=${'x'.repeat(5000)}\n`;
    const lengthOn = (os: string): number =>
      JSON.parse(firstplug(['inf', 'dump', '--json', '--os', os, '-'], long).stdout).sections[0].lines[0].f[0]
        .length;
    expect([lengthOn('xp'), lengthOn('11')]).toEqual([511, 4095]);
  });

  it('reads the strings of a language', () => {
    const inf = '[A]\nk=%T%\n[Strings]\nT=neutral\n[Strings.0407]\nT=deutsch\n';
    const { stdout } = firstplug(['inf', 'dump', '--language', '0407', '-'], inf);
    expect(stdout).toContain('k = deutsch');
  });

  it.each([
    [['inf', 'dump', 'no-such.inf'], /no-such\.inf cannot be read: there is no such file/],
    [['inf', 'dump', 'schema'], /schema holds no INF/],
    [['inf', 'dump', '--os', 'ten', '-'], /--os ten: no Windows version; write one like/],
    [['inf', 'dump'], /missing required argument/],
    [['inf', 'dumb'], /unknown command 'dumb'/],
  ])('%j: a clear error and exit code 2', (args, message) => {
    const { status, stderr } = firstplug(args, INF);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(2);
  });

  it('follows links to files, and no others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dump-'));
    writeFileSync(join(folder, 'a.inf'), INF);
    symlinkSync('a.inf', join(folder, 'b.INF'));
    symlinkSync('nowhere.inf', join(folder, 'c.inf'));
    symlinkSync('.', join(folder, 'd'));
    const { status, stdout } = firstplug(['inf', 'dump', '--json', folder]);
    const paths = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).path);
    expect([status, paths]).toEqual([0, ['a.inf', 'b.INF']]);
  });

  // A file that nobody can read from its beginning, root neither.
  const unreadable = '/proc/self/mem';
  it.skipIf(!existsSync(unreadable))('goes on after a file that cannot be read', () => {
    const { status, stdout, stderr } = firstplug(['inf', 'dump', unreadable, '-'], INF);
    expect([status, stderr]).toEqual([2, `firstplug: ${unreadable} cannot be read: EIO\n`]);
    expect(stdout).toContain('k = t');
  });

  it.skipIf(!corpus)('does not mind a reader that goes early', () => {
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `"$0" dist/bin/firstplug.js inf dump --json "$1" | head -c 9`, process.execPath, corpus!],
      { encoding: 'utf8' },
    );
    expect([stdout, stderr]).toEqual(['{"path":"', '']);
  });

  it.skipIf(!corpus)('reads a folder with all cores, in the order of the paths', () => {
    const { status, stdout } = firstplug(['inf', 'dump', '--json', corpus!]);
    const dumped = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const paths = dumped.map(dump => dump.path);
    const wine = gunzipSync(readFileSync(shared('corpus', 'wine-dump.jsonl.gz')!))
      .toString()
      .trim()
      .split('\n');
    expect(status).toBe(0);
    expect(new Set(paths)).toEqual(new Set(wine.map(line => JSON.parse(line).path)));
    expect(dumped.every(dump => dump.ok)).toBe(true);
  });
});

describe('inf show of what brings software', () => {
  const shown = (text: string, ...options: string[]): string =>
    firstplug(['inf', 'show', '-', ...options], text).stdout;
  const section = (name: string, ...lines: string[]): string => ['', `[${name}]`, ...lines].join('\n');
  const inf = (version: string, ...sections: string[]): string =>
    [
      section('Version', 'Signature="$Windows NT$"', version),
      section('Manufacturer', 'M=M,NTamd64'),
      section('M.NTamd64', 'D=I,X'),
      section('I'),
      ...sections,
    ].join('\n');
  const software = (...lines: string[]): string =>
    section('I.Software', 'AddSoftware=ContosoPanel,,S') + section('S', ...lines);
  const program = software('SoftwareType=1', 'SoftwareBinary=%13%\\panel.exe', 'SoftwareVersion=1.0');
  const link = software('SoftwareType=2', 'SoftwareID=pfn://a');
  const component = section('I.Components', 'AddComponent=Panel,,C') + section('C', 'ComponentIDs=a');

  it.each([
    [
      'a program',
      'Class=SoftwareComponent',
      program,
      '11',
      'ContosoPanel 1.0  once  runs %13%\\panel.exe  :',
    ],
    ['a program of another class', 'Class=USB', program, '11', 'only for an INF of class SoftwareComponent'],
    ['a link', 'Class=USB', link, '11', 'ContosoPanel  once  from the Store, pfn://a  :'],
    ['a link too early', 'Class=USB', link, '10.0.15063', 'known since Windows 10 1709'],
    [
      'a program too early',
      'Class=SoftwareComponent',
      program,
      '10.0.14393',
      'AddSoftware is read since Windows 10.0.15063',
    ],
    [
      'a component',
      'ExtensionId={11111111-2222-3333-4444-555555555555}',
      component,
      '11',
      'Panel  SWC\\a  :',
    ],
    ['a component of a base INF', 'Class=USB', component, '11', '[Version] has no ExtensionId'],
  ])('%s', (_, version, text, os, said) => {
    expect(shown(inf(version, text), '--os', os)).toContain(said);
  });
});

describe('inf show', () => {
  const toaster = 'examples/toaster/package/toastpkg.inf';

  it('says what an INF is and does', () => {
    const { status, stdout } = firstplug(['inf', 'show', toaster, '--os', '11', '--arch', 'arm64']);
    expect(status).toBe(0);
    for (const text of [
      'provider    Contoso',
      '[Toasters.NTarm64.10.0...17763]  arm64, Windows 10.0.17763 and later  installs [Toaster_Install.NT]',
      'USB\\VID_1209&PID_7057&REV_0100',
      'copies    %13%\\toaster.sys',
      'writes    HKR (hardware key)  Browning = 4',
      'starts    toaster  function driver, on demand, %13%\\toaster.sys',
    ]) {
      expect(stdout).toContain(text);
    }
    expect(stdout).not.toContain('NTamd64');
  });

  it('says what installs without a device', () => {
    const { stdout } = firstplug(
      ['inf', 'show', '-'],
      '[Version]\nSignature="$Windows NT$"\n[DefaultInstall.NTamd64]\nCopyFiles=@f.sys\n[DefaultInstall.NTamd64.Services]\nAddService=f,,S\n[S]\nStartType=3\nServiceBinary=%12%\\f.sys\n[ClassInstall32]\nAddReg=C\n[C]\nHKR,,Icon,,-5\n',
    );
    expect(stdout).toContain('[ClassInstall32]  every architecture\n  writes    HKR (class key)  Icon = -5');
    expect(stdout).toContain('[DefaultInstall.NTamd64]  amd64\n  copies    %11%\\f.sys');
    expect(stdout).toContain('starts    f  service, on demand, %SystemRoot%\\System32\\drivers\\f.sys');
    expect(stdout).toContain('No models.');
  });

  it('says so where a Windows sees no models', () => {
    expect(firstplug(['inf', 'show', toaster, '--os', '7']).stdout).toContain('No models for this Windows.');
  });

  it('gives the same as data', () => {
    const shown = JSON.parse(firstplug(['inf', 'show', toaster, '--json']).stdout);
    expect(shown.identity.driverVer).toBe('09/21/2026, 6.0.1.0');
    const installs: { readonly section: string; readonly systems: string }[] = shown.installs;
    expect(installs.map(({ section, systems }) => `${section}: ${systems}`)).toEqual([
      'Toaster_Install.NT: amd64, Windows 10.0.17763 and later',
      'Toaster_Install.NT: arm64, Windows 10.0.17763 and later',
      'ClassInstall32: every architecture',
    ]);
  });

  it('refuses what is no INF with the line and exit code 1', () => {
    const { status, stderr } = firstplug(['inf', 'show', '-'], '\n[Version\n');
    expect(status).toBe(1);
    expect(stderr).toBe(
      'firstplug: -:2: no INF to Windows: the name of a section has no ] behind it (ERROR_BAD_SECTION_NAME_LINE)\n',
    );
  });
});
