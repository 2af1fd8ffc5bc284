import { describe, expect, it } from 'vitest';
import { eraCitation, eraOf, type Facts, parseWindowsVersion } from '../../src/base/index.ts';

function facts(version: string, servicePack = 0): Facts {
  return {
    version: parseWindowsVersion(version)!,
    architecture: 'x86',
    productType: 'workstation',
    suiteMask: 0,
    servicePack,
    edition: 'Professional',
    sMode: false,
  };
}

describe('eras', () => {
  it.each([
    [
      '2000',
      4,
      {
        rankBits: 16,
        unsignedIsUndated: true,
        versionBreaksTies: false,
        driverStore: false,
      },
    ],
    [
      'xp',
      0,
      {
        versionBreaksTies: false,
        unsignedIsUndated: false,
        foundNewHardware: 'wizard',
      },
    ],
    [
      'xp',
      2,
      { versionBreaksTies: true, decoratedModelsRequired: false, longestField: 512, log: 'setupapi.log' },
    ],
    ['2003', 0, { versionBreaksTies: true, decoratedModelsRequired: false }],
    ['2003', 1, { decoratedModelsRequired: true, copyInf: 'after-install', firstTimeSetup: true }],
    [
      'vista',
      0,
      {
        rankBits: 32,
        storeName: 'hash8',
        allSigningEqual: false,
        foundNewHardware: 'wizard-runs-autorun',
        decoratedModelsRequired: true,
      },
    ],
    [
      '7',
      1,
      {
        storeName: 'neutral-hash16',
        allSigningEqual: true,
        rebootAlways: true,
        finishInstall: 'installation',
        sharedClasses: true,
      },
    ],
    [
      '8',
      0,
      { storeName: 'arch-hash16', rebootAlways: false, finishInstall: 'action-center', dirid13: false },
    ],
    ['8.1', 0, { dirid13: true, configurablePackages: false }],
    [
      '10.0.10240',
      0,
      { configurablePackages: true, buildDecorations: false, installersSelect: true, strongName: 'hash16' },
    ],
    ['10.0.14393', 0, { buildDecorations: true, installersSelect: true }],
    ['11', 0, { installersSelect: false, firstSearch: 'store', copyInf: 'import' }],
  ] as const)('%s sp%i', (version, servicePack, traits) => {
    expect(eraOf(facts(version, servicePack))).toMatchObject(traits);
  });
  it('have a reason for every trait', () => {
    for (const trait of Object.keys(eraOf(facts('11')))) {
      const citation = eraCitation(trait as 'rankBits');
      if (citation.grade === 'assumed') expect(citation.settledBy, trait).toContain('settled by');
    }
  });
});
