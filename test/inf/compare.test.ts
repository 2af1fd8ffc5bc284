import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedPart, compareInfs, decodeInf, formatText, openInf } from '../../src/inf/index.ts';
import { corpus } from './corpus.ts';
import { packages } from './generated.ts';

const BASE = `[Version]
Signature="$Windows NT$"
Class=Net
ClassGuid={4d36e972-e325-11ce-bfc1-08002be10318}
Provider=%P%
DriverVer=01/01/2026,1.0.0.0
[Manufacturer]
%P%=M,NTamd64,NTamd64.10.0...17763,NTarm64
[M.NTamd64]
%D%=Inst,PCI\\VEN_1234&DEV_0001
[M.NTamd64.10.0...17763]
%D%=Inst,PCI\\VEN_1234&DEV_0001
%E%=Other,PCI\\VEN_1234&DEV_0002
[M.NTarm64]
%D%=Inst,PCI\\VEN_1234&DEV_0001
[Inst.NT]
CopyFiles=F
AddReg=R
DelReg=Gone
[F]
a.sys,,,2
[R]
HKR,,Count,0x10001,16
HKR,,Name,,x
[Gone]
HKR,,Old
[Inst.NT.Services]
AddService=a,2,S,E
[S]
ServiceType=1
StartType=3
ErrorControl=1
ServiceBinary=%13%\\a.sys
AddReg=SR
[SR]
HKR,Parameters,P,0x10001,1
[E]
AddReg=ER
[ER]
HKR,,TypesSupported,0x10001,7
[Inst.NT.Interfaces]
AddInterface={0AB8A5AC-0000-0000-0000-000000000001},ref,I
[I]
AddReg=IR
[IR]
HKR,,FriendlyName,,%D%
[Inst.NT.Components]
AddComponent=panel,,C
[C]
ComponentIDs=VID1234-PANEL
[Inst.NT.Software]
AddSoftware=Panel,,W
[W]
SoftwareType=1
SoftwareBinary=%13%\\panel.exe
SoftwareVersion=1.0.0.0
[Other.NT]
CopyFiles=F
[SourceDisksNames]
1=disk,,,\\x64
[SourceDisksFiles]
a.sys=1
[DestinationDirs]
DefaultDestDir=13
[ControlFlags]
ExcludeFromSelect=*
[Strings]
P=Contoso
D=Card
E=Card 2
[Strings.0407]
P=Contoso
D=Karte
E=Karte 2
`;

/** The parts as text: a heading, and a line for each change. */
function said(before: string, after: string): string[] {
  const compared = compareInfs(before, after);
  if (!compared.ok) return [`${compared.side}: ${compared.error}`];
  return compared.parts.flatMap(part => [heading(part), ...part.changes.map(printChange)]);
}

function heading({ title, systems, models, language }: ComparedPart): string {
  return [title, systems.join('; '), models.join('; '), language].filter(Boolean).join(' | ');
}

function printChange({ what, before, after }: ComparedPart['changes'][number]): string {
  return `${what}: ${before?.says ?? '-'} → ${after?.says ?? '-'}`;
}

const edited = (...edits: readonly (readonly [from: string | RegExp, to: string])[]): string =>
  edits.reduce((text, [from, to]) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    return changed;
  }, BASE);

const ALL = '[Inst.NT] | amd64, every Windows; arm64, every Windows | Card  PCI\\VEN_1234&DEV_0001';

describe('what changed', () => {
  it.each<[what: string, from: string | RegExp, to: string, said: string[]]>([
    [
      'DriverVer',
      '1.0.0.0',
      '1.0.0.1',
      ['[Version]', 'DriverVer: 01/01/2026, 1.0.0.0 → 01/01/2026, 1.0.0.1'],
    ],
    [
      'an entry of [Version]',
      'Class=Net\n',
      'Class=Net\nPnpLockdown=1\n',
      ['[Version]', 'PnpLockdown: - → 1'],
    ],
    ['another section', 'Select=*', 'Select=X', ['[ControlFlags]', 'ExcludeFromSelect: * → X']],
    [
      'a registry value',
      ',16',
      ',17',
      [ALL, 'HKR (software key)  Count: 16  (flags 0x10001) → 17  (flags 0x10001)'],
    ],
    ['a registry value that goes', 'HKR,,Name,,x\n', '', [ALL, 'HKR (software key)  Name: x → -']],
    ['an empty one is not a 0', 'Name,,x', 'Name,,', [ALL, 'HKR (software key)  Name: x → ']],
    ['a deletion', 'HKR,,Old', 'HKR,,Older', [ALL, 'DelReg  HKR Older: - → ', 'DelReg  HKR Old:  → -']],
    ['a start type', 'StartType=3', 'StartType=0', [ALL, 'AddService a  StartType: 3 → 0']],
    ['flags of a service', 'AddService=a,2', 'AddService=a,0', [ALL, 'AddService a: 2 → 0']],
    [
      'a value of a service',
      'P,0x10001,1',
      'P,0x10001,2',
      [ALL, 'AddService a  HKR (service key)\\Parameters  P: 1  (flags 0x10001) → 2  (flags 0x10001)'],
    ],
    [
      'an interface',
      'FriendlyName,,%D%',
      'FriendlyName,,X',
      [
        ALL,
        'AddInterface {0AB8A5AC-0000-0000-0000-000000000001} ref  HKR (interface key)  FriendlyName: Card → X',
        `${ALL.replace('Card', 'Karte')} | 0407`,
        'AddInterface {0AB8A5AC-0000-0000-0000-000000000001} ref  HKR (interface key)  FriendlyName: Karte → X',
      ],
    ],
    [
      'a component',
      '1234-PANEL',
      '1234-PANEL2',
      [ALL, 'AddComponent panel  ComponentIDs: VID1234-PANEL → VID1234-PANEL2'],
    ],
    [
      'software',
      'SoftwareVersion=1.0.0.0',
      'SoftwareVersion=2.0.0.0',
      [ALL, 'AddSoftware Panel  SoftwareVersion: 1.0.0.0 → 2.0.0.0'],
    ],
    [
      'a section that is lost',
      'AddReg=R\n',
      'AddReg=Q\n',
      [
        ALL,
        'AddReg [Q]: - → which is not there',
        'HKR (software key)  Count: 16  (flags 0x10001) → -',
        'HKR (software key)  Name: x → -',
      ],
    ],
    [
      'a text in one language',
      'D=Karte',
      'D=Die Karte',
      [
        'Models | amd64, every Windows; arm64, every Windows | 0407',
        'PCI\\VEN_1234&DEV_0001: Karte, by Contoso → Die Karte, by Contoso',
        `${ALL.replace('Card', 'Die Karte')} | 0407`,
        'AddInterface {0AB8A5AC-0000-0000-0000-000000000001} ref  HKR (interface key)  FriendlyName: Karte → Die Karte',
      ],
    ],
    [
      'a model',
      '%E%=Other,PCI\\VEN_1234&DEV_0002',
      '%E%=Other,PCI\\VEN_1234&DEV_0002,PCI\\VEN_1234',
      [
        'Models | amd64, Windows 10.0.17763 and later',
        'PCI\\VEN_1234&DEV_0002: Card 2, by Contoso → Card 2, by Contoso, compatible IDs PCI\\VEN_1234',
      ],
    ],
    [
      'a model of the same section',
      '[M.NTarm64]\n',
      '[M.NTarm64]\n%E%=Inst,PCI\\VEN_1234&DEV_0003\n',
      ['Models | arm64, every Windows', 'PCI\\VEN_1234&DEV_0003: - → Card 2, by Contoso'],
    ],
    [
      'the only model of a section, with what is no longer installed',
      /%E%=Other.*\n/,
      '',
      [
        'Models | amd64, Windows 10.0.17763 and later',
        'PCI\\VEN_1234&DEV_0002: Card 2, by Contoso → -',
        '[Other.NT] | amd64, Windows 10.0.17763 and later | Card 2  PCI\\VEN_1234&DEV_0002',
        '%13%\\a.sys: from \\x64\\a.sys  (flags 0x2) → -',
      ],
    ],
    [
      'a Windows version',
      /17763/g,
      '19041',
      [
        'Models | amd64, Windows 10.0.17763 to before 10.0.19041',
        'PCI\\VEN_1234&DEV_0002: Card 2, by Contoso → -',
        '[Other.NT] | amd64, Windows 10.0.17763 to before 10.0.19041 | Card 2  PCI\\VEN_1234&DEV_0002',
        '%13%\\a.sys: from \\x64\\a.sys  (flags 0x2) → -',
      ],
    ],
  ])('%s', (_, from, to, changes) => {
    expect(said(BASE, edited([from, to]))).toEqual(changes);
  });

  it('where a file goes, for every install section that copies it', () => {
    expect(said(BASE, edited(['DestDir=13', 'DestDir=12']))).toEqual([
      '[Inst.NT] | amd64, every Windows; arm64, every Windows | Card  PCI\\VEN_1234&DEV_0001; Card 2  PCI\\VEN_1234&DEV_0002',
      '%12%\\a.sys: - → from \\x64\\a.sys  (flags 0x2)',
      '%13%\\a.sys: from \\x64\\a.sys  (flags 0x2) → -',
    ]);
  });

  it.each<[what: string, from: string | RegExp, to: string]>([
    ['names of sections', /\bR\b/g, 'Registry'],
    ['the install section', /\bOther\b/g, 'Another'],
    ['an extension that says the same', '[Other.NT]', '[Other]'],
    ['keys of strings', /%P%|^P\b/gm, '%P%'],
    ['upper and lower case', 'a.sys,,,2', 'A.SYS,,,2'],
    ['how a number is written', '0x10001,16', '65537,0x10'],
    ['empty fields at the end', '[S]\n', '[S]\n; nothing\n'],
    ['how a GUID is written', '{0AB8A5AC', '{0ab8a5ac'],
    ['sections that nothing leads to', '[Strings]', '[Unused]\nHKR,,x\n[Strings]'],
    ['strings that nothing uses', '[Strings]\n', '[Strings]\nUnused="x"\n'],
    [
      'an architecture given its own, equal section',
      '[Other.NT]\n',
      '[Other.NTamd64]\nCopyFiles=F\n[Other.NT]\n',
    ],
  ])('%s do not count', (_, from, to) => {
    if (from instanceof RegExp && from.source.includes('%P%')) {
      expect(said(BASE, BASE.replaceAll('%P%', '%Who%').replaceAll(/^P=/gm, 'Who='))).toEqual([]);
    } else expect(said(BASE, edited([from, to]))).toEqual([]);
  });

  it('order does not count', () => {
    expect(
      said(BASE, edited(['HKR,,Count,0x10001,16\nHKR,,Name,,x', 'HKR,,Name,,x\nHKR,,Count,0x10001,16'])),
    ).toEqual([]);
  });

  it('every line counts', () => {
    const lines = BASE.split('\n').filter(line => /^[^[]/.test(line) && !line.startsWith('Signature'));
    const unseen = lines.filter(line => said(BASE, BASE.replace(`\n${line}\n`, '\n')).length === 0);
    expect(unseen).toEqual([]);
  });

  it('says which side is no INF', () => {
    expect(compareInfs(BASE, '[Version')).toMatchObject({ ok: false, side: 'after', errorLine: 1 });
    expect(compareInfs('[A]\n', BASE)).toMatchObject({ ok: false, side: 'before', errorLine: 0 });
  });
});

describe('what always holds', () => {
  const runs = { seed: 1703, numRuns: 300 };

  it('an INF says the same as itself, and as itself formatted', () => {
    fc.assert(
      fc.property(packages, text => {
        if (!openInf(text).ok) return;
        expect(said(text, text)).toEqual([]);
        expect(said(text, formatText(text))).toEqual([]);
      }),
      runs,
    );
  });

  it('the other way round the same is said with the sides exchanged', () => {
    fc.assert(
      fc.property(packages, packages, (a, b) => {
        const [there, back] = [compareInfs(a, b), compareInfs(b, a)];
        if (!there.ok || !back.ok) return;
        const facts = (parts: readonly ComparedPart[], isBack: boolean): string[] =>
          parts
            .flatMap(part => part.changes)
            .map(({ what, before, after }) => {
              const sides = [before?.means ?? '-', after?.means ?? '-'];
              return [what.toLowerCase(), ...(isBack ? sides.toReversed() : sides)].join('|');
            })
            .toSorted();
        expect(facts(back.parts, true)).toEqual(facts(there.parts, false));
      }),
      runs,
    );
  });
});

describe.skipIf(corpus.length === 0)('the corpus', () => {
  it('every file says the same as itself formatted', () => {
    const texts = corpus.map(({ name, bytes }) => ({ name, text: decodeInf(bytes).text }));
    const different = texts.filter(({ text }) => openInf(text).ok && said(text, formatText(text)).length > 0);
    expect(different.map(({ name }) => name)).toEqual([]);
  });
});
