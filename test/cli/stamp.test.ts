import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { localTime } from '../../src/cli/stamp-options.ts';
import { firstplug, type Ran } from './firstplug.ts';

const INX =
  '[Version]\r\nSignature="$Windows NT$"\r\nDriverVer=01/01/2001,1\r\n[M]\r\n%S%=S,NT$ARCH$\r\n[K]\r\nKmdfLibraryVersion=$KMDFVERSION$\r\nW$KMDFCOINSTALLERVERSION$.dll\r\n';
let folder: string;
let inx: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stamp-'));
  inx = join(folder, 'a.inx');
  writeFileSync(inx, INX);
});

function withEnvironment(env: Readonly<Record<string, string>>, args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/bin/firstplug.js', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...env },
  });
  return { status, stdout, stderr };
}

const stampOf = (text: string): string | undefined => /^DriverVer=(.*)\r$/m.exec(text)?.[1];

describe('stamp', () => {
  it("takes stampinf's own options, in place", () => {
    const { status, stdout, stderr } = firstplug([
      'stamp',
      '-f',
      inx,
      '-d',
      '10/20/2011',
      '-a',
      'x64',
      '-v',
      '11.30.20.15',
      '-k',
      '1.5',
      '-n',
      '-c',
      'a.cat',
    ]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      `stamped  ${inx}  [Version] DriverVer = 10/20/2011,11.30.20.15\n` +
        '     3  DriverVer                 01/01/2001,1 → 10/20/2011,11.30.20.15\n' +
        '     4  CatalogFile               nothing → CatalogFile = a.cat\n' +
        '     5  $ARCH$                    amd64\n' +
        '     7  $KMDFVERSION$             1.5\n' +
        '     8  $KMDFCOINSTALLERVERSION$  01005\n',
    );
    expect(readFileSync(inx, 'utf8')).toBe(
      INX.replace('01/01/2001,1\r\n', '10/20/2011,11.30.20.15\r\nCatalogFile = a.cat\r\n')
        .replace('$ARCH$', 'amd64')
        .replace('$KMDFVERSION$', '1.5')
        .replace('$KMDFCOINSTALLERVERSION$', '01005'),
    );
  });

  it('takes readable options and writes elsewhere, UTF-16 as it is', () => {
    const utf16 = Buffer.from(`\ufeff${INX.replace('[M]', '; \u4e2d\r\n[M]')}`, 'utf16le');
    writeFileSync(inx, utf16);
    const output = join(folder, 'a.inf');
    const given = [
      '--date',
      '09/21/2026',
      '--driver-version',
      '6.0.1.0',
      '--arch',
      'arm64',
      '--kmdf',
      '1.33',
    ];
    expect(firstplug(['stamp', inx, '--output', output, ...given]).status).toBe(0);
    expect(readFileSync(inx)).toEqual(utf16);
    const written = readFileSync(output).toString('utf16le');
    expect(written).toContain('\ufeff[Version]');
    expect(written).toContain('; \u4e2d\r\n[M]\r\n%S%=S,NTarm64\r\n');
    expect(stampOf(written)).toBe('09/21/2026,6.0.1.0');
  });

  it('keeps every byte of an ANSI file that it was not asked to change', () => {
    const bytes = Buffer.from(INX.replace('[M]', '; \x81\x8d\xe9\xff\r\n[M]'), 'latin1');
    const { stdout } = spawnSync(
      process.execPath,
      ['dist/bin/firstplug.js', 'stamp', '-', '-d', '01/01/2001', '-v', '1', '-a', 'x86', '-k', '1.5'],
      { input: bytes },
    );
    expect(stdout.toString('latin1')).toContain('; \x81\x8d\xe9\xff\r\n[M]\r\n%S%=S,NTx86\r\n');
  });

  it.each<[what: string, env: Record<string, string>, args: string[], stamp: RegExp]>([
    [
      'STAMPINF_DATE and STAMPINF_VERSION',
      { STAMPINF_DATE: '05/06/2020', STAMPINF_VERSION: '1.2.3.4' },
      [],
      /^05\/06\/2020,1\.2\.3\.4$/,
    ],
    [
      'options before them',
      { STAMPINF_DATE: '05/06/2020', STAMPINF_VERSION: '1.2.3.4' },
      ['-d', '1/2/2021', '-v', '9'],
      /^01\/02\/2021,9$/,
    ],
    [
      'options without a value leave it to them',
      { STAMPINF_DATE: '05/06/2020', STAMPINF_VERSION: '1.2.3.4' },
      ['-d', '-v', '-a'],
      /^05\/06\/2020,1\.2\.3\.4$/,
    ],
    ['the time', {}, ['-d', '*', '-v', 'now'], /^\d\d\/\d\d\/\d{4},\d+\.\d+\.\d+\.\d+$/],
    [
      'PRIVATE_DRIVER_PACKAGE',
      { PRIVATE_DRIVER_PACKAGE: '1' },
      ['-d', '01/02/2003', '-v', '1.0.0.0'],
      /^(?!01\/02\/2003)\d\d\/\d\d\/\d{4},\d+\.\d+\.\d+\.\d+$/,
    ],
  ])('date and version: %s', (_, env, args, stamp) => {
    expect(withEnvironment(env, ['stamp', '-f', inx, ...args]).status).toBe(0);
    const text = readFileSync(inx, 'utf8');
    expect(stampOf(text)).toMatch(stamp);
    expect(text.includes('CatalogFile = delta.cat')).toBe('PRIVATE_DRIVER_PACKAGE' in env);
  });

  it('takes the version from Ntverp.h', () => {
    const names = ['MAJORVERSION 10', 'MINORVERSION 0', 'BUILD 22621', 'BUILD_QFE 1'];
    writeFileSync(join(folder, 'ntverp.h'), names.map(name => `#define VER_PRODUCT${name}\r\n`).join(''));
    expect(firstplug(['stamp', '-f', inx, '-d', '01/01/2026', '-i', folder]).status).toBe(0);
    expect(stampOf(readFileSync(inx, 'utf8'))).toBe('01/01/2026,10.0.22621.1');
  });

  it('takes the architecture from Platform, and tells what stayed or went', () => {
    const args = ['stamp', inx, '-o', join(folder, 'b.inf'), '-d', '01/01/2026', '-v', '1'];
    expect(withEnvironment({ Platform: 'x64' }, args).stderr).toContain(
      '$KMDFVERSION$, $KMDFCOINSTALLERVERSION$ stayed: nothing says what for',
    );
    expect(readFileSync(join(folder, 'b.inf'), 'utf8')).toContain('NTamd64');
    expect(withEnvironment({}, args).stderr).toContain('$ARCH$ was taken out: neither -a nor');
    expect(readFileSync(join(folder, 'b.inf'), 'utf8')).toContain('%S%=S,NT\r\n');
  });

  it('writes to a device, and does not replace it', () => {
    const args = ['stamp', inx, '-d', '01/01/2026', '-v', '1', '-a', 'x86', '-o', '/dev/null'];
    expect(firstplug(args).status).toBe(0);
    expect(statSync('/dev/null').isFile()).toBe(false);
  });

  it('tells what it did as data', () => {
    const { stdout } = firstplug(['stamp', inx, '-d', '01/01/2026', '-v', '1', '-a', 'arm64', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      path: inx,
      changes: [
        { what: 'DriverVer', line: 3, before: '01/01/2001,1', after: '01/01/2026,1' },
        { what: '$ARCH$', line: 5, before: '$ARCH$', after: 'arm64' },
      ],
      open: ['$KMDFVERSION$', '$KMDFCOINSTALLERVERSION$'],
    });
  });

  it.each([
    [['-v', '1'], ['-d', '31/12/2026'], /--date 31\/12\/2026: no date; write month\/day\/year/],
    [['-d', '*'], ['-v', '1.2.3.70000'], /--driver-version 1\.2\.3\.70000: no version/],
    [['-d', '*'], [], /which version\? Give --driver-version, STAMPINF_VERSION/],
    [['-d', '*', '-v', '1'], ['-a', 'mips'], /--arch mips: no architecture/],
    [['-d', '*', '-v', '1'], ['-k', '1'], /--kmdf 1: no version; write one like 1\.33/],
    [['-d', '*', '-v', '1'], ['-s', 'No'], /has no section \[No\], so it was not touched/],
    [['-d', '*', '-v', '1'], ['other.inf'], /which file\?/],
  ])('%j %j: a clear error, exit code 2, the file as it was', (args, more, message) => {
    const { status, stderr } = withEnvironment({}, ['stamp', '-f', inx, ...args, ...more]);
    expect(stderr).toMatch(message);
    expect([status, readFileSync(inx, 'utf8')]).toEqual([2, INX]);
  });

  // microsoft/windows-drivers-rs issue 10, Windows-driver-samples issue 21.
  it('the time as a version has no zeros in front', () => {
    expect(localTime(new Date(2023, 8, 27, 7, 10, 24, 529))).toEqual({
      date: '09/27/2023',
      version: '7.10.24.529',
    });
    expect(localTime(new Date(2016, 0, 1, 16, 53, 5, 175)).version).toBe('16.53.5.175');
  });
});
