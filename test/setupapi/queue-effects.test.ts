import { describe, expect, it } from 'vitest';
import { performPending } from '../../src/engine/sections/queue/index.ts';
import { bytesOf, listOf, type Origin, statedContent, valueFromBytes } from '../../src/machine/index.ts';
import type { FileNotification } from '../../src/setupapi/index.ts';
import * as s from '../../src/setupapi/index.ts';
import { type EngineProgram, type Files, machineWith, programOn } from './queue-machine.ts';

const TARGET = 'C:\\Test\\dst\\a.sys';
const SESSION_MANAGER = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager';
const origin: Origin = { call: 'the test', because: { grade: 'documented', page: 'none' } };

interface Before {
  /** Versions of source and target, as their last numbers; null: no version, undefined: no such file. */
  readonly source?: number | null;
  readonly target?: number | null;
  readonly inUse?: boolean;
}

/** A machine with src\a.sys, dst\a.sys and an INF that copies the one over the other with some flags. */
function program({ source = null, target, inUse }: Before, flags: string, others: Files = {}): EngineProgram {
  const machine = machineWith({
    ...others,
    'test.inf':
      '[Version]\nSignature="$Windows NT$"\n[Install]\nCopyFiles=List\n[DestinationDirs]\nDefaultDestDir=40000,dst\n' +
      `[List]\na.sys,,,${flags}\n[SourceDisksNames]\n1=Disk\n[SourceDisksFiles]\na.sys=1\n`,
  });
  const put = (path: string, name: string, last: number | null): void => {
    const after = statedContent({
      name,
      size: 7,
      ...(last !== null && { version: [1, 0, 0, last] as const }),
    });
    machine.apply({ kind: 'file', path, after });
  };
  put('C:\\Test\\src\\a.sys', 'new', source);
  if (target !== undefined) put(TARGET, 'old', target);
  if (inUse) machine.apply({ kind: 'running', what: 'loaded', name: TARGET, after: { by: 'a' } });
  return programOn(machine);
}

function queueList({ api }: EngineProgram, style = 0): s.QueueHandle {
  const { inf } = api.SetupOpenInfFile({ path: 'C:\\Test\\test.inf', style: s.INF_STYLE_WIN4 });
  api.SetupSetDirectoryId({ inf, id: 40000, directory: 'C:\\Test' });
  const { queue } = api.SetupOpenFileQueue({});
  expect(api.SetupQueueCopySection({ queue, inf, section: 'List', sourceRoot: 'src', style }).ret).toBe(true);
  return queue;
}

/** What lies at the target afterwards: the `new` file, the `old` one, or nothing. */
function targetOf({ transaction: { volume } }: EngineProgram): string | undefined {
  return /^stated:(\w+)/.exec(volume.file(TARGET)?.digest() ?? '')?.[1];
}

describe('COPYFLG_… of a line', () => {
  const older = { source: 2, target: 1 };
  const same = { source: 1, target: 1 };
  const newer = { source: 1, target: 2 };
  it.each<[string, string, Before, number, 'new' | 'old' | undefined]>([
    ['none over nothing', '0', {}, 0, 'new'],
    ['none over a newer file', '0', newer, 0, 'new'],
    ['NOVERSIONCHECK takes away what the caller wants checked', '4', newer, s.SP_COPY_FORCE_NEWER, 'new'],
    ['NO_OVERWRITE over nothing', '0x10', {}, 0, 'new'],
    ['NO_OVERWRITE over an older file', '0x10', older, 0, 'old'],
    ['NO_VERSION_DIALOG over an older file', '0x20', older, 0, 'new'],
    ['NO_VERSION_DIALOG over the same version', '0x20', same, 0, 'new'],
    ['NO_VERSION_DIALOG over a newer file', '0x20', newer, 0, 'old'],
    ['NO_VERSION_DIALOG over a file without version', '0x20', { source: 1, target: null }, 0, 'new'],
    ['NO_VERSION_DIALOG of a file without version', '0x20', { source: null, target: 1 }, 0, 'new'],
    ['OVERWRITE_OLDER_ONLY over nothing', '0x40', {}, 0, 'new'],
    ['OVERWRITE_OLDER_ONLY over an older file', '0x40', older, 0, 'new'],
    ['OVERWRITE_OLDER_ONLY over the same version', '0x40', same, 0, 'old'],
    ['OVERWRITE_OLDER_ONLY over a newer file', '0x40', newer, 0, 'old'],
    ['REPLACEONLY over nothing', '0x400', {}, 0, undefined],
    ['REPLACEONLY over a file', '0x400', older, 0, 'new'],
    ['NODECOMP, NOPRUNE and REPLACE_BOOT_FILE copy', '0x3800', older, 0, 'new'],
    ['FORCE_FILE_IN_USE over nothing', '8', {}, 0, 'new'],
    ['FORCE_FILE_IN_USE over a file waits', '8', older, 0, 'old'],
    ['none over a file in use waits', '0', { ...older, inUse: true }, 0, 'old'],
    ['IN_USE_RENAME over a file in use does not', '0x4000', { ...older, inUse: true }, 0, 'new'],
    ['the caller asks for NEWER_OR_SAME, and nobody is asked', '0', newer, s.SP_COPY_NEWER_OR_SAME, 'old'],
  ])('%s', (_, flags, before, style, after) => {
    const run = program(before, flags);
    expect(run.api.SetupCommitFileQueue({ queue: queueList(run, style) }).ret).toBe(true);
    expect(targetOf(run)).toBe(after);
  });

  it.each([
    ['1', s.SP_COPY_WARNIFSKIP],
    ['2', s.SP_COPY_NOSKIP],
  ])('%s is told where the medium is needed', (flags, told) => {
    const run = program({}, flags);
    const media: (number | undefined)[] = [];
    const callback = ({ media: one }: FileNotification): { ret: number } => {
      if (one) media.push(one.flags);
      return { ret: 1 };
    };
    run.api.SetupCommitFileQueue({ queue: queueList(run), callback });
    expect(media).toEqual([told]);
  });

  it('REPLACE_BOOT_FILE and files in use recommend a restart', () => {
    const flags = (run: EngineProgram): number => {
      const queue = queueList(run);
      run.api.SetupCommitFileQueue({ queue });
      return run.api.SetupPromptReboot({ queue }).flags;
    };
    expect(flags(program({}, '0'))).toBe(0);
    expect(flags(program({}, '0x1000'))).toBe(s.SPFILEQ_REBOOT_RECOMMENDED);
    expect(flags(program({ target: 1, inUse: true }, '0'))).toBe(
      s.SPFILEQ_REBOOT_RECOMMENDED | s.SPFILEQ_FILE_IN_USE,
    );
  });
});

describe('what waits for the next start of Windows', () => {
  const pending = ({ transaction }: EngineProgram): string[] => {
    const value = transaction.registry.value(SESSION_MANAGER, 'PendingFileRenameOperations');
    return value ? Buffer.from(bytesOf(value)).toString('utf16le').replace(/\0\0$/, '').split('\0') : [];
  };

  it('a file in use is copied beside its target, told, and moved when Windows starts', () => {
    const run = program({ target: 1, inUse: true }, '0');
    const delayed: unknown[] = [];
    const callback = ({ notification, paths }: FileNotification): { ret: number } => {
      if (notification === s.SPFILENOTIFY_FILEOPDELAYED) delayed.push(paths);
      return { ret: 1 };
    };
    run.api.SetupCommitFileQueue({ queue: queueList(run), callback });
    const temporary = 'C:\\Test\\dst\\SET1.tmp';
    expect(delayed).toEqual([{ source: temporary, target: TARGET, error: 0, flags: s.FILEOP_COPY }]);
    expect(pending(run)).toEqual([`\\??\\${temporary}`, `!\\??\\${TARGET}`]);
    performPending(run.transaction);
    expect([targetOf(run), pending(run), run.transaction.volume.list('C:\\Test\\dst')]).toEqual([
      'new',
      [],
      ['a.sys'],
    ]);
  });

  it('a file in use that was renamed is deleted', () => {
    const run = program({ target: 1, inUse: true }, '0x4000');
    run.api.SetupCommitFileQueue({ queue: queueList(run) });
    expect(pending(run)).toEqual(['\\??\\C:\\Test\\dst\\SET1.tmp', '']);
    expect(run.transaction.running.list('loaded').map(({ name }) => name)).toEqual([
      'C:\\Test\\dst\\SET1.tmp',
    ]);
    performPending(run.transaction);
    expect(run.transaction.volume.list('C:\\Test\\dst')).toEqual(['a.sys']);
  });

  it('what others left there stays, and what nobody may replace is left alone', () => {
    const run = program({ target: 1, inUse: true }, '0', { 'x.txt': 'x', 'y.txt': 'y' });
    const list = ['\\??\\C:\\Test\\x.txt', '\\??\\C:\\Test\\y.txt'];
    const value = valueFromBytes(7, Buffer.from(`${list.join('\0')}\0\0`, 'utf16le'));
    const name = 'PendingFileRenameOperations';
    run.transaction.change({ kind: 'value', key: SESSION_MANAGER, name, after: value }, origin);
    run.api.SetupCommitFileQueue({ queue: queueList(run) });
    expect(pending(run)).toEqual([...list, '\\??\\C:\\Test\\dst\\SET1.tmp', `!\\??\\${TARGET}`]);
    performPending(run.transaction);
    expect([run.read('C:\\Test\\x.txt'), run.read('C:\\Test\\y.txt'), targetOf(run)]).toEqual([
      'x',
      'y',
      'new',
    ]);
    expect(listOf(run.transaction.registry.value(SESSION_MANAGER, name))).toBeUndefined();
  });

  it.each([
    ['gone,,,1', true, ['\\??\\C:\\Test\\dst\\gone', '']],
    ['gone,,,0x10000', true, ['\\??\\C:\\Test\\dst\\gone', '']],
    ['gone', false, []],
  ])('DELFLG_IN_USE: the line %s', (line, ret, left) => {
    const run = program({}, '0', {
      'dst\\gone': '',
      'del.inf': `[Version]\nSignature="$Windows NT$"\n[D]\n${line}\n[DestinationDirs]\nD=40000,dst\n`,
    });
    run.transaction.change(
      { kind: 'running', what: 'loaded', name: 'C:\\Test\\dst\\gone', after: { by: 'x' } },
      origin,
    );
    const { inf } = run.api.SetupOpenInfFile({ path: 'C:\\Test\\del.inf', style: s.INF_STYLE_WIN4 });
    run.api.SetupSetDirectoryId({ inf, id: 40000, directory: 'C:\\Test' });
    const { queue } = run.api.SetupOpenFileQueue({});
    run.api.SetupQueueDeleteSection({ queue, inf, section: 'D' });
    expect(run.api.SetupCommitFileQueue({ queue }).ret).toBe(ret);
    expect(pending(run)).toEqual(left);
  });
});

describe('effects of a queue', () => {
  it('come from the line that wants them, and a second commit has none', () => {
    const run = program({}, '0');
    const queue = queueList(run);
    run.api.SetupCommitFileQueue({ queue });
    const told = run.transaction.effects.map(({ kind, origin: from }) => ({ kind, ...from }));
    const because = { grade: 'documented', page: 'inf-copyfiles-directive' };
    expect(told).toEqual(['directory', 'file'].map(kind => ({ kind, inf: 'test.inf', line: 8, because })));
    expect(run.api.SetupCommitFileQueue({ queue }).ret).toBe(true);
    const again = queueList(run);
    run.api.SetupCommitFileQueue({ queue: again });
    expect(run.transaction.effects).toHaveLength(2);
  });

  it('are those of a section with its Needs, told to its callback, and of one only queued', () => {
    const head = '[Version]\nSignature="$Windows NT$"\n';
    const disks = '[SourceDisksNames]\n1=D\n[SourceDisksFiles]\none.txt=1\ntwo.txt=1,sub\n';
    const run = program({}, '0', {
      'src\\one.txt': 'one',
      'src\\sub\\two.txt': 'two',
      'C:\\Windows\\inf\\more.inf': `${head}[More]\nCopyFiles=@two.txt\n[DestinationDirs]\nDefaultDestDir=10\n${disks}`,
      'all.inf': `${head}[All]\nInclude=more.inf\nNeeds=More\nCopyFiles=@one.txt\n[DestinationDirs]\nDefaultDestDir=10\n${disks}`,
    });
    const { inf } = run.api.SetupOpenInfFile({ path: 'C:\\Test\\all.inf', style: s.INF_STYLE_WIN4 });
    const { queue } = run.api.SetupOpenFileQueue({});
    const of = { inf, section: 'All', sourceRoot: 'C:\\Test\\src' };
    expect(run.api.SetupInstallFilesFromInfSection({ ...of, queue }).ret).toBe(true);
    expect(run.api.SetupGetFileQueueCount({ queue, operation: s.FILEOP_COPY }).count).toBe(2);
    expect(run.transaction.effects).toEqual([]);
    const told: string[] = [];
    const callback = ({ notification, paths }: FileNotification): { ret: number } => {
      if (notification === s.SPFILENOTIFY_ENDCOPY) told.push(paths!.target!);
      return { ret: 1 };
    };
    expect(run.api.SetupInstallFromInfSection({ ...of, flags: s.SPINST_FILES, callback }).ret).toBe(true);
    expect(told.map(path => path.toLowerCase())).toEqual(['c:\\windows\\one.txt', 'c:\\windows\\two.txt']);
    expect([run.read('C:\\Windows\\one.txt'), run.read('C:\\Windows\\two.txt')]).toEqual(['one', 'two']);
  });

  it('set the security of a list, and save what is there where the caller knows of backups', () => {
    const run = program({ target: 1 }, '0', {
      'sec.inf':
        '[Version]\nSignature="$Windows NT$"\n[L]\na.sys\n[L.security]\n"D:P(A;;GA;;;SY)"\n' +
        '[DestinationDirs]\nL=40000,dst\n',
    });
    const { inf } = run.api.SetupOpenInfFile({ path: 'C:\\Test\\sec.inf', style: s.INF_STYLE_WIN4 });
    run.api.SetupSetDirectoryId({ inf, id: 40000, directory: 'C:\\Test' });
    const { queue } = run.api.SetupOpenFileQueue({});
    run.api.SetupSetFileQueueFlags({ queue, mask: 1, flags: s.SPQ_FLAG_BACKUP_AWARE });
    run.api.SetupQueueCopySection({ queue, inf, section: 'L', sourceRoot: 'src' });
    const told: number[] = [];
    const callback = ({ notification }: FileNotification): { ret: number } => ({
      ret: told.push(notification) && 1,
    });
    run.api.SetupCommitFileQueue({ queue, callback });
    expect(run.transaction.volume.security(TARGET)).toBe('D:P(A;;GA;;;SY)');
    expect(told).toContain(s.SPFILENOTIFY_STARTBACKUP);
    expect(told.indexOf(s.SPFILENOTIFY_ENDBACKUP)).toBeLessThan(told.indexOf(s.SPFILENOTIFY_STARTCOPY));
    expect(run.transaction.volume.file('C:\\Windows\\LastGood\\C\\Test\\dst\\a.sys')?.digest()).toMatch(
      /old/,
    );
  });
});
