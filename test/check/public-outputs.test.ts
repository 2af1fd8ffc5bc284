import { expect, it } from 'vitest';
import { type CheckOptions, checkInf, DEFAULT_OPTIONS, readSource } from '../../src/check/index.ts';
import { sampleInf } from './sample.ts';

const build = (number: number): Partial<CheckOptions> => ({ rules: { major: 10, minor: 0, build: number } });
const U = { mode: 'u' } as const;
const SERVICES = '[Demo_Install.NT.Services]\nAddService = ContosoDemo, 2, Demo_Service\n';
const COINSTALLER = (dlls: string): string =>
  `[Demo_Install.NT.CoInstallers]\nAddReg = Demo_Co\n[Demo_Co]\nHKR,,CoInstallers32,0x00010000,${dlls}`;

/**
 * What InfVerif was seen to say in public, told again with lines of our own: where, what the INF has, the options, the
 * code, and the text of the lines that are named; `undefined` is no line.
 */
const SEEN: readonly (readonly [
  where: string,
  inf: string,
  options: Partial<CheckOptions>,
  code: number,
  lines: readonly (string | undefined)[],
])[] = [
  [
    'Windows-driver-samples issue 133, pull 160',
    '[DestinationDirs]\nDefaultDestDir = 13\n[DestinationDirs]\nDemo_Files = 13',
    build(15063),
    1209,
    ['[DestinationDirs]'],
  ],
  [
    'Windows-driver-samples issue 430: not in 10.0.18362',
    '[Version]\n;- PnpLockdown',
    { ...U, ...build(18362) },
    1324,
    [],
  ],
  ['gbhv issue 16', '[Version]\n;- PnpLockdown', { ...U, ...build(19041) }, 1324, ['[Version]']],
  [
    'gbhv issue 16',
    '[Models.NTamd64.10.0...17763]\n;- %Device%',
    { ...U, ...build(19041) },
    1297,
    [undefined],
  ],
  [
    'windows-driver-docs issue 2067: not in 10.0.18362',
    '[Models.NTamd64.10.0...17763]\n;- %Device%',
    { ...U, ...build(18362) },
    1297,
    [],
  ],
  [
    'kvm-guest-drivers-windows issue 541',
    COINSTALLER('"demo.dll,Demo","WdfCoInstaller01011.dll,WdfCoInstaller"'),
    build(17763),
    1303,
    ['HKR,,CoInstallers32,0x00010000,"demo.dll,Demo","WdfCoInstaller01011.dll,WdfCoInstaller"'],
  ],
  [
    'kvm-guest-drivers-windows issue 541',
    COINSTALLER('"WdfCoInstaller01011.dll,WdfCoInstaller"'),
    build(17763),
    1303,
    [],
  ],
  ['Windows-driver-samples pull 936', COINSTALLER('"demo.dll,Demo"'), build(26100), 1303, ['[Demo_Co]']],
  ['kmclass issue 4', '[DestinationDirs]\nDemo_Files = 12', build(22621), 1322, ['demo.sys']],
  [
    'Windows-driver-samples pull 936',
    '[DestinationDirs]\nDemo_Files = 12',
    build(26100),
    1322,
    ['[Demo_Files]'],
  ],
  [
    'Windows-driver-samples issue 1025',
    '[Demo_Install.NT.Services]\nAddService = dynambus, 2, Demo_Service\n[Demo_Install.NT.Wdf]\nKmdfService = dynambus, Demo_Wdf\n[Demo_Wdf]\nKmdfLibraryVersion = 1.15',
    { ...U, ...build(22621) },
    1293,
    ['AddService = dynambus, 2, Demo_Service', 'KmdfService = dynambus, Demo_Wdf'],
  ],
  [
    'UDE issue 8',
    '[Demo_Install.NT.HW]\nAddReg = Demo_Values\nInclude = machine.inf\nNeeds = PciD3ColdSupported',
    { ...U, ...build(22621) },
    1203,
    ['AddReg = Demo_Values'],
  ],
  [
    'UDE issue 8',
    '[Demo_Service]\nDisplayName = %Demo%.Name%',
    { ...U, ...build(22621) },
    1235,
    ['DisplayName = %Demo%.Name%', 'DisplayName = %Demo%.Name%'],
  ],
  [
    'IddSampleDriver issue 53',
    '[Manufacturer]\n%Contoso% = Models, NTamd64\n;- [Models.NTamd64.10.0...17763]\n[Models.NTamd64]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001\n[Demo_Service]\nServiceBinary = %12%\\WUDFRd.sys',
    { mode: 'h' },
    2084,
    ['[Demo_Install.NT]'],
  ],
  ['IddSampleDriver issue 53', '[Demo_Service]\n;- ServiceBinary', {}, 1013, ['[Demo_Service]']],
  [
    'IddSampleDriver issue 53',
    `${SERVICES}AddService = ContosoOther`,
    {},
    1005,
    ['AddService = ContosoOther'],
  ],
  [
    'windows-drivers-rs issue 423',
    '[Version]\nProvider = %Nobody%\n[Strings]\nNobody = ""',
    {},
    1234,
    ['[Version]'],
  ],
  [
    'windows-drivers-rs issue 423',
    '[Manufacturer]\n%Contoso% = Models, NTamd64\n;- [Models.NTamd64.10.0...17763]\n[Models.NTamd64]\n%Device% = Demo_Install, USB\\VID_1209&PID_0001\n[Demo_Install.NT]\nCopyFiles = Demo_Files, Demo_More\n[Demo_More]\nmore.sys\n[SourceDisksFiles]\nmore.sys = 1',
    {},
    1199,
    [undefined],
  ],
  [
    'windows-drivers-rs, tests of cargo-wdk',
    '[Demo_Service]\nDisplayName = %Nothing%\n[Strings]\nNothing = ""',
    {},
    1006,
    [],
  ],
  [
    'Windows-rust-driver-samples pull 21',
    '[Version]\nClass = Sample\nClassGuid = {78a1c341-4539-11d3-b88d-00c04fad5171}',
    {},
    1284,
    ['Class = Sample'],
  ],
  [
    'Windows-driver-samples pull 292',
    '[Version]\nClass = Printer\nClassGuid = {4d36e979-e325-11ce-bfc1-08002be10318}\n;- [Demo_Install.NT.Services]',
    build(17763),
    1296,
    ['%Device% = Demo_Install, USB\\VID_1209&PID_0001'],
  ],
  [
    'Windows-driver-samples commit 217e46c9',
    '[Demo_Files]\ndemo.sys,,,0x00004000',
    {},
    1103,
    ['demo.sys,,,0x00004000'],
  ],
];

it.each(SEEN)('%s: %j', (_where, patch, options, code, lines) => {
  const text = sampleInf({ inf: patch });
  const found = checkInf(readSource('demo.inf', new TextEncoder().encode(text)), {
    ...DEFAULT_OPTIONS,
    ...options,
  });
  const named = found
    .filter(one => one.code === code)
    .map(({ line }) => (line === undefined ? undefined : text.split('\n')[line - 1]));
  expect(named).toEqual(lines);
});
