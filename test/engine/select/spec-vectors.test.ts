import { describe, expect, it } from 'vitest';
import {
  admissionOf,
  choose,
  identifierScore,
  printRank,
  type Signature,
  type SignatureCategory,
  signerScore,
} from '../../../src/engine/select/index.ts';
import { hex, nodesOf, type PackageWords, windowsOf } from './packages.ts';

const DEVICE = { hardwareIds: ['HwID_1', 'HwID_2'], compatibleIds: ['CID_1', 'CID_2'] };
const WIN10 = windowsOf('10');

function rank(words: PackageWords, device = DEVICE, windows = WIN10): string {
  return hex(nodesOf([words], device, windows)[0]?.rank.value);
}

// driver-rank-example: one Models line with three identifiers, the device has one of its own at a time.
describe('A: the example of the documentation', () => {
  it.each([
    ['HwID_1', '0x0000', '0x1000', '0x1000'],
    ['HwID_2', '0x0001', '0x1001', '0x1001'],
    ['CID_1', '0x2000', '0x3000', '0x3100'],
    ['CID_2', '0x2001', '0x3001', '0x3101'],
  ])('%s', (id, ...scores) => {
    const lines = [`${id}, other1, other2`, `other, ${id}, other2`, `other, other1, ${id}`];
    const ranks = lines.map(line => nodesOf([{ models: [line] }], DEVICE, WIN10)[0]!.rank.identifier);
    expect(ranks.map(value => hex(value, 4))).toEqual(scores);
  });
});

describe('D, E: feature and signature scores', () => {
  it.each([
    ['0xFD', '0x00fd0000'],
    ['xFD', '0x00fd0000'],
    ['FD', '0x00fd0000'],
    ['00', '0x00000000'],
    ['', '0x00ff0000'],
    ['1FF', '0x00ff0000'],
    ['no', '0x00ff0000'],
  ])('FeatureScore = %s', (score, expected) => {
    expect(rank({ models: ['HwID_1'], install: [`FeatureScore = ${score}`] })).toBe(expected);
  });

  it('only the first FeatureScore of the section itself counts', () => {
    const install = ['FeatureScore = F1', 'FeatureScore = 01', 'Needs = Other'];
    const more = ['[Other]', 'FeatureScore = 00'];
    expect(rank({ models: ['HwID_1'], install, more })).toBe('0x00f10000');
    expect(rank({ models: ['HwID_1'], install: ['Needs = Other'], more })).toBe('0x00ff0000');
  });

  const inbox = { name: 'inbox.inf', signature: 'inbox', models: ['CID_1'] } as const;
  it.each([
    ['7', 'unsigned', '0x00ff2000', '0x80ff0000', 'inbox.inf'],
    ['vista', 'authenticode', '0x0dff2000', '0x0fff0000', 'inbox.inf'],
    ['7', 'authenticode', '0x00ff2000', '0x00ff0000', 'third.inf'],
  ] as const)(
    'on Windows %s inbox and a better match that is %s',
    (version, signature, first, second, best) => {
      const third = { name: 'third.inf', signature, models: ['HwID_1'] };
      const nodes = nodesOf([inbox, third], DEVICE, windowsOf(version));
      expect(nodes.map(node => hex(node.rank.value))).toEqual([first, second]);
      expect(choose(nodes).chosen?.package.source.name).toBe(best);
    },
  );

  it('AllSigningEqual turns the choice', () => {
    const whql = { name: 'whql.inf', signature: 'whql', models: ['other, CID_2'] } as const;
    const exact = { name: 'exact.inf', signature: 'authenticode', models: ['HwID_1'] } as const;
    const on = (allSigningEqual: boolean): string[] => {
      const nodes = nodesOf([whql, exact], DEVICE, windowsOf('7', { allSigningEqual }));
      return [...nodes.map(node => hex(node.rank.value)), choose(nodes).chosen!.package.source.name];
    };
    expect(on(false)).toEqual(['0x0dff3001', '0x0fff0000', 'whql.inf']);
    expect(on(true)).toEqual(['0x00ff3001', '0x00ff0000', 'exact.inf']);
  });

  it('WHQL for a Windows older than LowerLogoVersion counts as Authenticode', () => {
    const words = (signedFor: string): PackageWords => ({ signature: 'whql', signedFor, models: ['HwID_1'] });
    const vista = windowsOf('vista');
    const strict = windowsOf('vista', { lowerLogoVersion: () => '6.0' });
    expect(rank(words('5.0'), DEVICE, vista)).toBe('0x0fff0000');
    expect(rank(words('5.1'), DEVICE, vista)).toBe('0x0dff0000');
    expect(rank(words('5.2'), DEVICE, strict)).toBe('0x0fff0000');
    expect(rank(words('6.0'), DEVICE, strict)).toBe('0x0dff0000');
  });

  it('unsigned: worse without a .nt section', () => {
    const unsigned = { signature: 'unsigned', models: ['HwID_1'], decoration: '' } as const;
    const x86 = windowsOf('10 x86');
    expect(rank(unsigned, DEVICE, x86)).toBe('0x80ff0000');
    expect(rank({ ...unsigned, extension: '' }, DEVICE, x86)).toBe('0xc0ff0000');
    expect(rank({ ...unsigned, extension: '', decoration: 'NTx86' }, DEVICE, x86)).toBe('0x80ff0000');
    expect(rank({ ...unsigned, signature: 'unknown' }, DEVICE, x86)).toBe('0xffff0000');
  });

  // setupapi.h
  it.each([
    ['logo-premium', 0x0d000001],
    ['logo-standard', 0x0d000002],
    ['inbox', 0x0d000003],
    ['unclassified', 0x0d000004],
    ['whql', 0x0d000005],
    ['authenticode', 0x0f000000],
    ['unsigned', 0x80000000],
    ['unknown', 0xff000000],
  ] as const)('signer score of %s', (signature: Signature, score) => {
    expect(signerScore({ signature }, true, '5.1')).toBe(score);
  });
});

describe('16-bit ranks before Vista', () => {
  it.each([
    ['5.1', 'whql', '.NT', '0x00002000'],
    ['5.1', 'unsigned', '.NT', '0x0000a000'],
    ['5.1', 'unsigned', '', '0x0000e000'],
    ['5.1', 'authenticode', '.NT', '0x0000a000'],
    ['5.2 x86', 'authenticode', '.NT', '0x00002000'],
  ] as const)('%s %s %s', (version, signature, extension, expected) => {
    const words = { signature, extension, decoration: '', models: ['CID_1'], install: ['FeatureScore = 01'] };
    expect(rank(words, DEVICE, windowsOf(version))).toBe(expected);
  });
});

describe('dates and versions', () => {
  const best = (version: string, a: string, b: string, signature: Signature = 'whql'): string | undefined => {
    const words = [a, b].map((driverVer, i) => ({
      name: `${i}.inf`,
      signature,
      driverVer,
      models: ['HwID_1'],
    }));
    const choice = choose(nodesOf(words, DEVICE, windowsOf(version)));
    return `${choice.chosen!.package.source.name} ${choice.others[0]!.lost}`;
  };
  it.each([
    ['10', '01/30/2026,25.40.2.586', '03/24/2026,3.5.0.1392', '1.inf date'],
    ['10', '01/30/2026,1.2', '01/30/2026,1.10', '1.inf version'],
    ['10', '01/30/2026,1.2', '01/30/2026,1.2.0.0', '0.inf tie'],
    ['10', '13/45/2026', '01/01/1999', '1.inf date'],
    ['10', '02-03-2020,1.0', '02/02/2020,2.0', '0.inf date'],
    ['5.1 sp1', '01/30/2002,1.2', '01/30/2002,1.10', '1.inf version'],
    ['5.1', '01/30/2002,1.2', '01/30/2002,1.10', '0.inf tie'],
    ['5.0', '01/30/2002,1.2', '01/30/2002,1.10', '0.inf tie'],
  ])('on %s of %s and %s', (version, a, b, expected) => {
    expect(best(version, a, b)).toBe(expected);
  });
  it('on Windows 2000 unsigned packages have no date', () => {
    expect(best('5.0', '01/30/2002', '01/30/2003', 'unsigned')).toBe('0.inf tie');
    expect(best('5.1', '01/30/2002', '01/30/2003', 'unsigned')).toBe('1.inf date');
  });
  it('DriverVer of the install section comes first', () => {
    const words = {
      models: ['HwID_1'],
      driverVer: '01/01/2020,1.0',
      install: ['DriverVer = 02/02/2022,2.0'],
    };
    expect(nodesOf([words], DEVICE, WIN10)[0]!.driverVer).toEqual({ date: '02/02/2022', version: '2.0' });
  });
});

describe('what leaves a package out', () => {
  it('ExcludeID of the install section', () => {
    const words = { models: ['HwID_1'], install: ['ExcludeID = other, cid_2'] };
    const { chosen, others } = choose(nodesOf([words], DEVICE, WIN10));
    expect(chosen).toBeUndefined();
    expect(others.map(({ node, lost }) => [node.excludedBy, lost])).toEqual([['cid_2', 'excluded']]);
  });
  it.each([
    ['ExcludeFromSelect = *', [true, true]],
    ['ExcludeFromSelect = CID_2', [false, true]],
    ['ExcludeFromSelect.nt = hwid_1', [true, false]],
    ['ExcludeFromSelect.ntamd64 = HwID_1', [true, false]],
    ['ExcludeFromSelect.ntx86 = HwID_1', [false, false]],
  ])('%s only hides', (line, hidden) => {
    const words = { models: ['HwID_1', 'HwID_2, CID_2'], more: ['[ControlFlags]', line] };
    const nodes = nodesOf([words], DEVICE, WIN10);
    expect(nodes.map(node => node.excludedFromSelect)).toEqual(hidden);
    expect(choose(nodes).chosen).toBeDefined();
  });
  it('InteractiveInstall', () => {
    const words = { models: ['HwID_1', 'HwID_2'], more: ['[ControlFlags]', 'InteractiveInstall = HWID_2'] };
    expect(nodesOf([words], DEVICE, WIN10).map(node => node.interactiveInstall)).toEqual([false, true]);
  });
});

// using-an-extension-inf-file: three extensions, two of them of one ExtensionId.
describe('Extension INFs', () => {
  const extension = (name: string, id: string, driverVer: string, models = ['CID_2']): PackageWords => ({
    name,
    driverVer,
    models,
    version: [
      'Class = Extension',
      'ClassGuid = {E2F84CE7-8EFA-411C-AA69-97454CA4CB57}',
      `ExtensionId = ${id}`,
    ],
  });
  const A = '{10000000-0000-0000-0000-00000000000a}';
  const B = '{10000000-0000-0000-0000-00000000000b}';
  const words = [
    { name: 'base.inf', models: ['HwID_2'], driverVer: '01/01/2019,1.0' },
    extension('a.inf', A, '01/01/2019,1.0'),
    extension('b1.inf', B, '01/01/2020,1.0', ['HwID_1']),
    extension('b2.inf', B.toUpperCase(), '01/01/2020,2.0'),
  ];
  it('the newest of each ExtensionId applies, whatever its rank', () => {
    const { chosen, extensions, others } = choose(nodesOf(words, DEVICE, WIN10));
    expect(chosen?.package.source.name).toBe('base.inf');
    expect(extensions.map(node => node.package.source.name).sort()).toEqual(['a.inf', 'b2.inf']);
    expect(others.map(({ node, lost }) => [node.package.source.name, lost])).toEqual([
      ['b1.inf', 'older-extension'],
    ]);
  });
  it('before Windows 10 they are packages like others', () => {
    expect(choose(nodesOf(words, DEVICE, windowsOf('8.1'))).chosen?.package.source.name).toBe('b1.inf');
  });
});

it('an INF compatible ID behind the sixteenth keeps the rank in its range', () => {
  const match = { deviceList: 'compatible', deviceIndex: 2, infList: 'compatible', infIndex: 40 } as const;
  expect(hex(identifierScore(match), 4)).toBe('0x3f02');
});

it.each([
  [0x00ff2001, true, '00 FF 2001'],
  [0x80ff0000, true, '80 FF 0000'],
  [0xc001, false, 'C001'],
])('prints ranks: %i', (value, wide, text) => {
  expect(printRank(value, wide)).toBe(text);
});

// signature-categories-and-driver-installation
it.each([
  ['windows-authority', 'silent', 'silent'],
  ['trusted-publisher', 'silent', 'silent'],
  ['untrusted-publisher', 'refused-logged', 'refused-silently'],
  ['unknown-trust', 'asks-to-trust', 'refused-silently'],
  ['altered', 'warns', 'refused-silently'],
  ['unsigned', 'warns', 'refused-silently'],
] as const)('a package that is %s', (category: SignatureCategory, administrator, user) => {
  expect([admissionOf(category, true), admissionOf(category, false)]).toEqual([administrator, user]);
});
