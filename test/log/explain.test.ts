import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type Explanation,
  explainCode,
  explainProblem,
  explainSection,
  FAILURES,
  rankParts,
  readLog,
} from '../../src/log/index.ts';
import { shared } from '../shared.ts';
import { section } from './build.ts';

function explain(log: string): Explanation {
  const found = readLog(log).events.find(event => event.kind === 'section');
  return explainSection(found!);
}

describe('error numbers', () => {
  it('all have a meaning, a usual cause and a next step', () => {
    for (const { code, means, cause, next, because } of FAILURES) {
      expect([
        code,
        means !== '',
        /^[A-Z].*[.]$/s.test(cause),
        /^[A-Z].*[.]$/s.test(next),
        because !== undefined,
      ]).toEqual([code, true, true, true, true]);
    }
  });

  const page = shared('spec/09-api.md');
  it.skipIf(!page)('of the API page (shared spec) are all explained', () => {
    const text = readFileSync(page!, 'utf8')
      .split('## 5.')[1]!
      .split('\n')
      .slice(1)
      .join('\n')
      .split('Omitted:')[0]!;
    const codes = [...text.matchAll(/\b([0-9A-F]{3,4}) [A-Z…]/g)].map(
      ([, hex]) => 0xe0000000 + Number.parseInt(hex!, 16),
    );
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter(code => explainCode(code) === undefined).map(code => code.toString(16))).toEqual([]);
    const win32 = [2, 5, 80, 259, 1004, 1641, 3010];
    expect(win32.filter(code => explainCode(code) === undefined)).toEqual([]);
  });

  it('are known as HRESULTs too', () => {
    expect(explainCode(0x800f0247)?.code).toBe(0xe0000247);
    expect(explainCode(0x80070005)?.code).toBe(5);
    expect(explainCode(0x800b0109)?.code).toBe(0x800b0109);
    expect(explainCode(0x12345678)).toBeUndefined();
  });

  it('of device problems', () => {
    expect(explainProblem(0x34)?.name).toBe('CM_PROB_UNSIGNED_DRIVER');
    expect(explainProblem(28)?.next).toMatch(/driver/);
  });
});

describe('ranks are taken apart', () => {
  // The test vectors of the documentation's rank page and of real logs.
  it.each([
    [
      0x00ff0000,
      false,
      '00 FF 0000',
      'signed',
      'no feature score',
      'the 1st hardware ID of the device met a hardware ID of the INF',
    ],
    [
      0x00f80003,
      false,
      '00 F8 0003',
      'signed',
      'feature score F8',
      'the 4th hardware ID of the device met a hardware ID of the INF',
    ],
    [
      0x00ff1005,
      false,
      '00 FF 1005',
      'signed',
      'no feature score',
      'the 6th hardware ID of the device met a compatible ID of the INF',
    ],
    [
      0x00fb2004,
      false,
      '00 FB 2004',
      'signed',
      'feature score FB',
      'the 5th compatible ID of the device met a hardware ID of the INF',
    ],
    [
      0x00ff3101,
      false,
      '00 FF 3101',
      'signed',
      'no feature score',
      'the 2nd compatible ID of the device met a compatible ID of the INF (its 2nd)',
    ],
    [
      0x0dff0000,
      false,
      '0D FF 0000',
      'signed by Microsoft',
      'no feature score',
      'the 1st hardware ID of the device met a hardware ID of the INF',
    ],
    [
      0x80ff0001,
      false,
      '80 FF 0001',
      'not signed',
      'no feature score',
      'the 2nd hardware ID of the device met a hardware ID of the INF',
    ],
    [
      0x00003202,
      true,
      '3202',
      'trusted',
      'no feature score before Vista',
      'the 3rd compatible ID of the device met a compatible ID of the INF (its 3rd)',
    ],
    [
      0x0000c000,
      true,
      'C000',
      'not trusted',
      'no feature score before Vista',
      'the INF is not made for Windows NT',
    ],
  ])('%d', (rank, old, text, signature, feature, match) => {
    expect(rankParts(rank, old)).toEqual({ text, signature, feature, match });
  });
});

describe('failures seen in the wild', () => {
  const SIGNATURE = [
    '     sto: {Stage Driver Package: C:\\x\\toaster.inf} 10:00:00.100',
    '     sto:      {DRIVERSTORE IMPORT VALIDATE} 10:00:00.110',
    '     sig:           {_VERIFY_FILE_SIGNATURE} 10:00:00.120',
    '!    sig:                Verifying file against specific (valid) catalog failed.',
    '!    sig:                Error 0x800b0109: A certificate chain.',
    '     sig:           {_VERIFY_FILE_SIGNATURE exit(0x800b0109)} 10:00:00.130',
  ];

  it.each<[string, string, number, RegExp]>([
    [
      'hash not in catalog',
      section(
        'Setup Import Driver Package - C:\\x\\toaster.inf',
        [
          '     sto: {Stage Driver Package: C:\\x\\toaster.inf} 10:00:00.100',
          '!!!  sig:      Driver package failed signature validation. Error = 0xE000024B',
          '     sto: {Stage Driver Package: exit(0xe000024b)} 10:00:00.200',
        ],
        'FAILURE(0xe000024b)',
      ),
      0xe000024b,
      /changed after signing/,
    ],
    [
      'root not trusted',
      section(
        'Driver Install (DrvSetupInstallDriver) - C:\\x\\toaster.inf',
        [
          ...SIGNATURE,
          '!!!  sig:           Driver package catalog file certificate does not belong to Trusted Root Certificates, and Code Integrity is enforced.',
          '     sto:      {DRIVERSTORE IMPORT VALIDATE: exit(0xe0000247)} 10:00:00.140',
          '!!!  sto:      Failed to import driver package into Driver Store. Error = 0xE0000247',
          '     sto: {Stage Driver Package: exit(0xe0000247)} 10:00:00.150',
        ],
        'FAILURE(0xe0000247)',
      ),
      0x800b0109,
      /test-signed or self-signed/,
    ],
    [
      'not signed',
      section(
        'Setup Import Driver Package - C:\\x\\toaster.inf',
        [
          '     sto: {Stage Driver Package: C:\\x\\toaster.inf} 10:00:00.100',
          '!    sig:      Error 0x800b0100: No signature.',
          '!!!  sig:      Driver package catalog file does not contain a signature, and Code Integrity is enforced.',
          '     sto: {Stage Driver Package: exit(0xe0000247)} 10:00:00.150',
        ],
        'FAILURE(0xe0000247)',
      ),
      0x800b0100,
      /catalog is missing|not signed/,
    ],
    [
      'no driver found',
      section(
        'Device Install (Hardware initiated) - USB\\X\\1',
        ['!    dvi: Selecting driver failed(0xe0000228)', '     ndv: Installing NULL driver.'],
        'FAILURE(0xe0000228)',
      ),
      0xe0000228,
      /None of the packages/,
    ],
    [
      'section not found',
      section(
        'Device Install (Hardware initiated) - USB\\X\\1',
        ['!!!  inf: Error 0xe0000101: text'],
        'FAILURE(0xe0000101)',
      ),
      0xe0000101,
      /typing error/,
    ],
    [
      'blocked by policy',
      section(
        'Device Install (Hardware initiated) - USB\\X\\1',
        [
          '     dvi: {Core Device Install} 10:00:00.100',
          '!!!  pol:      The device is explicitly restricted by the following policy settings:',
          '!!!  pol:      {Device installation policy check [USB\\X\\1] exit(0xe0000248)}',
          '!!!  dvi:      Installation of device is blocked by policy!',
          '     dvi: {Core Device Install - exit(0xe0000248)} 10:00:00.200',
        ],
        'FAILURE(0xe0000248)',
      ),
      0xe0000248,
      /group policy/,
    ],
    [
      'device not present',
      section('Device Install (UpdateDriverForPlugAndPlayDevices) - USB\\X', [], 'FAILURE(0xe000020b)'),
      0xe000020b,
      /not plugged in/,
    ],
    [
      'installer not ready',
      section(
        'Device Install (Hardware initiated) - SWD\\X\\1',
        ['!!!  dvs: Error 0xe0000246: text'],
        'FAILURE(0xe0000246)',
      ),
      0xe0000246,
      /pending/,
    ],
    [
      'nothing better',
      section(
        'Device Install (UpdateDriverForPlugAndPlayDevices) - USB\\X',
        [
          '     ndv: {Update Device Driver - USB\\X\\1}',
          '     ndv: {Update Device Driver - exit(00000103)}',
          "!    ndv: No better matching drivers found for device 'USB\\X\\1'.",
        ],
        'FAILURE(0x00000103)',
      ),
      0x103,
      /equal or better/,
    ],
    [
      'an unsigned file on Windows XP',
      '[2026/10/21 10:52:43 1912.7 Driver Install]\r\n#E358 An unsigned or incorrectly signed file "C:\\x.cat" for driver "Toaster" blocked (server install). Error 0x800b0003: text.\r\n',
      0x800b0003,
      /no catalog or is damaged/,
    ],
  ])('%s', (_, log, code, cause) => {
    const { outcome, failure } = explain(log);
    expect([outcome, failure?.code]).toEqual(['failed', code]);
    expect(failure?.cause).toMatch(cause);
    expect(failure?.next).not.toBe('');
  });

  it('names the phases in which it failed', () => {
    const body = [
      '     ndv: {Core Device Install} 10:00:00.100',
      '     dvi:      {DIF_INSTALLDEVICE} 10:00:00.100',
      '     dvi:      {DIF_INSTALLDEVICE - exit(0x00000002)} 10:00:00.200',
      '     ndv: {Core Device Install - exit(0x00000002)} 10:00:00.300',
    ];
    const { failure } = explain(section('Device Install - USB\\X\\1', body, 'FAILURE(0x00000002)'));
    expect(failure?.where).toEqual(['Core Device Install', 'DIF_INSTALLDEVICE']);
  });

  it('a device that was not started names its problem', () => {
    const { outcome, failure } = explain(
      '!!!  dvi: Device not started: Device has problem: 0x34: CM_PROB_UNSIGNED_DRIVER.\n',
    );
    expect([outcome, failure?.name]).toEqual(['failed', 'CM_PROB_UNSIGNED_DRIVER']);
    expect(failure?.next).toMatch(/signed driver/);
  });
});

describe('what is no failure', () => {
  it('a first signature check that fails before a good one', () => {
    const body = [
      '     sig: {_VERIFY_FILE_SIGNATURE} 10:00:00.100',
      '!    sig:      Error 0x800b0109: A certificate chain.',
      '     sig: {_VERIFY_FILE_SIGNATURE exit(0x800b0109)} 10:00:00.110',
      '     sig: {_VERIFY_FILE_SIGNATURE} 10:00:00.120',
      '     sig: {_VERIFY_FILE_SIGNATURE exit(0xe0000241)} 10:00:00.130',
    ];
    const { outcome, failure } = explain(section('Setup Import Driver Package - x.inf', body));
    expect([outcome, failure]).toEqual(['warned', undefined]);
  });

  it('a package that was imported already, a known INF, default handling', () => {
    const body = [
      "!    sto: Driver package already imported as 'oem1.inf' (C:\\x).",
      '     inf: {SetupCopyOEMInf: C:\\x} 10:00:00.100',
      '     inf: {SetupCopyOEMInf exit (0x00000050)} 10:00:00.110',
      '     dvi: {DIF_ALLOW_INSTALL} 10:00:00.120',
      '     dvi: {DIF_ALLOW_INSTALL - exit(0xe000020e)} 10:00:00.130',
    ];
    const { outcome, failure, sentences } = explain(section('Stage Driver Updates', body));
    expect([outcome, failure]).toEqual(['warned', undefined]);
    expect(sentences[0]!.text).toMatch(/in the driver store already, as oem1\.inf/);
  });

  it('a restart that is needed', () => {
    const body = [
      "!    dvi: Query-removal during install of 'USB\\X\\1' was vetoed by 'USB\\X\\1' (veto type 6: PNP_VetoDevice).",
    ];
    const { outcome, restart, headline } = explain(section('Device Install - USB\\X\\1', body));
    expect([outcome, restart]).toEqual(['warned', true]);
    expect(headline).toMatch(/a restart is needed/);
    expect(explain(section('A', [], 'SUCCESS (REBOOT_REQUIRED)')).restart).toBe(true);
  });
});

describe('why a driver won', () => {
  const node = (inf: string, rank: string, date: string, version: string): string[] => [
    '     dvi: Created Driver Node:',
    '     dvi:      HardwareID   - USB\\X',
    `     dvi:      InfName      - C:\\${inf}`,
    '     dvi:      Section      - S',
    `     dvi:      Rank         - ${rank}`,
    `     dvi:      DrvDate      - ${date}`,
    `     dvi:      Version      - ${version}`,
  ];
  const chosen = [
    '     dvi: Selected:',
    '     dvi:      Description - [D]',
    '     dvi:      InfFile     - [C:\\a.inf]',
    '     dvi:      Section     - [S]',
  ];

  it.each([
    ['0x00ff0001', '01/01/2020', '1.0.0.0', /its rank is lower/],
    ['0x00ff0000', '12/31/2019', '9.0.0.0', /same rank, newer date/],
    ['0x00ff0000', '01/02/2020', '1.9.0.0', /same rank and date, higher version/],
    ['0x00ff0000', '01/02/2020', '1.10.0.0', /does not tell what decided/],
    ['0x00fe0000', '01/02/2020', '1.10.0.0', /although its rank is higher/],
  ])('against rank %s, %s, %s', (rank, date, version, reason) => {
    const body = [
      ...node('a.inf', '0x00ff0000', '01/02/2020', '1.10.0.0'),
      ...node('b.inf', rank, date, version),
      ...chosen,
    ];
    expect(explain(section('Device Install - USB\\X\\1', body)).sentences.at(-1)!.text).toMatch(reason);
  });
});
