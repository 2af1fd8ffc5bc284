import { describe, expect, it } from 'vitest';
import { win32 } from '../../src/base/index.ts';
import type { FileAnswer, FileNotification, InfHandle } from '../../src/setupapi/index.ts';
import * as s from '../../src/setupapi/index.ts';
import { makeCabinet, makeSet } from '../cabinet/make-cabinet.ts';
import type { QueueProgram, StartQueueProgram } from './queue-contract.ts';

const SUCCESS = win32('ERROR_SUCCESS');
const HEAD = '[Version]\nSignature="$Windows NT$"\n';
const LZ = Uint8Array.from(Buffer.from('535a444488f02733410003000000ff616263', 'hex'));

/** What every implementation of SetupApi answers about single files, cabinets, disk space, texts and logs. */
export function describeFiles(name: string, start: StartQueueProgram): void {
  const withInf = (text: string, files: object = {}): QueueProgram & { inf: InfHandle } => {
    const program = start({ ...files, 'test.inf': HEAD + text });
    const { inf } = program.api.SetupOpenInfFile({ path: 'C:\\Test\\test.inf', style: s.INF_STYLE_WIN4 });
    return { ...program, inf };
  };

  describe(`${name}: installing one file`, () => {
    it('by a line of a list: source, target and flags are those of the line', () => {
      const { api, inf, read } = withInf(
        '[DestinationDirs]\nList=40000,out\n[List]\nnew.txt,old.txt\nkept.txt,old.txt,,0x400\n' +
          '[SourceDisksNames]\n1=Disk\n[SourceDisksFiles]\nold.txt=1,sub\n',
        { 'src\\sub\\old.txt': 'text' },
      );
      api.SetupSetDirectoryId({ inf, id: 40000, directory: 'C:\\Test' });
      const install = (key: number): object => {
        const { context } = api.SetupGetLineByIndex({ inf, section: 'List', index: key });
        return api.SetupInstallFile({ inf, context: context!, sourceRoot: 'src' });
      };
      expect(install(0)).toMatchObject({ ret: true, err: SUCCESS });
      expect(install(1)).toMatchObject({ ret: false, err: SUCCESS });
      expect(read('C:\\Test\\out\\new.txt')).toBe('text');
    });

    it('by paths, without an INF', () => {
      const { api, read } = start({ 'src\\a.txt': 'a' });
      const absolute = { style: s.SP_COPY_SOURCE_ABSOLUTE, sourceFile: 'C:\\Test\\src\\a.txt' };
      expect(api.SetupInstallFileEx({ ...absolute, destFile: 'C:\\Test\\b.txt' })).toMatchObject({
        ret: true,
        inUse: false,
      });
      const root = { style: s.SP_COPY_SOURCEPATH_ABSOLUTE, sourceFile: 'a.txt', sourceRoot: 'C:\\Test\\src' };
      expect(api.SetupInstallFile({ ...root, destFile: 'C:\\Test\\c.txt' }).ret).toBe(true);
      expect([read('C:\\Test\\b.txt'), read('C:\\Test\\c.txt')]).toEqual(['a', 'a']);
      expect(api.SetupInstallFile({ ...root, sourceFile: 'none', destFile: 'd' }).err).toBe(
        win32('ERROR_FILE_NOT_FOUND'),
      );
      expect(api.SetupInstallFile({ sourceFile: 'a.txt', destFile: 'd' }).err).toBe(
        win32('ERROR_INVALID_PARAMETER'),
      );
    });

    it('identifiers of directories are set, and taken away', () => {
      const { api, inf } = withInf('[DestinationDirs]\nDefaultDestDir=32768,sub\n');
      const path = (): string | undefined => api.SetupGetTargetPath({ inf }).path;
      const unknown = path();
      expect(api.SetupSetDirectoryId({ inf, id: 0x8000, directory: 'D:\\own' }).ret).toBe(true);
      expect(path()).toBe('D:\\own\\sub');
      api.SetupSetDirectoryId({ inf, id: 0x8000, directory: null });
      expect(path()).toBe(unknown);
      api.SetupSetDirectoryId({ inf, id: 0x8000, directory: 'D:\\own' });
      api.SetupSetDirectoryId({ inf, id: 0, directory: null });
      expect(path()).toBe(unknown);
      expect(api.SetupSetDirectoryId({ inf, id: 10, directory: 'D:' }).err).toBe(
        win32('ERROR_INVALID_PARAMETER'),
      );
    });
  });

  describe(`${name}: disks asked for`, () => {
    it.each([
      ['a.txt', s.IDF_CHECKFIRST, s.DPROMPT_SUCCESS],
      ['b.txt', s.IDF_CHECKFIRST, s.DPROMPT_SUCCESS],
      ['b.txt', s.IDF_CHECKFIRST | s.IDF_NOCOMPRESSED, s.DPROMPT_CANCEL],
      ['none', s.IDF_CHECKFIRST, s.DPROMPT_CANCEL],
      ['a.txt', 0, s.DPROMPT_CANCEL],
    ])('%s with style %i: %i, for nobody is here to ask', (file, style, result) => {
      const { api } = start({ 'src\\a.txt': '', 'src\\b.tx_': '' });
      expect(api.SetupPromptForDisk({ path: 'C:\\Test\\src', file, style }).result).toBe(result);
    });
  });

  describe(`${name}: cabinets`, () => {
    const files = ['a.txt', 'b.txt'].map(name => ({ name, bytes: Buffer.from(name.repeat(3)) }));
    const iterate = (
      program: QueueProgram,
      cabinet: string,
      answer: (told: FileNotification) => FileAnswer | undefined,
    ): { told: number[]; ret: boolean; err: number } => {
      const told: number[] = [];
      const callback = (one: FileNotification): FileAnswer => {
        told.push(one.notification);
        const path = one.file && `C:\\Test\\${one.file.name}`;
        return answer(one) ?? (path ? { ret: s.FILEOP_DOIT, path } : { ret: 0 });
      };
      const { ret, err } = program.api.SetupIterateCabinet({ cabinet, callback });
      return { told, ret, err };
    };
    const [INFO, FILE, NEXT, DONE] = [
      s.SPFILENOTIFY_CABINETINFO,
      s.SPFILENOTIFY_FILEINCABINET,
      s.SPFILENOTIFY_NEEDNEWCABINET,
      s.SPFILENOTIFY_FILEEXTRACTED,
    ];

    it.each(['stored', 'mszip', 'lzx'] as const)('give their files, %s', method => {
      const program = start({ 'a.cab': makeCabinet(files, { method }) });
      const { told, ret } = iterate(program, 'a.cab', () => undefined);
      expect([ret, told]).toEqual([true, [INFO, FILE, DONE, FILE, DONE]]);
      expect(program.read('C:\\Test\\b.txt')).toBe('b.txtb.txtb.txt');
    });

    it('skip files, stop, and fail with the answers of the callback', () => {
      const program = start({ 'a.cab': makeCabinet(files) });
      const skip = iterate(program, 'a.cab', ({ file }) =>
        file?.name === 'a.txt' ? { ret: s.FILEOP_SKIP } : undefined,
      );
      expect([skip.ret, skip.told]).toEqual([true, [INFO, FILE, FILE, DONE]]);
      expect(program.read('C:\\Test\\a.txt')).toBeUndefined();
      const refuse = ({ notification }: FileNotification): FileAnswer | undefined =>
        notification === DONE ? { ret: 1234 } : undefined;
      expect(iterate(program, 'a.cab', refuse)).toMatchObject({
        ret: false,
        err: 1234,
        told: [INFO, FILE, DONE],
      });
    });

    it('go on in the next one of their set, in their folder or where the callback says', () => {
      const bytes = Buffer.alloc(70_000, 'some text ');
      const [one, two] = makeSet({ name: 'a.txt', bytes }, ['one.cab', 'two.cab']);
      const here = start({ 'one.cab': one, 'two.cab': two });
      expect(iterate(here, 'one.cab', () => undefined)).toMatchObject({
        ret: true,
        told: [INFO, FILE, DONE, NEXT, INFO],
      });
      expect(here.read('C:\\Test\\a.txt')!.length).toBe(70_000);
      const refused = iterate(here, 'one.cab', told =>
        told.notification === NEXT ? { ret: 1223 } : undefined,
      );
      expect(refused).toMatchObject({ ret: false, err: 1223 });
      expect(iterate(start({ 'one.cab': one }), 'one.cab', () => undefined).ret).toBe(false);
    });

    it('that are none, or broken, or not there, are refused', () => {
      const program = start({ 'no.cab': 'text', 'bad.cab': makeCabinet(files).subarray(0, 100) });
      const error = (cabinet: string): number => iterate(program, cabinet, () => undefined).err;
      expect([error('no.cab'), error('bad.cab'), error('none.cab')]).toEqual([13, 13, 2]);
    });

    it('decompress for themselves, under their own name and the compressed one', () => {
      const { api, read } = start({
        'a.tx_': LZ,
        'c.txt': makeCabinet(files),
        'bad.tx_': LZ.subarray(0, 16),
      });
      const copy = (source: string, type: number | null): number =>
        api.SetupDecompressOrCopyFile({ source, target: 'C:\\Test\\out', type }).result;
      expect([copy('a.txt', null), read('C:\\Test\\out')]).toEqual([0, 'abc']);
      expect([copy('c.txt', s.FILE_COMPRESSION_MSZIP), read('C:\\Test\\out')]).toEqual([
        0,
        'a.txta.txta.txt',
      ]);
      expect([copy('a.txt', s.FILE_COMPRESSION_WINLZA), copy('bad.txt', null), copy('none', null)]).toEqual([
        2, 13, 2,
      ]);
      expect(api.SetupGetFileCompressionInfo({ source: 'C:\\Test\\a.txt' })).toMatchObject({
        name: 'C:\\Test\\a.tx_',
        sourceSize: 18,
        targetSize: 3,
        type: s.FILE_COMPRESSION_WINLZA,
      });
      expect(api.SetupGetFileCompressionInfoEx({ source: 'C:\\Test\\a.txt', size: 5 })).toMatchObject({
        err: win32('ERROR_INSUFFICIENT_BUFFER'),
        required: 14,
      });
    });
  });

  describe(`${name}: disk space`, () => {
    it('is counted by drive in clusters, less what is there', () => {
      const { api } = start({ 'old.bin': 'x'.repeat(10_000) });
      const list = api.SetupCreateDiskSpaceList({ flags: 0 }).list!;
      const [copy, gone] = [s.FILEOP_COPY, s.FILEOP_DELETE];
      const required = (drive: string): number | undefined =>
        api.SetupQuerySpaceRequiredOnDrive({ list, drive }).spaceRequired;
      api.SetupAddToDiskSpaceList({ list, target: 'C:\\new.bin', size: 5000, operation: copy });
      api.SetupAddToDiskSpaceList({ list, target: 'D:\\new.bin', size: 1, operation: copy });
      expect([required('c:'), required('D:'), required('E:')]).toEqual([8192, 4096, undefined]);
      api.SetupAddToDiskSpaceList({ list, target: 'old.bin', size: 1, operation: copy });
      expect(required('C:')).toBe(8192 + 4096 - 12_288);
      const twin = api.SetupDuplicateDiskSpaceList({ list, flags: 0 }).list!;
      api.SetupRemoveFromDiskSpaceList({ list, target: 'C:\\TEST\\old.bin', operation: copy });
      api.SetupAddToDiskSpaceList({ list, target: 'C:\\Test\\old.bin', size: 0, operation: gone });
      expect(required('C:')).toBe(8192 - 12_288);
      expect(api.SetupQuerySpaceRequiredOnDrive({ list: twin, drive: 'C:' }).spaceRequired).toBe(0);
      expect(api.SetupQueryDrivesInDiskSpaceList({ list })).toMatchObject({
        drives: ['c:', 'd:'],
        required: 7,
      });
      expect(api.SetupDestroyDiskSpaceList({ list }).ret).toBe(true);
      expect(api.SetupQueryDrivesInDiskSpaceList({ list }).err).toBe(win32('ERROR_INVALID_HANDLE'));
    });

    it('of files that are there counts for nothing where they are ignored', () => {
      const { api } = start({ 'old.bin': 'x' });
      const list = api.SetupCreateDiskSpaceList({ flags: s.SPDSL_IGNORE_DISK }).list!;
      api.SetupAddToDiskSpaceList({ list, target: 'old.bin', size: 1, operation: s.FILEOP_COPY });
      expect(api.SetupQuerySpaceRequiredOnDrive({ list, drive: 'C:' }).spaceRequired).toBe(4096);
    });

    it('of a list of an INF takes the sizes of [SourceDisksFiles]', () => {
      const { api, inf } = withInf(
        '[List]\nb,a\n[SourceDisksFiles]\na=1,,4097\n[DestinationDirs]\nList=10\n',
      );
      const list = api.SetupCreateDiskSpaceList({ flags: 0 }).list!;
      const of = { list, inf, operation: s.FILEOP_COPY };
      expect(api.SetupAddSectionToDiskSpaceList({ ...of, section: 'List' }).ret).toBe(true);
      expect(api.SetupQuerySpaceRequiredOnDrive({ list, drive: 'C:' }).spaceRequired).toBe(8192);
      expect(api.SetupAddSectionToDiskSpaceList({ ...of, section: 'None' }).err).toBe(
        win32('ERROR_SECTION_NOT_FOUND'),
      );
    });
  });

  describe(`${name}: string tables and logs`, () => {
    it('give a text a number, with case or without, and bytes with it', () => {
      const { api } = start({});
      const { table } = api.StringTableInitialize({ maxExtra: 2 });
      const [plain, exact] = [0, s.STRTAB_CASE_SENSITIVE];
      const add = (string: string, flags: number, extra?: Uint8Array): number =>
        api.StringTableAddString({ table, string, flags, ...(extra && { extra }) }).id;
      const id = add('Text', plain, Uint8Array.of(1, 2));
      expect([add('TEXT', plain), add('Text', exact), add('TEXT', exact) === id]).toEqual([id, id, false]);
      expect(add('more', plain, Uint8Array.of(1, 2, 3))).toBe(-1);
      expect(
        api.StringTableLookUpString({ table, string: 'text', flags: plain, extraSize: 1 }),
      ).toMatchObject({
        id,
        extra: Uint8Array.of(1),
      });
      expect(api.StringTableLookUpString({ table, string: 'text', flags: exact }).id).toBe(-1);
      const { table: twin } = api.StringTableDuplicate({ table });
      api.StringTableDestroy({ table });
      expect(api.StringTableStringFromId({ table: twin, id }).string).toBe('Text');
      expect(api.StringTableGetExtraData({ table: twin, id }).extra).toEqual(Uint8Array.of(1, 2));
      expect(api.StringTableStringFromId({ table: twin, id: 99 }).ret).toBe(false);
    });

    it('take messages by their severity while they are open', () => {
      const { api, read } = start({});
      const log = (severity: number): boolean => api.SetupLogError({ text: 'x\r\n', severity }).ret;
      expect(log(s.LogSevInformation)).toBe(false);
      api.SetupOpenLog({ erase: false });
      expect([s.LogSevInformation, s.LogSevError, s.LogSevMaximum].map(log)).toEqual([true, true, false]);
      api.SetupCloseLog({});
      expect(log(s.LogSevError)).toBe(false);
      const count = (file: string): number => read(`C:\\Windows\\${file}`)!.split('x').length - 1;
      expect([count('setupact.log'), count('setuperr.log')]).toEqual([2, 1]);
      api.SetupOpenLog({ erase: true });
      expect(read('C:\\Windows\\setupact.log')).toBe('');
    });

    it('the names of INFs in a folder, by their style', () => {
      const { api } = start({ 'infs\\b.inf': HEAD, 'infs\\a.INF': 'text', 'infs\\c.txt': HEAD });
      const list = (style: number, to: object = {}): object =>
        api.SetupGetInfFileList({ directory: 'C:\\Test\\infs', style, ...to });
      expect(list(s.INF_STYLE_WIN4)).toMatchObject({ files: ['b.inf'], required: 7 });
      expect(list(s.INF_STYLE_OLDNT)).toMatchObject({ files: ['a.INF'] });
      expect(list(s.INF_STYLE_WIN4, { size: 6 })).toMatchObject({
        ret: false,
        err: win32('ERROR_INSUFFICIENT_BUFFER'),
      });
    });
  });
}
