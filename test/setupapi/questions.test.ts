import { describe, expect, it } from 'vitest';
import { errorName, win32 } from '../../src/base/index.ts';
import { listOf } from '../../src/machine/index.ts';
import * as s from '../../src/setupapi/index.ts';
import { ScriptedDesk } from '../engine/scripted-desk.ts';
import { executable } from '../machine/executable.ts';
import { type EngineProgram, type Files, machineWith, programOn } from './queue-machine.ts';

type Script = Partial<Record<s.QuestionKind, readonly string[]>>;

function attended(files: Files, answers: Script): EngineProgram & { readonly desk: ScriptedDesk } {
  const desk = new ScriptedDesk(answers);
  return { ...programOn(machineWith(files), { desk }), desk };
}

/** Commits a queue with the default callback. */
function commit({ api }: EngineProgram, queue: s.QueueHandle): string {
  const { context } = api.SetupInitDefaultQueueCallback({});
  const callback = (of: s.FileNotification): s.FileAnswer =>
    api.SetupDefaultQueueCallback({ context, ...of }).answer;
  const { ret, err } = api.SetupCommitFileQueue({ queue, callback });
  return ret ? 'done' : errorName(err);
}

function copying({ api }: EngineProgram, style = 0): s.QueueHandle {
  const { queue } = api.SetupOpenFileQueue({});
  const description = 'Contoso disk 2';
  const copy = {
    queue,
    sourceRoot: 'E:\\',
    sourceFile: 'a.sys',
    target: 'C:\\Test\\dst',
    style,
    description,
  };
  expect(api.SetupQueueCopy(copy).ret).toBe(true);
  return queue;
}

describe('the default callback asks for a disk that is not there', () => {
  it.each<[string, Script, string, string | undefined]>([
    ['cancelled', { disk: ['cancel'] }, 'ERROR_CANCELLED', undefined],
    ['skipped', { disk: ['skip'] }, 'done', undefined],
    ['another place', { disk: ['F:\\media'] }, 'done', 'from F'],
  ])('%s', (_, answers, result, target) => {
    const program = attended({ 'F:\\media\\a.sys': 'from F' }, answers);
    expect(commit(program, copying(program))).toBe(result);
    expect(program.read('C:\\Test\\dst\\a.sys')).toBe(target);
    expect(program.desk.asked).toMatchObject([
      { kind: 'disk', about: { disk: 'Contoso disk 2', path: 'E:\\', file: 'a.sys' } },
    ]);
  });

  it('a place where the file is not leaves the question open, and nothing is done', () => {
    const program = attended({}, { disk: ['F:\\media'] });
    const queue = copying(program);
    expect(() => commit(program, queue)).toThrow(s.Unanswered);
    expect(program.transaction.effects).toEqual([]);
  });

  it('SP_COPY_NOSKIP does not offer to skip', () => {
    const program = attended({}, { disk: ['skip'] });
    const queue = copying(program, s.SP_COPY_NOSKIP);
    expect(() => commit(program, queue)).toThrow(s.Unanswered);
    expect(program.desk.asked[0]!.answers).toEqual(['ok', 'cancel']);
  });
});

describe('the default callback asks about errors', () => {
  const target = 'C:\\Test\\dst';
  it.each<[string, Script, string]>([
    ['skip', { 'copy-error': ['skip'] }, 'done'],
    ['cancel', { 'copy-error': ['cancel'] }, 'ERROR_ACCESS_DENIED'],
    ['retry, then skip', { 'copy-error': ['retry', 'skip'] }, 'done'],
  ])('of a copy: %s', (_, answers, result) => {
    const program = attended({ 'E:\\a.sys': 'a', [`${target}\\a.sys\\in-the-way`]: '' }, answers);
    expect(commit(program, copying(program))).toBe(result);
    const { about } = program.desk.asked[0]!;
    expect(about).toEqual({
      source: 'E:\\a.sys',
      target: `${target}\\a.sys`,
      error: 'ERROR_ACCESS_DENIED',
    });
  });

  it.each<[string, Script, string]>([
    ['skip', { 'delete-error': ['skip'] }, 'done'],
    ['cancel', { 'delete-error': ['cancel'] }, 'ERROR_ACCESS_DENIED'],
  ])('of a deletion: %s', (_, answers, result) => {
    const machine = machineWith({ 'busy.sys': 'busy' });
    machine.apply({ kind: 'running', what: 'loaded', name: 'C:\\Test\\busy.sys', after: { by: 'a' } });
    const program = programOn(machine, { desk: new ScriptedDesk(answers) });
    const { queue } = program.api.SetupOpenFileQueue({});
    program.api.SetupQueueDelete({ queue, path1: 'C:\\Test\\busy.sys' });
    expect(commit(program, queue)).toBe(result);
  });

  it('a file that is not there need not be deleted or renamed, and nobody is asked', () => {
    const program = attended({}, {});
    const { queue } = program.api.SetupOpenFileQueue({});
    program.api.SetupQueueDelete({ queue, path1: 'none.sys' });
    program.api.SetupQueueRename({ queue, sourcePath: 'none.sys', targetFile: 'other.sys' });
    expect(commit(program, queue)).toBe('done');
  });

  it.each([
    ['yes', 'a'],
    ['no', 'there'],
  ])('whether to overwrite: %s', (answer, held) => {
    const files = { 'E:\\a.sys': 'a', [`${target}\\a.sys`]: 'there' };
    const program = attended(files, { overwrite: [answer] });
    expect(commit(program, copying(program, s.SP_COPY_NOOVERWRITE))).toBe('done');
    expect(program.read(`${target}\\a.sys`)).toBe(held);
  });
});

describe('SP_COPY_LANGUAGEAWARE', () => {
  const copied = (languages: readonly [number, number], style: number): number[] => {
    const files = {
      'E:\\a.sys': executable([1, 0, 0, 0], languages[0]),
      'C:\\Test\\dst\\a.sys': executable([1, 0, 0, 0], languages[1]),
    };
    const program = programOn(machineWith(files));
    const told: number[] = [];
    const callback = ({ notification }: s.FileNotification): s.FileAnswer => {
      told.push(notification);
      return { ret: s.FILEOP_DOIT };
    };
    program.api.SetupCommitFileQueue({ queue: copying(program, style), callback });
    return told.filter(one => one & s.SPFILENOTIFY_LANGMISMATCH);
  };
  it.each<[string, readonly [number, number], number, number]>([
    ['asks about another language', [0x407, 0x409], s.SP_COPY_LANGUAGEAWARE, 1],
    ['not about the same one', [0x409, 0x409], s.SP_COPY_LANGUAGEAWARE, 0],
    ['not about a neutral one', [0x409, 0], s.SP_COPY_LANGUAGEAWARE, 0],
    ['nobody asks without it', [0x407, 0x409], 0, 0],
  ])('%s', (_, languages, style, times) => {
    expect(copied(languages, style)).toHaveLength(times);
  });
});

describe('dialogs of their own', () => {
  const error = win32('ERROR_ACCESS_DENIED');
  it.each<[string, number, string]>([
    ['retry', s.DPROMPT_SUCCESS, 'ERROR_SUCCESS'],
    ['skip', s.DPROMPT_SKIPFILE, 'ERROR_SUCCESS'],
    ['cancel', s.DPROMPT_CANCEL, 'ERROR_CANCELLED'],
  ])('%s', (answer, result, last) => {
    const answers = { 'copy-error': [answer], 'delete-error': [answer], 'rename-error': [answer] };
    const { api } = attended({}, answers);
    const style = 0;
    expect(api.SetupCopyError({ path: 'E:\\', file: 'a', target: 'C:\\a', error, style }).result).toBe(
      result,
    );
    expect(api.SetupDeleteError({ file: 'C:\\a', error, style }).result).toBe(result);
    const renamed = api.SetupRenameError({ source: 'C:\\a', target: 'C:\\b', error, style });
    expect([renamed.result, errorName(renamed.err)]).toEqual([result, last]);
  });

  it('with nobody there all are cancelled', () => {
    const { api } = programOn(machineWith({}));
    expect(api.SetupDeleteError({ file: 'C:\\a', error, style: 0 }).result).toBe(s.DPROMPT_CANCEL);
    expect(api.SetupPromptForDisk({ file: 'a', style: 0 }).result).toBe(s.DPROMPT_CANCEL);
  });

  it('a tag file at the root of the drive tells the disk', () => {
    const { api } = attended({ 'B:\\disk1.tag': '' }, { disk: ['B:\\x86'] });
    const of = { path: 'A:\\x86', file: 'cmd.exe', tagfile: 'disk1.tag', style: 0 };
    expect(api.SetupPromptForDisk(of)).toMatchObject({ result: s.DPROMPT_SUCCESS, path: 'B:\\x86' });
  });

  it('IDF_NOBROWSE and IDF_NOSKIP leave these answers out', () => {
    const { api, desk } = attended({}, { disk: ['cancel'] });
    api.SetupPromptForDisk({ path: 'A:\\', file: 'a', style: s.IDF_NOBROWSE | s.IDF_NOSKIP });
    expect(desk.asked).toMatchObject([{ answers: ['ok', 'cancel'] }]);
    expect(desk.asked[0]!.free).toBeUndefined();
  });

  it('a buffer that is too short', () => {
    const { api } = attended({ 'F:\\a': '' }, { disk: ['F:\\'] });
    const { ret, result, required, path } = api.SetupPromptForDisk({
      path: 'A:\\',
      file: 'a',
      style: 0,
      size: 2,
    });
    expect({ ret, result, required, path }).toEqual({
      ret: false,
      result: s.DPROMPT_BUFFERTOOSMALL,
      required: 4,
      path: undefined,
    });
  });
});

describe('SetupPromptReboot', () => {
  const { SPFILEQ_REBOOT_RECOMMENDED: wanted, SPFILEQ_REBOOT_IN_PROGRESS: now } = s;
  it.each<[string, Script, boolean, number]>([
    ['restarts', { restart: ['yes'] }, false, wanted | now],
    ['later', { restart: ['no'] }, false, wanted],
  ])('without a queue the user is asked: %s', (_, answers, scanOnly, flags) => {
    const { api } = attended({}, answers);
    expect(api.SetupPromptReboot({ queue: null, scanOnly }).flags).toBe(flags);
  });

  it('a queue that needs none asks nobody', () => {
    const { api, desk } = attended({}, {});
    const { queue } = api.SetupOpenFileQueue({});
    expect(api.SetupPromptReboot({ queue }).flags).toBe(0);
    expect(desk.asked).toEqual([]);
  });

  it('ScanOnly asks nobody, and needs a queue', () => {
    const { api } = attended({}, {});
    expect(api.SetupPromptReboot({ queue: null, scanOnly: true })).toMatchObject({ flags: -1 });
  });
});

describe('installation sources', () => {
  const SETUP = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup';
  const list = ({ transaction }: EngineProgram, root: string): unknown =>
    listOf(transaction.registry.value(`${root}\\${SETUP}`, 'Installation Sources'));

  it('come to the beginning or the end, each once', () => {
    const program = programOn(machineWith({}));
    const add = (source: string, flags = 0): boolean =>
      program.api.SetupAddToSourceList({ flags: flags | s.SRCLIST_SYSTEM, source }).ret;
    expect([add('D:\\'), add('E:\\'), add('F:\\', s.SRCLIST_APPEND), add('d:\\')]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(list(program, 'HKLM')).toEqual(['d:\\', 'E:\\', 'F:\\']);
    program.api.SetupRemoveFromSourceList({ flags: s.SRCLIST_SYSTEM, source: 'e:\\' });
    expect(list(program, 'HKLM')).toEqual(['d:\\', 'F:\\']);
  });

  it('of the system need an administrator', () => {
    const program = programOn(machineWith({}), { administrator: false });
    const add = (flags: number): string =>
      errorName(program.api.SetupAddToSourceList({ flags, source: 'D:\\' }).err);
    expect(add(s.SRCLIST_SYSTEM)).toBe('ERROR_ACCESS_DENIED');
    expect(add(s.SRCLIST_SYSIFADMIN)).toBe('ERROR_SUCCESS');
    expect([list(program, 'HKLM'), list(program, 'HKCU')]).toEqual([undefined, ['D:\\']]);
  });

  it('are told merged, those of the system first, without platforms unless asked', () => {
    const { api } = programOn(machineWith({}));
    api.SetupSetSourceList({ flags: s.SRCLIST_USER, sources: ['U:\\i386', 'S:\\'] });
    api.SetupSetSourceList({ flags: s.SRCLIST_SYSTEM, sources: ['S:\\'] });
    expect(api.SetupQuerySourceList({ flags: 0 }).sources).toEqual(['S:\\', 'U:\\']);
    const kept = { flags: s.SRCLIST_USER | s.SRCLIST_NOSTRIPPLATFORM };
    expect(api.SetupQuerySourceList(kept).sources).toEqual(['U:\\i386', 'S:\\']);
  });

  it('of a temporary list count instead, until it is cancelled', () => {
    const program = programOn(machineWith({}));
    const { api } = program;
    api.SetupSetSourceList({ flags: s.SRCLIST_TEMPORARY, sources: ['T:\\'] });
    api.SetupAddToSourceList({ flags: s.SRCLIST_SYSTEM, source: 'X:\\' });
    expect(api.SetupQuerySourceList({ flags: 0 }).sources).toEqual(['X:\\', 'T:\\']);
    expect(list(program, 'HKLM')).toBeUndefined();
    expect(api.SetupCancelTemporarySourceList({}).ret).toBe(true);
    expect(api.SetupQuerySourceList({ flags: 0 }).sources).toEqual([]);
    expect(api.SetupCancelTemporarySourceList({}).ret).toBe(false);
  });

  it('a place where a disk was found is asked about first the next time', () => {
    const { api, desk } = attended({ 'F:\\a': '', 'F:\\b': '' }, { disk: ['F:\\', 'ok'] });
    api.SetupPromptForDisk({ file: 'a', style: 0 });
    api.SetupPromptForDisk({ file: 'b', style: 0 });
    expect(desk.asked.map(({ about }) => about['path'])).toEqual(['A:\\', 'F:\\']);
  });
});

describe('an INF with another one appended', () => {
  const FILES = {
    'own.inf':
      '[Version]\nSignature="$Windows NT$"\nLayoutFile=C:\\Test\\layout.inf\n[Shared]\na=%Text%\n[List]\nx.sys\n[Strings]\nText="own"\n',
    'layout.inf':
      '[Version]\nSignature="$Windows NT$"\n[Shared]\nb=%Text%\n[Other]\nc=1\n[SourceDisksNames]\n5="Layout disk",tag,,\\cab\n[SourceDisksFiles]\nx.sys=5,sub,700\n[Strings]\nText="layout"\n',
    'old.inf': '[Version]\nClass=Net\n',
  };
  const open = (): EngineProgram & { inf: s.InfHandle } => {
    const program = programOn(machineWith(FILES));
    const { inf } = program.api.SetupOpenInfFile({ path: 'C:\\Test\\own.inf', style: s.INF_STYLE_WIN4 });
    return { ...program, inf };
  };

  it.each([null, 'C:\\Test\\layout.inf'])('%s: lines follow, each with its own strings', path => {
    const { api, inf } = open();
    expect(api.SetupOpenAppendInfFile({ inf, path })).toMatchObject({ ret: true, err: 0 });
    expect(api.SetupGetLineCount({ inf, section: 'shared' }).count).toBe(2);
    const { context } = api.SetupFindFirstLine({ inf, section: 'Shared' });
    const next = api.SetupFindNextLine({ context: context! }).context!;
    const texts = [context!, next].map(one => api.SetupGetStringField({ context: one, index: 1 }).value);
    expect(texts).toEqual(['own', 'layout']);
    expect(api.SetupFindNextLine({ context: next }).ret).toBe(false);
    expect(api.SetupFindFirstLine({ inf, section: 'Other', key: 'c' }).ret).toBe(true);
    expect(api.SetupGetLineByIndex({ inf, section: 'Shared', index: 1 }).ret).toBe(true);
    const names = [0, 1, 2, 3].map(index => api.SetupEnumInfSections({ inf, index }).name);
    expect(names).toEqual(['Version', 'Shared', 'List', 'Strings']);
  });

  it('says where files come from, and how large they are', () => {
    const { api, inf } = open();
    expect(api.SetupGetSourceFileLocation({ inf, file: 'x.sys' }).ret).toBe(false);
    api.SetupOpenAppendInfFile({ inf, path: null });
    expect(api.SetupGetSourceFileLocation({ inf, file: 'x.sys' })).toMatchObject({
      sourceId: 5,
      path: 'sub',
    });
    const info = s.SRCINFO_DESCRIPTION;
    expect(api.SetupGetSourceInfo({ inf, sourceId: 5, info }).value).toBe('Layout disk');
    const search = s.INFINFO_INF_SPEC_IS_HINF;
    expect(api.SetupGetInfInformation({ spec: inf, search }).information!.paths).toEqual([
      'C:\\Test\\own.inf',
      'C:\\Test\\layout.inf',
    ]);
    const { queue } = api.SetupOpenFileQueue({});
    api.SetupQueueCopySection({ queue, inf, section: 'List', sourceRoot: 'Q:\\' });
    const asked: (s.SourceMedia | undefined)[] = [];
    const callback = ({ media }: s.FileNotification): s.FileAnswer => {
      if (media) asked.push(media);
      return { ret: media ? s.FILEOP_SKIP : s.FILEOP_DOIT };
    };
    api.SetupCommitFileQueue({ queue, callback });
    expect(asked).toMatchObject([{ description: 'Layout disk', sourcePath: 'Q:\\cab\\sub', tagfile: 'tag' }]);
  });

  it.each([
    ['none.inf', 'ERROR_FILE_NOT_FOUND'],
    ['C:\\Test\\old.inf', 'ERROR_WRONG_INF_STYLE'],
  ])('%s: %s', (path, error) => {
    const { api, inf } = open();
    expect(errorName(api.SetupOpenAppendInfFile({ inf, path }).err)).toBe(error);
    expect(api.SetupGetLineCount({ inf, section: 'Shared' }).count).toBe(1);
  });

  it('without LayoutFile there is nothing to append', () => {
    const { api } = programOn(machineWith(FILES));
    const { inf } = api.SetupOpenInfFile({ path: 'C:\\Test\\layout.inf', style: s.INF_STYLE_WIN4 });
    expect(errorName(api.SetupOpenAppendInfFile({ inf, path: null }).err)).toBe('ERROR_INVALID_DATA');
    expect(errorName(api.SetupOpenAppendInfFile({ inf: null, path: null }).err)).toBe('ERROR_INVALID_HANDLE');
  });

  it('the master INF is layout.inf of Windows', () => {
    const layout = { 'C:\\WINDOWS\\inf\\layout.inf': FILES['layout.inf'] };
    const { api } = programOn(machineWith(layout));
    const { ret, inf } = api.SetupOpenMasterInf({});
    expect([ret, api.SetupGetLineCount({ inf, section: 'SourceDisksFiles' }).count]).toEqual([true, 1]);
    const without = programOn(machineWith({})).api.SetupOpenMasterInf({});
    expect([without.ret, without.inf]).toEqual([false, s.INVALID_HANDLE_VALUE]);
  });
});
