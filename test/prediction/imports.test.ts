import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/machine/folder/index.ts';
import { diffLog } from '../../src/prediction/index.ts';
import { shared } from '../shared.ts';

const given = { digest: sha256, packages: new Map() };
const STORE = 'C:\\Windows\\System32\\DriverStore\\FileRepository\\lamp.inf_amd64_1111111111111111\\lamp.inf';

/** What differs of a log's only section, without what has a reason. */
function differences(windows: string, ...lines: string[]): string[] {
  const { sections, unpredicted } = diffLog(Buffer.from(lines.join('\r\n')), given, windows);
  expect(unpredicted).toEqual([]);
  return sections[0]!.differences
    .filter(({ reason }) => reason === undefined)
    .map(one =>
      one.kind === 'missing' ? `- ${one.recorded.text.trim()}` : `+ ${one.predicted.text.trim()}`,
    );
}

// The forms are those of recordings 001, 086, 098 and 099; the names are ours.
describe('sections of packages', () => {
  const known = [
    '>>>  [Device Install (DiInstallDriver) - C:\\lamp\\lamp.inf]',
    '>>>  Section start 2017/10/31 13:40:38.687',
    '     inf: {SetupCopyOEMInf: C:\\lamp\\lamp.inf} 13:40:38.696',
    '!    inf:      Driver package is already in driver store',
  ];

  it('a package that is in the store is found there', () => {
    expect(
      differences(
        '10.0.10240',
        `>>>  [SetupCopyOEMInf - ${STORE}]`,
        '>>>  Section start 2016/10/05 11:38:03.288',
        `     inf: Driver Store Path: ${STORE}`,
        '     inf: Published Inf Path: C:\\Windows\\INF\\oem7.inf',
        '<<<  Section end 2016/10/05 11:38:03.511',
        '<<<  [Exit status: SUCCESS]',
      ),
    ).toEqual([]);
  });

  it('is told so by DiInstallDriver; driver setup tells it in its own way', () => {
    expect(differences('10.0.16299', ...known)).toEqual([]);
    expect(differences('10.0.19041', ...known)).not.toEqual([]);
  });

  it('driver setup is told what the program gave', () => {
    const lines = [
      '>>>  [Device Install (DiInstallDriver) - C:\\lamp\\lamp.inf]',
      '>>>  Section start 2022/06/18 04:28:53.280',
      '     ndv: Flags: 0x00000002',
      '     ndv: INF path: C:\\lamp\\lamp.inf',
      '     dvs: {DrvSetupInstallDriver - C:\\lamp\\lamp.inf}',
      '     dvs:      Flags: 0x00000001',
      '     dvs:      {Driver Setup Import Driver Package: C:\\lamp\\lamp.inf} 04:28:53.288',
    ];
    expect(differences('10.0.19044', ...lines)).toEqual([]);
    expect(differences('10.0.16299', ...lines)).not.toEqual([]);
  });

  it('a package that is taken out is described', () => {
    expect(
      differences(
        '10.0.26100',
        '>>>  [Driver Uninstall (DiUninstallDriver) - C:\\Windows\\INF\\oem38.inf]',
        '>>>  Section start 2024/11/02 17:27:49.862',
        '     ndv: Flags: 0x00000000',
        '     ndv: INF path: C:\\Windows\\INF\\oem38.inf',
        '     dvs: {DrvSetupUninstallDriver - C:\\Windows\\INF\\oem38.inf}',
        '     dvs:      Flags: 0x00000000',
        '     dvs:      {Driver Setup Delete Driver Package: oem38.inf} 17:27:50.033',
        '     ump:           Delete flags: 0x00000002',
        '     pol:           {Driver package policy check} 17:27:50.116',
        '     pol:           {Driver package policy check - exit(0x00000000)} 17:27:50.118',
        `     sto:           {Unstage Driver Package: ${STORE}} 17:27:50.121`,
        '     inf:                Provider       = Contoso',
        '     inf:                Class GUID     = {4d36e968-e325-11ce-bfc1-08002be10318}',
        '     inf:                Class Version  = 2.0',
        '     inf:                Driver Version = 10/14/2026,10.26.6.91',
        '     inf:                Catalog File   = lamp.cat',
      ),
    ).toEqual([]);
  });
});

const recordings = shared('recordings/raw');
describe.skipIf(!recordings)('recorded imports (shared recordings)', () => {
  it.each([
    ['001', '', 172, 69],
    ['002', '', 1252, 47],
    ['040', '10.0.19041', 1, 67],
    ['040', '10.0.19041', 73, 44],
    ['083', '10.0.10586', 1, 14],
  ])('%s.log of %s, line %i: all %i lines', (file, windows, line, count) => {
    const { sections } = diffLog(readFileSync(`${recordings}/${file}.log`), given, windows || undefined);
    const section = sections.find(one => one.line === line)!;
    expect(section.differences).toEqual([]);
    expect(section.lines).toHaveLength(count);
  });
});
