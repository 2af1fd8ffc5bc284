import { expect, test } from 'vitest';
import { listOf, multiSz, sz, textOf } from '../../../src/machine/index.ts';
import { NewdevWorld } from './world.ts';

const SERVICE = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\filter';

/** creating-a-primitive-driver: no [Manufacturer], a [DefaultInstall] for the architecture. */
const PRIMITIVE = [
  '[Version]',
  'Signature="$Windows NT$"',
  'Class=System',
  'ClassGuid={4d36e97d-e325-11ce-bfc1-08002be10318}',
  'Provider="Contoso"',
  'DriverVer=01/01/2026,1.0.0.0',
  'CatalogFile=toaster.cat',
  'PnpLockdown=1',
  '[DefaultInstall.NTamd64]',
  'CopyFiles=Files',
  '[DefaultInstall.NTamd64.Services]',
  'AddService=filter,,Service',
  '[Service]',
  'ServiceType=2',
  'StartType=3',
  'ErrorControl=1',
  'ServiceBinary=%13%\\toaster.sys',
  '[Files]',
  'toaster.sys',
  '[DestinationDirs]',
  'Files=13',
  '[SourceDisksNames]',
  '1="Disk"',
  '[SourceDisksFiles]',
  'toaster.sys=1',
].join('\r\n');

const imageOf = ({ transaction: { registry } }: NewdevWorld): string | undefined =>
  textOf(registry.value(SERVICE, 'ImagePath'));
const staged = ({ transaction: { volume } }: NewdevWorld): string[] =>
  volume.list('C:\\Windows\\INF').filter(name => /^oem/i.test(name));

test.each(['DiInstallDriver', 'InstallHinfSection'] as const)(
  '%s stages it and installs it from the store',
  way => {
    const at = new NewdevWorld('11');
    const inf = at.package('C:\\filter', PRIMITIVE);
    if (way === 'DiInstallDriver') expect(at.api.DiInstallDriver({ inf, flags: 0 }).ret).toBe(true);
    else at.api.InstallHinfSection({ section: 'DefaultInstall', mode: 132, path: inf });
    expect(staged(at)).toEqual(['oem0.inf']);
    expect(imageOf(at)).toMatch(
      /\\DriverStore\\FileRepository\\toaster\.inf_amd64_[\da-f]{16}\\toaster\.sys$/i,
    );
  },
);

test('before Windows 10 1903 InstallHinfSection carries the section out in place', () => {
  const at = new NewdevWorld('10.0.17763');
  const inf = at.package('C:\\filter', PRIMITIVE);
  at.api.InstallHinfSection({ section: 'DefaultInstall', mode: 132, path: inf });
  expect([staged(at), imageOf(at) !== undefined]).toEqual([[], true]);
});

const CONTOSO = 'HKLM\\SOFTWARE\\Contoso';

/** With what a primitive driver may leave outside of the driver store. */
const WIDE = PRIMITIVE.replace(
  'CopyFiles=Files',
  ['CopyFiles=Files,Tools', 'AddReg=Registry', 'DelReg=Gone'].join('\r\n'),
)
  .replace('Files=13', 'Files=13\r\nTools=11')
  .replace('toaster.sys=1', 'toaster.sys=1\r\ntool.exe=1')
  .concat(
    '\r\n',
    [
      '[Tools]',
      'tool.exe',
      '[Registry]',
      'HKLM,SOFTWARE\\Contoso\\Filter,Heat,0x10001,3',
      'HKLM,SOFTWARE\\Contoso,Name,,Filter',
      'HKLM,SOFTWARE\\Contoso,All,0x10008,two',
      'HKLM,SOFTWARE\\Contoso\\Empty,,0x10',
      'HKLM,SOFTWARE\\Contoso,Old,0x4',
      '[Gone]',
      'HKLM,SOFTWARE\\Contoso,Before',
    ].join('\r\n'),
  );

/** What an uninstallation of what WIDE installed leaves. */
function after(uninstall: (at: NewdevWorld, inf: string) => void, windows = '11'): NewdevWorld {
  const at = new NewdevWorld(windows);
  at.value(CONTOSO, 'All', multiSz(['one']));
  at.value(CONTOSO, 'Kept', sz('kept'));
  const inf = at.package('C:\\filter', WIDE);
  at.write('C:\\filter\\tool.exe', 'tool');
  expect(at.api.DiInstallDriver({ inf, flags: 0 }).ret).toBe(true);
  const { registry, volume } = at.transaction;
  expect(listOf(registry.value(CONTOSO, 'All'))).toEqual(['one', 'two']);
  expect(volume.file('C:\\Windows\\System32\\tool.exe')).toBeDefined();
  uninstall(at, inf);
  return at;
}

/** creating-a-primitive-driver: the uninstallation does the inverse of what the installation did. */
test.each<[string, (at: NewdevWorld, inf: string) => void]>([
  ['DiUninstallDriver', (at, inf) => void at.api.DiUninstallDriver({ inf, flags: 0 })],
  [
    'InstallHinfSection',
    (at, inf) => at.api.InstallHinfSection({ section: 'DefaultUninstall.NTamd64', mode: 132, path: inf }),
  ],
])('%s takes back services, files and registry entries', (_, uninstall) => {
  const at = after(uninstall);
  const { registry, volume } = at.transaction;
  expect(registry.has(SERVICE)).toBe(false);
  expect(volume.file('C:\\Windows\\System32\\tool.exe')).toBeUndefined();
  expect(
    registry
      .values(CONTOSO)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['All', 'Kept']);
  expect(listOf(registry.value(CONTOSO, 'All'))).toEqual(['one']);
  expect(registry.keys(CONTOSO)).toEqual([]);
  expect(staged(at)).toEqual([]);
});

test('a service that runs goes at the next start, and the answer says so', () => {
  const at = after((at, inf) => {
    const running = {
      kind: 'running',
      what: 'service',
      name: 'filter',
      after: { state: 'running' },
    } as const;
    at.transaction.change(running, { call: 'test', because: { grade: 'documented', page: 'test' } });
    expect(at.api.DiUninstallDriver({ inf, flags: 0 })).toMatchObject({ ret: true, reboot: true });
  });
  expect(at.transaction.registry.value(SERVICE, 'DeleteFlag')?.data).toBe(1);
});

test('with DIURFLAG_NO_REMOVE_INF the package stays, and what it installed does not', () => {
  const at = after((at, inf) => void at.api.DiUninstallDriver({ inf, flags: 1 }));
  expect([staged(at), at.transaction.registry.has(SERVICE)]).toEqual([['oem0.inf'], false]);
});
