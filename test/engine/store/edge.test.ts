import { describe, expect, it } from 'vitest';
import { errorName } from '../../../src/base/index.ts';
import { EngineSetupApi, type Program } from '../../../src/engine/index.ts';
import {
  INF_STYLE_WIN4,
  INFINFO_INF_SPEC_IS_HINF,
  type SetupApi,
  SIZE_OF_ORIGINAL_FILE_INFO,
  SP_COPY_DELETESOURCE,
  SP_COPY_NOOVERWRITE,
  SP_COPY_OEMINF_CATALOG_ONLY,
  SP_COPY_REPLACEONLY,
  SPOST_NONE,
  SPOST_PATH,
  SUOI_FORCEDELETE,
} from '../../../src/setupapi/index.ts';
import { everyEvent } from '../../../src/story/index.ts';
import { ScriptedDesk } from '../scripted-desk.ts';
import { Bench, DIRECTORIES, memoryMachine, TRUSTED, writePackage } from './machine.ts';

const SOURCE = 'D:\\own.inf';
const PUBLISHED = 'C:\\Windows\\INF\\oem0.inf';

function program(windows: string, more: Partial<Program> = {}): { api: SetupApi; bench: Bench } {
  const bench = new Bench(memoryMachine(windows));
  writePackage(bench, SOURCE, { catalog: 'own.cat' });
  const api = new EngineSetupApi(bench.transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    directories: DIRECTORIES,
    verifier: TRUSTED,
    tell: event => bench.events.push(event),
    ...more,
  });
  return { api, bench };
}

/** Somebody who installs whatever asks. */
function agreeing(): ScriptedDesk {
  return new ScriptedDesk({ signature: ['install', 'install'] });
}

function copy(api: SetupApi, style = 0, more: object = {}): ReturnType<SetupApi['SetupCopyOEMInf']> {
  return api.SetupCopyOEMInf({ source: SOURCE, mediaType: SPOST_NONE, style, ...more });
}

describe('SetupCopyOEMInf since Windows Vista', () => {
  it('stages the package and gives the published name', () => {
    const { api, bench } = program('10.0.26100');
    const answer = copy(api);
    expect(answer).toMatchObject({
      ret: true,
      err: 0,
      destination: PUBLISHED,
      component: 'oem0.inf',
      required: PUBLISHED.length + 1,
    });
    expect(bench.transaction.volume.file(PUBLISHED)).toBeDefined();
    expect(bench.events.map(event => event.kind === 'section' && event.title)).toEqual(['SetupCopyOEMInf']);
    expect(bench.events[0]!.events!.map(event => ('name' in event ? event.name : event.kind))).toEqual([
      'Copy style',
      'Setup Import Driver Package',
      'Driver Store Path',
      'Published Inf Path',
    ]);
  });

  // Recordings 040 (a service) and 083 (pnputil), whose files are copied to a folder of the person first.
  it.each([
    ['nobody', 0, {}],
    ['a person', 1, { desk: agreeing() }],
  ])('asked by %s it copies the package first %i times', (_, copies, more) => {
    const { api, bench } = program('10.0.10586', more);
    copy(api);
    const names = [...everyEvent(bench.events)].map(event => ('name' in event ? event.name : ''));
    expect(names.filter(name => name === 'Copy Driver Package')).toHaveLength(copies);
  });

  // Recording 086
  it('says that a package is there already', () => {
    const { api, bench } = program('10.0.16299');
    copy(api);
    copy(api);
    const [first] = bench.events[1]!.events!;
    expect(first).toMatchObject({ kind: 'entry', entry: 'already-in-store', severity: 'warning' });
  });

  it.each([
    [SP_COPY_REPLACEONLY, 'ERROR_FILE_NOT_FOUND', undefined],
    [SP_COPY_NOOVERWRITE, 'ERROR_SUCCESS', PUBLISHED],
    [SP_COPY_DELETESOURCE, 'ERROR_SUCCESS', PUBLISHED],
  ])('with style %i the first time: %s', (style, error, destination) => {
    const { api, bench } = program('10.0.26100');
    const answer = copy(api, style);
    expect([errorName(answer.err), answer.destination]).toEqual([error, destination]);
    expect(bench.transaction.volume.file(SOURCE) === undefined).toBe(style === SP_COPY_DELETESOURCE);
  });

  it.each([
    [SP_COPY_REPLACEONLY, 'ERROR_SUCCESS'],
    [SP_COPY_NOOVERWRITE, 'ERROR_FILE_EXISTS'],
    [0, 'ERROR_SUCCESS'],
  ])('with style %i again: %s, and nothing changes', (style, error) => {
    const { api, bench } = program('10.0.26100');
    copy(api);
    const { length } = bench.transaction.effects;
    const answer = copy(api, style);
    expect(answer).toMatchObject({ ret: error === 'ERROR_SUCCESS', destination: PUBLISHED });
    expect(errorName(answer.err)).toBe(error);
    expect(bench.transaction.effects.length).toBe(length);
  });

  it('refuses what is not signed, and who is no administrator', () => {
    const refused = program('10.0.26100', { verifier: () => ({ kind: 'unsigned' }) });
    expect(errorName(copy(refused.api).err)).toBe('ERROR_DRIVER_STORE_ADD_FAILED');
    expect(errorName(copy(program('10.0.26100', { administrator: false }).api).err)).toBe(
      'ERROR_ACCESS_DENIED',
    );
    expect(errorName(copy(program('10.0.26100').api, 0, { source: null }).err)).toBe(
      'ERROR_INVALID_PARAMETER',
    );
  });

  it('gives no name to a buffer that is too short, but has staged the package', () => {
    const { api, bench } = program('10.0.26100');
    const answer = copy(api, 0, { size: 5 });
    expect(answer).toMatchObject({ ret: false, required: PUBLISHED.length + 1 });
    expect(answer.destination).toBeUndefined();
    expect(bench.transaction.volume.file(PUBLISHED)).toBeDefined();
  });
});

describe('SetupCopyOEMInf before Windows Vista', () => {
  it('copies INF and catalog under a new name, and knows where they came from', () => {
    const { api, bench } = program('5.1.2600', { desk: agreeing() });
    expect(copy(api, 0, { mediaType: SPOST_PATH }).destination).toBe(PUBLISHED);
    const { volume } = bench.transaction;
    expect(volume.file('C:\\Windows\\INF\\oem0.pnf')).toBeDefined();
    const catalogs = 'C:\\Windows\\System32\\CatRoot\\{F750E6C3-38EE-11D1-85E5-00C04FC295EE}';
    expect(volume.list(catalogs)).toEqual(['oem0.cat']);
    expect(bench.transaction.volume.directory('C:\\Windows\\System32\\DriverStore')).toBe(false);
  });

  it.each([
    ['accept', 1, 'ERROR_SUCCESS'],
    ['nobody', 1, 0x800b0100],
    ['nobody', 0, 'ERROR_SUCCESS'],
    ['accept', 2, 0x800b0100],
  ] as const)('the user answers %s, the policy is %i: %s', (consent, policy, error) => {
    const desk = consent === 'accept' ? { desk: agreeing() } : {};
    const { api, bench } = program('5.1.2600', { ...desk, verifier: () => ({ kind: 'unsigned' }) });
    bench.setBytes('HKLM\\SOFTWARE\\Microsoft\\Driver Signing', 'Policy', [policy]);
    expect([copy(api).err, errorName(copy(api).err)]).toContain(error);
  });

  it('takes the same INF with another catalog for another one', () => {
    const { api, bench } = program('5.1.2600', { desk: agreeing() });
    copy(api);
    bench.write('D:\\own.cat', 'another catalog');
    expect(copy(api, SP_COPY_OEMINF_CATALOG_ONLY)).toMatchObject({ ret: true, err: 0 });
    expect(copy(api).component).toBe('oem1.inf');
  });
});

describe('what is known of published INFs', () => {
  it.each(['oem0.inf', PUBLISHED, 'store'])('finds the store and the published INF by %s', given => {
    const { api } = program('10.0.26100');
    copy(api);
    const stored = api.SetupGetInfDriverStoreLocation({ inf: 'oem0.inf' }).path!;
    expect(stored).toMatch(/\\FileRepository\\own\.inf_amd64_[\da-f]{16}\\own\.inf$/);
    const inf = given === 'store' ? stored : given;
    expect(api.SetupGetInfDriverStoreLocation({ inf }).path).toBe(stored);
    expect(api.SetupGetInfPublishedName({ inf }).path).toBe(PUBLISHED);
    expect(api.SetupGetInfPublishedName({ inf, size: 5 })).toMatchObject({
      ret: false,
      err: 122,
      required: PUBLISHED.length + 1,
    });
    expect(api.SetupGetInfPublishedName({ inf, buffer: null })).toMatchObject({
      ret: true,
      required: PUBLISHED.length + 1,
    });
  });

  it('does not look for contents', () => {
    const { api } = program('10.0.26100');
    copy(api);
    for (const inf of [SOURCE, 'none.inf']) {
      expect(errorName(api.SetupGetInfDriverStoreLocation({ inf }).err)).toBe('ERROR_FILE_NOT_FOUND');
      expect(errorName(api.SetupGetInfPublishedName({ inf }).err)).toBe('ERROR_FILE_NOT_FOUND');
    }
  });

  it.each(['10.0.26100', '5.1.2600'])('tells the original names on %s', windows => {
    const { api } = program(windows, { desk: agreeing() });
    copy(api);
    const { inf } = api.SetupOpenInfFile({ path: PUBLISHED, style: INF_STYLE_WIN4 });
    const { information } = api.SetupGetInfInformation({ spec: inf, search: INFINFO_INF_SPEC_IS_HINF });
    const of = { information: information!, index: 0 };
    expect(
      api.SetupQueryInfOriginalFileInformation({ ...of, cbSize: SIZE_OF_ORIGINAL_FILE_INFO }).info,
    ).toEqual({
      originalInfName: 'own.inf',
      originalCatalogName: 'own.cat',
    });
    expect(api.SetupQueryInfOriginalFileInformation({ ...of, cbSize: 0 }).err).toBe(1784);
  });

  it('tells who signed: what is staged by what the store knows', () => {
    const { api } = program('10.0.26100');
    copy(api);
    for (const inf of [SOURCE, 'oem0.inf']) {
      const { ret, err, signer } = api.SetupVerifyInfFile({ inf });
      expect([ret, errorName(err), signer?.digitalSigner]).toEqual([
        false,
        'ERROR_AUTHENTICODE_TRUSTED_PUBLISHER',
        'Acme',
      ]);
    }
    const { api: inbox } = program('10.0.26100', {
      verifier: () => ({ kind: 'system', signer: 'Microsoft', score: 0x0d000005 }),
    });
    expect(inbox.SetupVerifyInfFile({ inf: SOURCE })).toMatchObject({ ret: true, err: 0 });
    expect(errorName(inbox.SetupVerifyInfFile({ inf: 'D:\\none.inf' }).err)).toBe('ERROR_FILE_NOT_FOUND');
  });
});

describe('SetupUninstallOEMInf', () => {
  it.each(['10.0.26100', '6.1.7601', '5.1.2600'])('takes back on %s what was copied', windows => {
    const { api, bench } = program(windows, { desk: agreeing() });
    copy(api);
    expect(api.SetupUninstallOEMInf({ inf: 'oem0.inf', flags: 0 })).toMatchObject({ ret: true, err: 0 });
    expect(bench.transaction.volume.list('C:\\Windows\\INF')).toEqual([]);
    expect(copy(api).component).toBe('oem0.inf');
  });

  it.each([
    ['oem1.inf', 'ERROR_FILE_NOT_FOUND'],
    ['inbox.inf', 'ERROR_NOT_AN_INSTALLED_OEM_INF'],
    [PUBLISHED, 'ERROR_INVALID_PARAMETER'],
  ])('%s: %s', (inf, error) => {
    for (const windows of ['10.0.26100', '5.1.2600']) {
      const { api, bench } = program(windows, { desk: agreeing() });
      bench.write('C:\\Windows\\INF\\inbox.inf', 'inbox');
      copy(api);
      expect(errorName(api.SetupUninstallOEMInf({ inf, flags: SUOI_FORCEDELETE }).err)).toBe(error);
    }
  });
});
