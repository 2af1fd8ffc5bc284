import { expect, test } from 'vitest';
import { configurabilityOf, type SelectedPackage } from '../../../src/engine/install/index.ts';
import { expandInstall, openInf } from '../../../src/inf/index.ts';
import { facts } from '../../machine/machines.ts';

const USB = '{36fc9e60-c465-11cf-8056-444553540000}';
const MEDIA = '{4d36e96c-e325-11ce-bfc1-08002be10318}';
const ON_10240 = facts('10.0.10240');

/** A package of Windows' own in the USB class, with an install section `[I]`. */
function packageOf(section: string, more: Partial<SelectedPackage> = {}): SelectedPackage {
  const text = `[Version]\nSignature=$WINDOWS NT$\n[I]\n${section}`;
  const opened = openInf(text);
  if (!opened.ok) throw new Error('no INF');
  const install = expandInstall({ name: 'usbport.inf', inf: opened.inf }, 'I', 'amd64');
  return { inf: 'usbport.inf', inbox: true, classGuid: USB, install, ...more };
}

test.each([
  ['AddReg=A\n[A]\nHKLM,SOFTWARE\\Contoso,X,,1', 'AddReg outside HKR: HKLM\\SOFTWARE\\Contoso'],
  [
    '[I.CoInstallers]\nAddReg=A\n[A]\nHKR,,CoInstallers32,0x10000,"a.dll,A"',
    'AddReg of co-installers: CoInstallers32',
  ],
  ['[I.Services]\nDelService=Old', 'DelService'],
  ['RegisterDlls=R\n[R]\n11,,a.dll,1', 'RegisterDlls'],
  ['LogConfig=L\n[L]\nIRQConfig=5', 'LogConfig'],
])('%s: not configurable', (section, reason) => {
  expect(configurabilityOf(ON_10240, packageOf(section))).toEqual({ configurable: false, reasons: [reason] });
});

test('a class that is not configurable is a reason, beside those of the package', () => {
  const of = packageOf('RegisterDlls=R\nLogConfig=L', { classGuid: MEDIA });
  expect(configurabilityOf(ON_10240, of)).toEqual({
    configurable: false,
    reasons: ['RegisterDlls', 'LogConfig', `Device class ${MEDIA} is not configurable.`],
  });
});

const PLAIN = 'AddReg=A\n[A]\nHKR,,X,,1\n[I.Services]\nAddService=s,2,S\n[S]\nServiceType=1';

test('a recorded package in a recorded class is configurable', () => {
  expect(configurabilityOf(ON_10240, packageOf(PLAIN))).toEqual({ configurable: true });
  expect(configurabilityOf(ON_10240, packageOf(PLAIN, { classGuid: USB.toUpperCase() }))).toEqual({
    configurable: true,
  });
});

test.each([
  ['another package', ON_10240, { inf: 'contoso.inf' }],
  ['a package of that name from elsewhere', ON_10240, { inbox: false }],
  ['another class', ON_10240, { classGuid: '{9f1c0d52-6a0b-4f57-8b1e-1f6f3d2c4b5a}' }],
  ['another build', facts('10.0.22631'), {}],
])('%s: not known', (_, windows, more) => {
  expect(configurabilityOf(windows, packageOf(PLAIN, more))).toEqual({ configurable: 'not known' });
});

test('before Windows 10 no package is', () => {
  expect(configurabilityOf(facts('8.1'), packageOf(PLAIN))).toMatchObject({ configurable: false });
});
