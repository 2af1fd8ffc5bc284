import { describe, expect, it } from 'vitest';
import { type Win32Error, win32 } from '../../src/base/index.ts';
import type { FileAnswer, FileNotification, QueueHandle, SetupApi } from '../../src/setupapi/index.ts';
import * as s from '../../src/setupapi/index.ts';

/** A program on a Windows 11 with files in C:\Test, its current directory. */
export interface QueueProgram {
  readonly api: SetupApi;
  /** The text of a file, undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

export type StartQueueProgram = (files: Readonly<Record<string, string | Uint8Array>>) => QueueProgram;

const SUCCESS = win32('ERROR_SUCCESS');
const NAMES = new Map(
  Object.entries(s).flatMap(([name, value]) =>
    name.startsWith('SPFILENOTIFY_') ? [[value, name.slice(13)]] : [],
  ),
);

/** What a callback was told, a line for each: `STARTCOPY one.txt > a.txt`. */
function lineOf({ notification, paths, media, operation, count, succeeded }: FileNotification): string {
  const file = (path: string | null): string => path?.replace(/^.*\\/, '') ?? '-';
  const what = paths
    ? `${file(paths.source)} > ${file(paths.target)}${paths.error ? ` ${paths.error}` : ''}`
    : media
      ? `${media.sourcePath} ${media.sourceFile}`
      : [operation, count, succeeded].filter(part => part !== undefined).join(' ');
  return `${NAMES.get(notification) ?? notification} ${what}`.trim();
}

/** Commits a queue; the answers are by notification, else the default callback's. */
function commit(
  api: SetupApi,
  queue: QueueHandle,
  answers: Readonly<Record<number, (told: FileNotification) => FileAnswer>> = {},
): { told: string[]; ret: boolean; err: Win32Error } {
  const told: string[] = [];
  const { context } = api.SetupInitDefaultQueueCallback({});
  const callback = (notification: FileNotification): FileAnswer => {
    told.push(lineOf(notification));
    const answer = answers[notification.notification];
    return answer?.(notification) ?? api.SetupDefaultQueueCallback({ context, ...notification }).answer;
  };
  const { ret, err } = api.SetupCommitFileQueue({ queue, callback });
  return { told, ret, err };
}

/** What every implementation of SetupApi answers about queues of files, as the pages say. */
export function describeQueues(name: string, start: StartQueueProgram): void {
  const open = (files: Parameters<StartQueueProgram>[0]): QueueProgram & { queue: QueueHandle } => {
    const program = start(files);
    return { ...program, queue: program.api.SetupOpenFileQueue({}).queue };
  };

  describe(`${name}: the order of a queue`, () => {
    it('deletes, renames and copies, whatever was queued first, and tells each step', () => {
      const { api, queue, read } = open({ 'src\\a.txt': 'a', 'old.txt': 'old', 'gone.txt': 'gone' });
      api.SetupQueueCopy({
        queue,
        sourceRoot: 'src',
        sourceFile: 'a.txt',
        target: 'dst',
        targetFile: 'b.txt',
      });
      api.SetupQueueRename({ queue, sourcePath: 'C:\\Test', sourceFile: 'old.txt', targetFile: 'new.txt' });
      api.SetupQueueDelete({ queue, path1: 'C:\\Test\\', path2: '\\gone.txt' });
      expect(api.SetupGetFileQueueCount({ queue, operation: s.FILEOP_COPY }).count).toBe(1);
      expect(read('C:\\Test\\dst\\b.txt')).toBeUndefined();
      const { told, ret, err } = commit(api, queue);
      expect({ ret, err }).toEqual({ ret: true, err: SUCCESS });
      expect(told).toEqual([
        'STARTQUEUE',
        'STARTSUBQUEUE 2 1',
        'STARTDELETE - > gone.txt',
        'ENDDELETE - > gone.txt',
        'ENDSUBQUEUE 2',
        'STARTSUBQUEUE 1 1',
        'STARTRENAME old.txt > new.txt',
        'ENDRENAME old.txt > new.txt',
        'ENDSUBQUEUE 1',
        'STARTSUBQUEUE 0 1',
        'NEEDMEDIA src a.txt',
        'STARTCOPY a.txt > b.txt',
        'ENDCOPY a.txt > b.txt',
        'ENDSUBQUEUE 0',
        'ENDQUEUE true',
      ]);
      const files = ['dst\\b.txt', 'new.txt', 'old.txt', 'gone.txt', 'src\\a.txt'];
      expect(files.map(file => read(`C:\\Test\\${file}`))).toEqual(['a', 'old', undefined, undefined, 'a']);
    });

    it('is ended by each answer that means so, with the error of the callback', () => {
      const stops: [number, number][] = [
        [s.SPFILENOTIFY_STARTQUEUE, 0],
        [s.SPFILENOTIFY_STARTSUBQUEUE, 0],
        [s.SPFILENOTIFY_STARTDELETE, s.FILEOP_ABORT],
        [s.SPFILENOTIFY_STARTRENAME, s.FILEOP_ABORT],
        [s.SPFILENOTIFY_NEEDMEDIA, s.FILEOP_ABORT],
        [s.SPFILENOTIFY_STARTCOPY, s.FILEOP_ABORT],
      ];
      for (const [notification, ret] of stops) {
        const { api, queue, read } = open({ 'src\\a.txt': 'a', 'old.txt': 'old', 'gone.txt': 'gone' });
        api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile: 'a.txt', target: 'dst' });
        api.SetupQueueRename({ queue, sourcePath: 'old.txt', targetFile: 'new.txt' });
        api.SetupQueueDelete({ queue, path1: 'gone.txt' });
        const stop = (): FileAnswer => {
          api.lastError = 4711 as Win32Error;
          return { ret };
        };
        const answer = commit(api, queue, { [notification]: stop });
        expect(answer).toMatchObject({ ret: false, err: 4711 });
        expect(answer.told.at(-1)).toBe('ENDQUEUE false');
        expect(read('C:\\Test\\dst\\a.txt')).toBeUndefined();
      }
    });

    it('what is queued and closed is not done, and a closed queue is none', () => {
      const { api, queue, read } = open({ 'gone.txt': 'gone' });
      api.SetupQueueDelete({ queue, path1: 'gone.txt' });
      expect(api.SetupCloseFileQueue({ queue }).ret).toBe(true);
      expect(read('C:\\Test\\gone.txt')).toBe('gone');
      const none = win32('ERROR_INVALID_HANDLE');
      expect(api.SetupCommitFileQueue({ queue }).err).toBe(none);
      expect(api.SetupQueueDelete({ queue, path1: 'gone.txt' }).err).toBe(none);
      expect(api.SetupScanFileQueue({ queue, flags: s.SPQ_SCAN_FILE_PRESENCE })).toMatchObject({ err: none });
      expect(api.SetupPromptReboot({ queue }).flags).toBe(-1);
    });
  });

  describe(`${name}: errors of a queue`, () => {
    const missing = win32('ERROR_FILE_NOT_FOUND');
    it.each([
      ['delete', s.SPFILENOTIFY_DELETEERROR],
      ['rename', s.SPFILENOTIFY_RENAMEERROR],
      ['copy', s.SPFILENOTIFY_COPYERROR],
    ] as const)('%s: skipped, tried again, or the end', (what, notification) => {
      for (const ret of [s.FILEOP_SKIP, s.FILEOP_ABORT, s.FILEOP_DOIT]) {
        const { api, queue } = open({ 'src\\other.txt': '' });
        if (what === 'delete') api.SetupQueueDelete({ queue, path1: 'src', path2: 'a.txt' });
        if (what === 'rename') api.SetupQueueRename({ queue, sourcePath: 'src\\a.txt', targetFile: 'b.txt' });
        if (what === 'copy')
          api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile: 'a.txt', target: 'dst' });
        let errors = 0;
        const answer = commit(api, queue, {
          [s.SPFILENOTIFY_NEEDMEDIA]: () => ({ ret: s.FILEOP_DOIT }),
          [notification]: ({ paths }) => {
            expect(paths?.error).toBe(missing);
            return { ret: errors++ === 0 ? ret : s.FILEOP_SKIP };
          },
        });
        expect([answer.ret, errors]).toEqual([ret !== s.FILEOP_ABORT, ret === s.FILEOP_DOIT ? 2 : 1]);
        if (ret === s.FILEOP_ABORT) expect(answer.err).toBe(missing);
      }
    });

    it('without a callback the first error of a copy ends it', () => {
      const { api, queue, read } = open({ 'src\\a.txt': 'a' });
      for (const sourceFile of ['a.txt', 'none.txt', 'a.txt']) {
        api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile, target: 'dst' });
      }
      expect(api.SetupCommitFileQueue({ queue })).toMatchObject({ ret: false, err: missing });
      expect(read('C:\\Test\\dst\\a.txt')).toBe('a');
    });

    it('without a callback what is not there need not be deleted or renamed', () => {
      const { api, queue, read } = open({ 'src\\a.txt': 'a' });
      api.SetupQueueDelete({ queue, path1: 'none.txt' });
      api.SetupQueueRename({ queue, sourcePath: 'none\\a.txt', targetFile: 'b.txt' });
      api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile: 'a.txt', target: 'dst' });
      expect(api.SetupCommitFileQueue({ queue }).ret).toBe(true);
      expect(read('C:\\Test\\dst\\a.txt')).toBe('a');
    });

    it.each([
      ['below a file', 'C:\\Test\\src\\a.txt\\x', 'ERROR_PATH_NOT_FOUND'],
      ['over a directory', 'C:\\Test', 'ERROR_ACCESS_DENIED'],
      ['in a share that is not there', '\\\\server\\share\\x', 'ERROR_PATH_NOT_FOUND'],
      ['a name that no file can have', 'C:\\Test\\a?b', 'ERROR_INVALID_NAME'],
    ])('nothing is copied %s', (_, target, error) => {
      const { api, queue } = open({ 'src\\a.txt': 'a' });
      const targetFile = target === 'C:\\Test' ? 'src' : 'b.txt';
      api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile: 'a.txt', target, targetFile });
      expect(api.SetupCommitFileQueue({ queue }).err).toBe(win32(error));
    });

    it('what cannot be queued is refused', () => {
      const { api, queue } = open({});
      const wrong = win32('ERROR_INVALID_PARAMETER');
      expect(api.SetupQueueCopy({ queue, sourceFile: null, target: 'dst' }).err).toBe(wrong);
      expect(api.SetupQueueCopy({ queue, sourceFile: 'a', target: null }).err).toBe(wrong);
      expect(api.SetupQueueDelete({ queue, path1: null }).err).toBe(wrong);
      expect(api.SetupQueueRename({ queue, sourcePath: null, targetFile: 'a' }).err).toBe(wrong);
      expect(api.SetupScanFileQueue({ queue, flags: 0 }).err).toBe(wrong);
      expect(api.SetupSetFileQueueFlags({ queue, mask: 0x100, flags: 0x100 }).err).toBe(wrong);
    });
  });

  describe(`${name}: SP_COPY_…`, () => {
    /** Copies `new` over nothing or over `old`; tells the target afterwards. */
    const copied = (
      style: number,
      existing: boolean,
      ask?: number,
    ): [string | undefined, string[], string | undefined] => {
      const { api, queue, read } = open({ 'src\\a.txt': 'new', ...(existing && { 'dst\\a.txt': 'old' }) });
      api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile: 'a.txt', target: 'dst', style });
      const questions: string[] = [];
      const answer = ({ notification }: FileNotification): FileAnswer => {
        questions.push(NAMES.get(notification)!);
        return { ret: ask! };
      };
      if (ask === undefined) api.SetupCommitFileQueue({ queue });
      else commit(api, queue, { [s.SPFILENOTIFY_TARGETEXISTS]: answer });
      return [read('C:\\Test\\dst\\a.txt'), questions, read('C:\\Test\\src\\a.txt')];
    };
    it.each([
      ['none', 0, 'new', 'new'],
      ['REPLACEONLY', s.SP_COPY_REPLACEONLY, undefined, 'new'],
      ['FORCE_NOOVERWRITE', s.SP_COPY_FORCE_NOOVERWRITE, 'new', 'old'],
      ['NOOVERWRITE, nobody asked', s.SP_COPY_NOOVERWRITE, 'new', 'old'],
      ['NEWER_OR_SAME of files without version', s.SP_COPY_NEWER_OR_SAME, 'new', 'new'],
      ['NEWER_ONLY of files without version', s.SP_COPY_NEWER_ONLY, 'new', 'new'],
      ['FORCE_NEWER of files without version', s.SP_COPY_FORCE_NEWER, 'new', 'new'],
    ])('%s: where nothing is, and over a file', (_, style, overNothing, overFile) => {
      expect([copied(style, false)[0], copied(style, true)[0]]).toEqual([overNothing, overFile]);
    });

    it('NOOVERWRITE asks about a file that is there', () => {
      expect(copied(s.SP_COPY_NOOVERWRITE, true, 1)).toEqual(['new', ['TARGETEXISTS'], 'new']);
      expect(copied(s.SP_COPY_NOOVERWRITE, true, 0)).toEqual(['old', ['TARGETEXISTS'], 'new']);
      expect(copied(s.SP_COPY_NOOVERWRITE, false, 0)).toEqual(['new', [], 'new']);
    });

    it('DELETESOURCE takes the source away after the copy', () => {
      expect(copied(s.SP_COPY_DELETESOURCE, false)).toEqual(['new', [], undefined]);
      expect(copied(s.SP_COPY_DELETESOURCE | s.SP_COPY_FORCE_NOOVERWRITE, true)).toEqual(['old', [], 'new']);
    });

    it('NODECOMP keeps a compressed file with its name; without it the file comes decompressed', () => {
      const lz = Uint8Array.from(Buffer.from('535a444488f02733410003000000ff616263', 'hex'));
      for (const [style, file, size] of [
        [0, 'a.txt', 3],
        [s.SP_COPY_NODECOMP, 'a.tx_', 18],
      ] as const) {
        const { api, queue, read } = open({ 'src\\a.tx_': lz });
        api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile: 'a.txt', target: 'dst', style });
        expect(api.SetupCommitFileQueue({ queue }).ret).toBe(true);
        expect(['a.txt', 'a.tx_'].filter(name => read(`C:\\Test\\dst\\${name}`) !== undefined)).toEqual([
          file,
        ]);
        expect(read(`C:\\Test\\dst\\${file}`)!.length).toBe(size);
      }
    });
  });

  describe(`${name}: scanning a queue`, () => {
    const scan = (flags: number, deletes = false): { result: number; copies: number; told: string[] } => {
      const { api, queue } = open({ 'src\\a': '', 'src\\b': '', 'dst\\a': '' });
      for (const sourceFile of ['a', 'b'])
        api.SetupQueueCopy({ queue, sourceRoot: 'src', sourceFile, target: 'dst' });
      if (deletes) api.SetupQueueDelete({ queue, path1: 'dst\\a' });
      const told: string[] = [];
      const callback = ({ target, paths }: FileNotification): FileAnswer => {
        told.push((target ?? paths!.target!).slice(-5));
        return { ret: flags & s.SPQ_SCAN_USE_CALLBACKEX ? 5 : 0 };
      };
      const { result } = api.SetupScanFileQueue({ queue, flags, callback });
      return { result, told, copies: api.SetupGetFileQueueCount({ queue, operation: s.FILEOP_COPY }).count! };
    };
    it('looks whether the targets are there, and takes those out that are', () => {
      expect(scan(s.SPQ_SCAN_FILE_PRESENCE)).toMatchObject({ result: 0, copies: 2 });
      const prune = s.SPQ_SCAN_FILE_PRESENCE | s.SPQ_SCAN_PRUNE_COPY_QUEUE;
      expect(scan(prune)).toMatchObject({ result: 0, copies: 1 });
      expect(scan(prune, true)).toMatchObject({ copies: 2 });
      expect(scan(prune | s.SPQ_SCAN_PRUNE_DELREN, true)).toMatchObject({ copies: 1 });
    });
    it('asks about each file until an answer is not 0', () => {
      expect(scan(s.SPQ_SCAN_USE_CALLBACK)).toMatchObject({ result: 0, told: ['dst\\a', 'dst\\b'] });
      expect(scan(s.SPQ_SCAN_USE_CALLBACKEX)).toMatchObject({ result: 5, told: ['dst\\a'] });
    });
  });
}
