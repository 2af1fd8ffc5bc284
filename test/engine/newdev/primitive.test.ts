import { expect, test } from 'vitest';
import { textOf } from '../../../src/machine/index.ts';
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
