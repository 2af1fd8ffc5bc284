import { describe, expect, it } from 'vitest';
import { errorName } from '../../../src/base/index.ts';
import {
  type Consent,
  deletePackage,
  exportPackage,
  importPackage,
  type SignatureVerdict,
  type StoreOutcome,
} from '../../../src/engine/store/index.ts';
import { difference } from '../../../src/machine/index.ts';
import { Bench, memoryMachine, type PackageShape, TRUSTED, writePackage } from './machine.ts';

const REPOSITORY = 'C:\\Windows\\System32\\DriverStore\\FileRepository';
const CATALOGS = 'C:\\Windows\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}';
const INF = 'D:\\own.inf';

function bench(windows = '10.0.26100', shape: PackageShape = {}): Bench {
  const made = new Bench(memoryMachine(windows));
  writePackage(made, INF, { catalog: 'own.cat', ...shape });
  return made;
}

function importInto(
  { work }: Bench,
  path = INF,
  verdict: SignatureVerdict = TRUSTED({} as never, undefined),
  consent?: Consent,
): StoreOutcome {
  return importPackage(work, path, { verifier: () => verdict, consent, copyFirst: false, importFlags: 0 });
}

/** A devnode that an INF installed. */
function useBy(made: Bench, inf: string): void {
  const control = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{c}\\0000';
  made.set('HKLM\\SYSTEM\\CurrentControlSet\\Enum\\ROOT\\SAMPLE\\0000', 'Driver', '{c}\\0000');
  made.set(control, 'InfPath', inf);
}

describe('importing a package', () => {
  it.each([
    ['6.0.6002', /^own\.inf_[\da-f]{8}$/],
    ['6.1.7601', /^own\.inf_amd64_neutral_[\da-f]{16}$/],
    ['6.3.9600', /^own\.inf_amd64_[\da-f]{16}$/],
    ['10.0.26100', /^own\.inf_amd64_[\da-f]{16}$/],
  ])('on %s puts INF, catalog and files into a directory %s', (windows, form) => {
    const made = bench(windows, { files: ['own.sys', 'x64\\own.dll'] });
    const { code, inf, directory } = importInto(made);
    expect([code, inf]).toEqual([0, 'oem0.inf']);
    expect(directory).toMatch(form);
    const { volume } = made.transaction;
    const names = ['own.inf', 'own.cat', 'own.sys', 'x64\\own.dll'];
    expect(names.filter(name => volume.file(`${REPOSITORY}\\${directory}\\${name}`))).toEqual(names);
    expect(volume.file('C:\\Windows\\INF\\oem0.inf')).toEqual(volume.file(INF));
    expect(volume.file(`${CATALOGS}\\oem0.cat`)).toEqual(volume.file('D:\\own.cat'));
  });

  it('takes the lowest number that is free, and for the same INF the name that it has', () => {
    const made = bench();
    for (const taken of [0, 1, 3]) made.write(`C:\\Windows\\INF\\oem${taken}.inf`, `${taken}`);
    expect(importInto(made).inf).toBe('oem2.inf');
    const { effects } = made.transaction;
    const before = effects.length;
    made.write('E:\\other\\own.inf', new TextDecoder().decode(made.transaction.volume.file(INF)!.bytes()));
    const again = importInto(made, 'E:\\other\\own.inf');
    expect(again).toMatchObject({ code: 0, inf: 'oem2.inf' });
    expect(
      effects.slice(before).filter(effect => !('path' in effect && effect.path.startsWith('E:'))),
    ).toEqual([]);
    writePackage(made, 'D:\\second\\own.inf', { catalog: 'own.cat', ids: 2 });
    expect(importInto(made, 'D:\\second\\own.inf').inf).toBe('oem4.inf');
  });

  it('keeps the database keys that Windows 10 keeps', () => {
    const made = bench('10.0.26100', { ids: 1, driverVer: '11/01/2012,1.0.0.0' });
    const { directory } = importInto(made);
    const { registry } = made.transaction;
    const root = 'HKLM\\SYSTEM\\DriverDatabase';
    const value = (key: string, name: string): unknown => registry.value(`${root}\\${key}`, name)?.data;
    expect(value('DriverInfFiles\\oem0.inf', 'Active')).toBe(directory);
    expect(value('DriverInfFiles\\oem0.inf', '')).toEqual([directory]);
    expect(value('DeviceIds\\ROOT\\SAMPLE0', 'oem0.inf')).toEqual(Uint8Array.of(1, 0xff, 0, 0));
    expect(value('DeviceIds\\{4d36e97d-e325-11ce-bfc1-08002be10318}', 'oem0.inf')).toEqual(new Uint8Array());
    const own = `DriverPackages\\${directory}`;
    expect(value(own, '')).toBe('oem0.inf');
    expect(value(own, 'SignerScore')).toBe(0x0f000000);
    // The bytes of date, version and class are those of the page's own package.
    expect([...(value(own, 'Version') as Uint8Array)].slice(8, 40)).toEqual([
      0x7d, 0xe9, 0x36, 0x4d, 0x25, 0xe3, 0xce, 0x11, 0xbf, 0xc1, 0x08, 0x00, 0x2b, 0xe1, 0x03, 0x18, 0x00,
      0x40, 0xf9, 0xd5, 0xc3, 0xb7, 0xcd, 0x01, 0, 0, 0, 0, 0, 0, 1, 0,
    ]);
    expect(value(`${own}\\Configurations\\Install.NTamd64`, 'Service')).toBe('sample');
    expect(value(`${own}\\Descriptors\\ROOT\\SAMPLE0`, 'Description')).toBe('%Device%');
    expect(value(`${own}\\Strings`, 'device')).toBe('Sample Device');
  });

  it('imports the packages that CopyINF names, in turn, and each once', () => {
    const made = bench('10.0.26100', { install: ['CopyINF = two.inf'] });
    writePackage(made, 'D:\\two.inf', {
      catalog: 'own.cat',
      install: ['CopyINF = own.inf, three.inf'],
      ids: 2,
    });
    writePackage(made, 'D:\\three.inf', { catalog: 'own.cat', ids: 3 });
    expect(importInto(made)).toMatchObject({ code: 0, inf: 'oem0.inf' });
    expect(made.transaction.volume.list(REPOSITORY).map(name => name.split('_')[0])).toEqual([
      'own.inf',
      'three.inf',
      'two.inf',
    ]);
  });
});

describe('refusals', () => {
  it.each([
    ['a file is missing', (made: Bench) => made.remove('D:\\own.sys'), 'ERROR_FILE_NOT_FOUND'],
    ['the catalog is missing', (made: Bench) => made.remove('D:\\own.cat'), 'ERROR_FILE_NOT_FOUND'],
    ['the INF is missing', (made: Bench) => made.remove(INF), 'ERROR_FILE_NOT_FOUND'],
    [
      'it has no class and no models',
      (made: Bench) => made.write(INF, '[Version]\r\nSignature="$CHICAGO$"\r\n'),
      'ERROR_WRONG_INF_TYPE',
    ],
    ['it is no INF', (made: Bench) => made.write(INF, 'text'), 'ERROR_WRONG_INF_STYLE'],
    [
      'a policy denies its class',
      (made: Bench) => {
        const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DeviceInstall\\Restrictions';
        made.setNumber(key, 'DenyDeviceClasses', 1);
        made.set(`${key}\\DenyDeviceClasses`, '1', '{4D36E97D-E325-11CE-BFC1-08002BE10318}');
      },
      'ERROR_DEVICE_INSTALL_BLOCKED',
    ],
  ])('%s', (_, spoil, error) => {
    const made = bench();
    spoil(made);
    const before = made.transaction.effects.length;
    expect(errorName(importInto(made).code)).toBe(error);
    expect(made.transaction.effects.length).toBe(before);
  });

  const unknown = { kind: 'authenticode', signer: 'Acme', publisher: 'unknown' } as const;
  it.each([
    ['10.0.26100', { kind: 'system', signer: 'Microsoft', score: 0x0d000005 }, 'nobody', true],
    ['10.0.26100', { kind: 'authenticode', signer: 'Acme', publisher: 'trusted' }, 'nobody', true],
    ['10.0.26100', unknown, 'nobody', false],
    ['10.0.26100', unknown, 'refuse', false],
    ['10.0.26100', unknown, 'accept', true],
    ['10.0.26100', { kind: 'authenticode', signer: 'Acme', publisher: 'not-trusted' }, 'accept', false],
    ['10.0.26100', { kind: 'unsigned' }, 'accept', false],
    ['10.0.26100', { kind: 'untrusted-root', signer: 'Acme' }, 'accept', false],
    ['6.1.7601', { kind: 'unsigned' }, 'nobody', false],
    ['6.1.7601', { kind: 'unsigned' }, 'accept', true],
    ['6.1.7601', { kind: 'altered' }, 'accept', true],
  ] as const)('on %s a signature %j, the user answers %s: %s', (windows, verdict, consent, accepted) => {
    const asked = { nobody: undefined, refuse: () => false, accept: () => true }[consent];
    const { code } = importInto(bench(windows), INF, verdict, asked);
    expect(errorName(code)).toBe(accepted ? 'ERROR_SUCCESS' : 'ERROR_DRIVER_STORE_ADD_FAILED');
  });
});

it('counts only signatures of Microsoft in S mode', () => {
  const made = new Bench(memoryMachine('10.0.26100', { sMode: true }));
  writePackage(made, INF, { catalog: 'own.cat' });
  expect(errorName(importInto(made).code)).toBe('ERROR_DRIVER_STORE_ADD_FAILED');
  expect(importInto(made, INF, { kind: 'system', signer: 'Microsoft', score: 0x0d000005 }).code).toBe(0);
});

describe('deleting and exporting a package', () => {
  it('leaves nothing of it but keys and directories', () => {
    const machine = memoryMachine('10.0.26100');
    const medium = new Bench(machine);
    writePackage(medium, INF, { catalog: 'own.cat' });
    medium.transaction.commit();
    const made = new Bench(machine);
    importInto(made);
    expect(deletePackage(made.work, 'oem0.inf', false).code).toBe(0);
    const left = difference(machine, made.transaction).filter(
      ({ kind }) => !['directory', 'key'].includes(kind),
    );
    expect(left).toEqual([]);
    const keys = made.transaction.registry.keys('HKLM\\SYSTEM\\DriverDatabase\\DeviceIds');
    expect(keys).toEqual(['ROOT']);
  });

  it.each([
    ['oem0.inf', {}, false, 'ERROR_INF_IN_USE_BY_DEVICES'],
    ['OEM0.INF', {}, true, 'ERROR_SUCCESS'],
    ['oem0.inf', { dirId: 13 }, true, 'ERROR_INF_IN_USE_BY_DEVICES'],
    ['oem7.inf', {}, true, 'ERROR_FILE_NOT_FOUND'],
    ['inbox.inf', {}, true, 'ERROR_NOT_AN_INSTALLED_OEM_INF'],
  ])('%s with %j in use, force %s: %s', (inf, shape, force, error) => {
    const made = bench('10.0.26100', shape);
    importInto(made);
    made.write('C:\\Windows\\INF\\inbox.inf', 'inbox');
    useBy(made, 'oem0.inf');
    const { length } = made.transaction.effects;
    expect(errorName(deletePackage(made.work, inf, force).code)).toBe(error);
    expect(made.transaction.effects.length > length).toBe(error === 'ERROR_SUCCESS');
  });

  it('exports what was staged', () => {
    const made = bench('10.0.26100', { files: ['own.sys', 'x64\\own.dll'] });
    importInto(made);
    expect(exportPackage(made.work, 'oem0.inf', 'E:\\out').code).toBe(0);
    const { volume } = made.transaction;
    for (const name of ['own.inf', 'own.cat', 'own.sys', 'x64\\own.dll']) {
      expect(volume.file(`E:\\out\\${name}`), name).toEqual(volume.file(`D:\\${name}`));
    }
    expect(errorName(exportPackage(made.work, 'oem1.inf', 'E:\\out').code)).toBe('ERROR_FILE_NOT_FOUND');
  });
});
