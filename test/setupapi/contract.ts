import { describe, expect, it } from 'vitest';
import { type Architecture, type Win32Error, win32 } from '../../src/base/index.ts';
import {
  INF_STYLE_OLDNT,
  INF_STYLE_WIN4,
  INFINFO_DEFAULT_SEARCH,
  INFINFO_INF_NAME_IS_ABSOLUTE,
  INFINFO_INF_PATH_LIST_SEARCH,
  INFINFO_INF_SPEC_IS_HINF,
  INVALID_HANDLE_VALUE,
  type InfContext,
  type InfHandle,
  type SetupApi,
  SPINST_ALL,
  SRCINFO_DESCRIPTION,
  SRCINFO_PATH,
  SRCINFO_TAGFILE,
} from '../../src/setupapi/index.ts';

/** Starts a program on a Windows 11 in C:\Windows with these files in C:\Test, its current directory. */
export type StartProgram = (files: Readonly<Record<string, string>>, architecture: Architecture) => SetupApi;

const HEAD = '[Version]\nSignature="$Windows NT$"\n';

/** What every implementation of SetupApi answers: text of an INF in, answers out, as their pages say. */
export function describeSetupApi(name: string, start: StartProgram): void {
  const program = (text: string, architecture: Architecture = 'amd64'): { api: SetupApi; inf: InfHandle } => {
    const api = start({ 'test.inf': HEAD + text }, architecture);
    const { inf } = api.SetupOpenInfFile({ path: 'C:\\Test\\test.inf', style: INF_STYLE_WIN4 });
    return { api, inf };
  };
  const line = (text: string): { api: SetupApi; context: InfContext } => {
    const { api, inf } = program(`[S]\n${text}\n`);
    return { api, context: api.SetupFindFirstLine({ inf, section: 'S' }).context! };
  };

  describe(`${name}: opening`, () => {
    it.each([
      ['[Version]\nSignature="$Chicago$"\n', INF_STYLE_WIN4, true, 'ERROR_SUCCESS', 0],
      ['[Version]\nSignature=other\n', INF_STYLE_WIN4, false, 'ERROR_WRONG_INF_STYLE', 0],
      ['[Any]\na=b\n', INF_STYLE_OLDNT, true, 'ERROR_SUCCESS', 0],
      [`${HEAD}[open\n`, INF_STYLE_WIN4, false, 'ERROR_BAD_SECTION_NAME_LINE', 3],
      [HEAD, 0, false, 'ERROR_INVALID_PARAMETER', 0],
    ])('%j as style %i: %s, %s, line %i', (text, style, ret, error, errorLine) => {
      const answer = start({ 'a.inf': text }, 'amd64').SetupOpenInfFile({ path: 'C:\\Test\\a.inf', style });
      expect(answer).toMatchObject({ ret, err: win32(error), errorLine });
      expect(answer.inf !== INVALID_HANDLE_VALUE).toBe(ret);
    });

    it('looks for a name without path in the INF directory, and for no other in the current directory', () => {
      const api = start({ 'a.inf': HEAD, '..\\Windows\\INF\\b.inf': HEAD }, 'amd64');
      const opens = (path: string): boolean => api.SetupOpenInfFile({ path, style: INF_STYLE_WIN4 }).ret;
      expect(['a.inf', '.\\a.inf', 'b.inf', '\\Test\\a.inf'].map(opens)).toEqual([false, true, true, true]);
      expect(api.lastError).toBe(win32('ERROR_SUCCESS'));
      expect(opens('C:\\Test\\none.inf')).toBe(false);
      expect(api.lastError).toBe(win32('ERROR_FILE_NOT_FOUND'));
    });

    it('closes: the handle names nothing any more, and the last error is left', () => {
      const { api, inf } = program('[S]\n');
      api.lastError = 1234 as Win32Error;
      expect(api.SetupCloseInfFile({ inf }).err).toBe(1234);
      expect(api.SetupGetLineCount({ inf, section: 'S' })).toMatchObject({
        count: -1,
        err: win32('ERROR_INVALID_HANDLE'),
      });
    });
  });

  describe(`${name}: sections and lines`, () => {
    it('enumerates each section name once, then has no more', () => {
      const { api, inf } = program('[One]\na=1\n[Two]\n[ONE]\nb=2\n');
      const answers = [0, 1, 2, 3].map(index => api.SetupEnumInfSections({ inf, index }));
      expect(answers.map(({ name }) => name)).toEqual(['Version', 'One', 'Two', undefined]);
      expect(answers[3]).toMatchObject({ ret: false, err: win32('ERROR_NO_MORE_ITEMS') });
      expect(api.SetupGetLineCount({ inf, section: 'oNe' }).count).toBe(2);
    });

    it('gives a name only to a buffer that takes it with its terminator', () => {
      const { api, inf } = program('');
      const ask = (to: object): object => api.SetupEnumInfSections({ inf, index: 0, ...to });
      expect(ask({ size: 8 })).toMatchObject({ ret: true, needed: 8, name: 'Version' });
      expect(ask({ buffer: null, size: 0 })).toMatchObject({ ret: true, needed: 8 });
      expect(ask({ size: 7 })).toMatchObject({
        ret: false,
        needed: 8,
        err: win32('ERROR_INSUFFICIENT_BUFFER'),
      });
    });

    it('finds lines by key, by place and one after the other', () => {
      const { api, inf } = program('[S]\na=1\nB=2\nc,d\n[T]\n[S]\nb=3\n');
      const text = (answer: { context?: InfContext }): string | undefined =>
        answer.context && api.SetupGetLineText({ context: answer.context }).text;
      const b = api.SetupFindFirstLine({ inf, section: 's', key: 'b' });
      expect(text(b)).toBe('2');
      expect(text(api.SetupFindNextLine({ context: b.context! }))).toBe('c,d');
      const again = api.SetupFindNextMatchLine({ context: b.context!, key: 'B' });
      expect(text(again)).toBe('3');
      expect(text(api.SetupGetLineByIndex({ inf, section: 'S', index: 3 }))).toBe('3');
      expect(api.SetupGetLineText({ inf, section: 'S', key: 'a' })).toMatchObject({ text: '1', required: 2 });
      for (const none of [
        api.SetupFindNextLine({ context: again.context! }),
        api.SetupFindFirstLine({ inf, section: 'T' }),
        api.SetupFindFirstLine({ inf, section: 'None', key: 'a' }),
        api.SetupGetLineByIndex({ inf, section: 'S', index: 4 }),
      ]) {
        expect(none).toMatchObject({ ret: false, err: win32('ERROR_LINE_NOT_FOUND') });
      }
    });
  });

  describe(`${name}: fields`, () => {
    it.each([
      ['431 = 1, 2, 4', 0, 431],
      ['k = -5', 1, -5],
      ['k = +0x1F', 1, 31],
      ['k = word', 1, undefined],
      ['k = 12a', 1, undefined],
    ])('the integer of %j, field %i: %s', (text, index, value) => {
      const { api, context } = line(text);
      const answer = api.SetupGetIntField({ context, index });
      expect(answer.value).toBe(value);
      if (value === undefined) expect(answer.err).toBe(win32('ERROR_INVALID_DATA'));
    });

    it.each([
      ['X=12,FE,00,7', [0x12, 0xfe, 0, 7]],
      ['X=100', undefined],
      ['X=0G', undefined],
    ])('the bytes of %s: %j', (text, bytes) => {
      const { api, context } = line(text);
      const { value, err } = api.SetupGetBinaryField({ context, index: 1 });
      expect(value && [...value]).toEqual(bytes);
      if (!bytes) expect(err).toBe(win32('ERROR_INVALID_DATA'));
    });

    it('strings up to the first empty one, from a field on', () => {
      const { api, context } = line('k=a,bc,,d');
      expect(api.SetupGetMultiSzField({ context, index: 2 })).toMatchObject({ value: ['bc'], required: 4 });
      expect(api.SetupGetMultiSzField({ context, index: 1, size: 5 }).err).toBe(
        win32('ERROR_INSUFFICIENT_BUFFER'),
      );
      expect(api.SetupGetMultiSzField({ context, index: 0 }).ret).toBe(false);
      expect(api.SetupGetBinaryField({ context, index: 0 }).ret).toBe(false);
    });

    it('a string with its size, the key as field 0, and no field behind the last', () => {
      const { api, context } = line('key = "a ""b""", %dir%');
      expect(api.SetupGetFieldCount({ context }).count).toBe(2);
      expect(api.SetupGetStringField({ context, index: 0 })).toMatchObject({ value: 'key', required: 4 });
      expect(api.SetupGetStringField({ context, index: 1, buffer: null })).toMatchObject({ required: 6 });
      expect(api.SetupGetStringField({ context, index: 3 }).ret).toBe(false);
    });
  });

  describe(`${name}: sections and places that count`, () => {
    const decorated = '[A]\n[A.NT]\n[A.NTamd64]\n[B]\n[B.nt]\n[C]\n[C.NTarm64]\n';
    it.each([
      ['A', 'amd64', 'a.ntamd64', '.ntamd64'],
      ['A', 'x86', 'a.nt', '.nt'],
      ['B', 'arm64', 'b.nt', '.nt'],
      ['C', 'amd64', 'c', undefined],
      ['None', 'amd64', 'none', undefined],
    ] as const)('%s on %s is %s', (section, architecture, name, extension) => {
      const { api, inf } = program(decorated, architecture);
      const here = api.SetupDiGetActualSectionToInstall({ inf, section });
      expect(here.section?.toLowerCase()).toBe(name);
      expect(here.extension?.toLowerCase()).toBe(extension);
      const there = program(decorated, 'ia64');
      expect(
        there.api.SetupDiGetActualSectionToInstallEx({ inf: there.inf, section, architecture }).section,
      ).toBe(here.section);
    });

    it('tells where files go', () => {
      const { api, inf } = program(
        '[DestinationDirs]\nDefaultDestDir=12\nOwn=10,"Help\\"\nRoot=24,Top\n[Own]\nf\n[Other]\nf\n[Root]\nf\n',
      );
      const path = (section?: string): string | undefined =>
        api.SetupGetTargetPath({ inf, section: section ?? null }).path?.toLowerCase();
      expect([path('Own'), path('Other'), path('Root'), path()]).toEqual([
        'c:\\windows\\help',
        'c:\\windows\\system32\\drivers',
        'c:\\top',
        'c:\\windows\\system32\\drivers',
      ]);
      const { context } = api.SetupFindFirstLine({ inf, section: 'Own' });
      expect(api.SetupGetTargetPath({ inf, context: context! }).path?.toLowerCase()).toBe(
        'c:\\windows\\help',
      );
    });

    it('tells where files come from, the own architecture first', () => {
      const { api, inf } = program(
        '[SourceDisksNames]\n1="A disk",a.cab,,"sub\\"\n[SourceDisksNames.amd64]\n2=Other\n' +
          '[SourceDisksFiles]\nf.sys=1\n[SourceDisksFiles.amd64]\nf.sys=2,"\\x64\\"\n[Copy]\nnew.sys,f.sys\n',
      );
      const tell = (sourceId: number, info: number): string | undefined =>
        api.SetupGetSourceInfo({ inf, sourceId, info }).value;
      expect([SRCINFO_DESCRIPTION, SRCINFO_TAGFILE, SRCINFO_PATH].map(info => tell(1, info))).toEqual([
        'A disk',
        'a.cab',
        'sub',
      ]);
      expect([tell(2, SRCINFO_DESCRIPTION), tell(2, SRCINFO_PATH), tell(3, SRCINFO_PATH)]).toEqual([
        'Other',
        '',
        undefined,
      ]);
      const { context } = api.SetupFindFirstLine({ inf, section: 'Copy' });
      for (const of of [{ file: 'F.SYS' }, { context: context! }]) {
        expect(api.SetupGetSourceFileLocation({ inf, ...of })).toMatchObject({ sourceId: 2, path: 'x64' });
      }
      expect(api.SetupGetSourceFileLocation({ inf, file: 'none' }).ret).toBe(false);
    });
  });

  describe(`${name}: information about INF files`, () => {
    const files = { 'a.inf': HEAD, '..\\Windows\\inf\\a.inf': HEAD };
    it.each([
      ['C:\\Test\\a.inf', INFINFO_INF_NAME_IS_ABSOLUTE, 'c:\\test\\a.inf'],
      ['a.inf', INFINFO_DEFAULT_SEARCH, 'c:\\windows\\inf\\a.inf'],
      ['a.inf', INFINFO_INF_PATH_LIST_SEARCH, 'c:\\windows\\inf\\a.inf'],
    ])('%s, search %i: %s', (spec, search, path) => {
      const api = start(files, 'amd64');
      const { information } = api.SetupGetInfInformation({ spec, search });
      expect(
        api.SetupQueryInfFileInformation({ information: information!, index: 0 }).path?.toLowerCase(),
      ).toBe(path);
      expect(api.SetupQueryInfFileInformation({ information: information!, index: 1 }).ret).toBe(false);
    });

    it('of an open INF, and none where there is none', () => {
      const { api, inf } = program('');
      const open = api.SetupGetInfInformation({ spec: inf, search: INFINFO_INF_SPEC_IS_HINF });
      expect(api.SetupQueryInfFileInformation({ information: open.information!, index: 0 }).path).toMatch(
        /test\.inf$/,
      );
      const errors = [
        api.SetupGetInfInformation({ spec: null, search: INFINFO_INF_SPEC_IS_HINF }),
        api.SetupGetInfInformation({ spec: 'none.inf', search: INFINFO_DEFAULT_SEARCH }),
        api.SetupGetInfInformation({ spec: 'C:\\Test\\test.inf', search: -1 }),
      ].map(({ err }) => err);
      expect(errors).toEqual([6, 2, 87]);
    });
  });

  describe(`${name}: carrying out sections`, () => {
    const text =
      '[I]\nAddReg=A\n[A]\nHKLM,Software\\Firstplug\\Contract,V,,x\n[Bad]\nAddReg=B\n[B]\nHKLM,Software\\Firstplug\\Contract,V,,x\n[B.security]\n"everybody"\n[N.Services]\nAddService=,2\n[E.Services]\n[W.Services]\nAddService=Contract,,none\n[T.Services]\nAddService=Contract,,typeless\n[typeless]\nServiceType=0\nStartType=3\nErrorControl=1\nServiceBinary=%12%\\contract.sys\n';

    it.each([
      ['I', true, 'ERROR_SUCCESS'],
      ['none', false, 'ERROR_SECTION_NOT_FOUND'],
      ['Bad', false, 'ERROR_INVALID_SECURITY_DESCR'],
    ])('[%s]: %s, %s', (section, ret, error) => {
      const { api, inf } = program(text);
      const answer = api.SetupInstallFromInfSection({ inf, section, flags: SPINST_ALL });
      expect(answer).toEqual({ ret, err: win32(error) });
    });

    it.each([
      ['N.Services', true, 'ERROR_SUCCESS'],
      ['none', false, 'ERROR_SECTION_NOT_FOUND'],
      ['E.Services', false, 'ERROR_SECTION_NOT_FOUND'],
      ['W.Services', false, 'ERROR_BAD_SERVICE_INSTALLSECT'],
      ['T.Services', false, 'ERROR_INVALID_PARAMETER'],
    ])('[%s]: %s, %s', (section, ret, error) => {
      const { api, inf } = program(text);
      const expected = { ret, err: win32(error) };
      expect(api.SetupInstallServicesFromInfSection({ inf, section, flags: 0 })).toEqual(expected);
      expect(api.SetupInstallServicesFromInfSectionEx({ inf, section, flags: 0 })).toEqual(expected);
    });

    it('needs an INF', () => {
      const { api } = program(text);
      const of = { inf: INVALID_HANDLE_VALUE, section: 'I', flags: 0 };
      const errors = [api.SetupInstallFromInfSection(of), api.SetupInstallServicesFromInfSection(of)];
      expect(errors).toEqual([6, 6].map(err => ({ ret: false, err })));
    });
  });
}
