import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dumpInf,
  openInf,
  readNtverp,
  readStampDate,
  readStampVersion,
  type Stamp,
  stampInf,
} from '../../src/inf/index.ts';
import { packages } from './generated.ts';

const driverVer = { date: '09/27/2023', version: '7.10.24.529' };

function stamped(text: string, stamp: Stamp): string {
  const done = stampInf(text, stamp);
  return done.ok ? done.text : `no [${done.missingSection}]`;
}

describe('stamping', () => {
  // microsoft/windows-drivers-rs issue 10, stampinf -n: what it writes, where, and 36 bytes more.
  it('adds DriverVer and CatalogFile at the end of [Version]', () => {
    const before = '[Version]\r\nSignature="$Windows NT$"\r\n\r\n[DestinationDirs]\r\n';
    const after = stamped(before, { driverVer });
    expect(after).toBe(before.replace('NT$"\r\n', 'NT$"\r\nDriverVer = 09/27/2023,7.10.24.529\r\n'));
    expect(after.length - before.length).toBe(36);
    expect(stamped(before, { driverVer, catalogFile: 'a.cat' })).toBe(
      before.replace('NT$"\r\n', 'NT$"\r\nDriverVer = 09/27/2023,7.10.24.529\r\nCatalogFile = a.cat\r\n'),
    );
  });

  it.each<[what: string, before: string, after: string]>([
    ['a value', 'DriverVer=01/01/2001,1.2.3.4', 'DriverVer=09/27/2023,7.10.24.529'],
    [
      'its blanks and comment stay',
      '  driverver =  1/1/2001 ; c',
      '  driverver =  09/27/2023,7.10.24.529 ; c',
    ],
    ['an empty one with a comment', 'DriverVer = ; set', 'DriverVer = 09/27/2023,7.10.24.529 ; set'],
    ['an empty one', 'DriverVer=', 'DriverVer=09/27/2023,7.10.24.529'],
    ['with commas', 'DriverVer=,1.0 , ', 'DriverVer=09/27/2023,7.10.24.529 '],
    ['in quotes', 'DriverVer="01/01/2001","1"', 'DriverVer=09/27/2023,7.10.24.529'],
  ])('replaces %s', (_, before, after) => {
    const around = (line: string): string => `[Version]\r\n${line}\r\nClass=X\r\n`;
    expect(stamped(around(before), { driverVer })).toBe(around(after));
  });

  it.each<[what: string, before: string, after: string]>([
    ['without an end', '[Version]\nClass=X', '[Version]\nClass=X\r\nDriverVer = 09/27/2023,7.10.24.529\r\n'],
    ['with LF', '[Version]\nClass=X\n', '[Version]\nClass=X\nDriverVer = 09/27/2023,7.10.24.529\n'],
    [
      'that is empty',
      '[Version] ; v\r\n[A]\r\n',
      '[Version] ; v\r\nDriverVer = 09/27/2023,7.10.24.529\r\n[A]\r\n',
    ],
    ['that is missing', '[A]\r\n', 'no [Version]'],
  ])('a section %s', (_, before, after) => {
    expect(stamped(before, { driverVer })).toBe(after);
  });

  it('writes DriverVer into another section', () => {
    expect(stamped('[Version]\n[Dev]\nCopyFiles=a\n', { driverVer, section: 'dev' })).toBe(
      '[Version]\n[Dev]\nCopyFiles=a\nDriverVer = 09/27/2023,7.10.24.529\n',
    );
  });

  // The variables of using-inx-files-to-create-inf-files.
  it('replaces the variables of a template that are given, and takes $ARCH$ out where none is', () => {
    const inx =
      '[M]\n%S%=Standard,NT$ARCH$\n[I]\nKmdfLibraryVersion=$KMDFVERSION$\nWudfUpdate_$UMDFCOINSTALLERVERSION$.dll\n';
    expect(stamped(inx, { architecture: 'amd64', kmdfVersion: '1.5' })).toBe(
      inx.replace('$ARCH$', 'amd64').replace('$KMDFVERSION$', '1.5'),
    );
    expect(stamped(inx, { architecture: '' })).toBe(inx.replace('$ARCH$', ''));
  });

  it('changes only what was asked for, and stamping again changes nothing', () => {
    fc.assert(
      fc.property(packages, text => {
        const once = stamped(text, { driverVer, catalogFile: 'x.cat', architecture: 'arm64' });
        expect(stamped(once, { driverVer, catalogFile: 'x.cat', architecture: 'arm64' })).toBe(once);
        expect(othersOf(once)).toEqual(othersOf(text.replaceAll(/\$arch\$/gi, 'arm64')));
      }),
      { seed: 26100, numRuns: 2000 },
    );
  });
});

/** All that SetupAPI sees but DriverVer and CatalogFile. */
function othersOf(text: string): unknown {
  const dump = dumpInf(openInf(text, { style: 'oldnt' }));
  if (!dump.ok) return dump.error;
  return dump.sections.map(({ name, lines }) => ({
    name,
    lines: lines.filter(({ k }) => !/^(driverver|catalogfile)$/i.test(k ?? '')),
  }));
}

describe('dates and versions', () => {
  it.each([
    ['10/20/2011', '10/20/2011'],
    ['1/5/2026', '01/05/2026'],
    ['01-05-2026', '01/05/2026'],
    ['02/29/2024', '02/29/2024'],
    ['02/29/2026', undefined],
    ['13/01/2026', undefined],
    ['2026-01-05', undefined],
    ['today', undefined],
  ])('the date %s', (text, date) => {
    expect(readStampDate(text)).toBe(date);
  });

  it.each([
    ['11.30.20.15', '11.30.20.15'],
    ['1.0', '1.0'],
    ['1.2.3.65536', undefined],
    ['1.2.3.4.5', undefined],
    ['1..2', undefined],
  ])('the version %s', (text, version) => {
    expect(readStampVersion(text)).toBe(version);
  });

  it('Ntverp.h', () => {
    const header = `#if 0
#define VER_PRODUCTBUILD            /* NT */   7600
#endif
#define VER_PRODUCTBUILD_QFE        16385
#define VER_PRODUCTMAJORVERSION     6
 # define VER_PRODUCTMINORVERSION  1 // one
`;
    expect(readNtverp(header)).toBe('6.1.7600.16385');
    expect(readNtverp(header.replace('16385', '_QFE_'))).toBeUndefined();
  });
});
