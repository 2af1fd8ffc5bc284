import { describe, expect, it } from 'vitest';
import { errorName } from '../../src/base/index.ts';
import * as s from '../../src/setupapi/index.ts';
import { ScriptedDesk } from '../engine/scripted-desk.ts';
import { type EngineProgram, machineWith, programOn } from './queue-machine.ts';

const INF = `[Version]
Signature="$Windows NT$"
Provider=%Maker%
[Manufacturer]
%Maker%=Maker,NTamd64,NTamd64.10.0...99999,NTarm64
Other=Nothing,NTarm64
[Maker.NTamd64]
[Maker.NTarm64]
[Files]
a.sys
b.sys
[Missing]
none.sys
[DestinationDirs]
DefaultDestDir=12
[SourceDisksFiles]
a.sys=1,,1000
b.sys=1,,1
[SourceDisksFiles.amd64]
a.sys=1,,3000
[Strings]
Maker="Contoso"
`;

function open(): EngineProgram & { inf: s.InfHandle } {
  const program = programOn(machineWith({ 'own.inf': INF }));
  const { inf } = program.api.SetupOpenInfFile({ path: 'C:\\Test\\own.inf', style: s.INF_STYLE_WIN4 });
  return { ...program, inf };
}

describe('SetupDiGetActualModelsSection', () => {
  const asked = (index: number, more: object = {}, section = 'Manufacturer') => {
    const { api, inf } = open();
    const { context } = api.SetupGetLineByIndex({ inf, section, index });
    return api.SetupDiGetActualModelsSection({ context: context!, ...more });
  };
  it.each([
    [{}, 'Maker.NTamd64', '.NTamd64'],
    [{ architecture: 'arm64' }, 'Maker.NTarm64', '.NTarm64'],
  ] as const)('%j: %s', (more, section, extension) => {
    expect(asked(0, more)).toMatchObject({ ret: true, section, extension, required: section.length + 1 });
  });
  it('fails for a maker without a section for this Windows, a short buffer, and a line of another section', () => {
    expect(errorName(asked(1).err)).toBe('ERROR_SECTION_NOT_FOUND');
    expect(errorName(asked(0, { size: 3 }).err)).toBe('ERROR_INSUFFICIENT_BUFFER');
    expect(errorName(asked(0, {}, 'Files').err)).toBe('ERROR_INVALID_DATA');
  });
});

describe('SetupGetSourceFileSize', () => {
  it.each<[object, number | string]>([
    [{ file: 'A.SYS' }, 3000],
    [{ file: 'a.sys', roundingFactor: 4096 }, 4096],
    [{ section: 'Files' }, 3001],
    [{ section: 'Files', roundingFactor: 512 }, 3584],
    [{ file: 'none.sys' }, 'ERROR_LINE_NOT_FOUND'],
    [{ section: 'Missing' }, 'ERROR_LINE_NOT_FOUND'],
    [{ section: 'None' }, 'ERROR_SECTION_NOT_FOUND'],
    [{}, 'ERROR_INVALID_PARAMETER'],
    [{ inf: null, file: 'a.sys' }, 'ERROR_INVALID_HANDLE'],
  ])('%j: %s', (of, wanted) => {
    const { api, inf } = open();
    const { ret, size, err } = api.SetupGetSourceFileSize({ inf, ...of });
    expect(ret ? size : errorName(err)).toBe(wanted);
  });
});

it.each<[string | null, string]>([
  ['Provider', 'Contoso'],
  ['provider', 'Contoso'],
  [null, '$Windows NT$'],
  ['None', 'ERROR_LINE_NOT_FOUND'],
])('SetupQueryInfVersionInformation of %s: %s', (key, wanted) => {
  const { api, inf } = open();
  const { information } = api.SetupGetInfInformation({ spec: inf, search: s.INFINFO_INF_SPEC_IS_HINF });
  const told = api.SetupQueryInfVersionInformation({ information: information!, index: 0, key });
  expect(told.value ?? errorName(told.err)).toBe(wanted);
  const other = api.SetupQueryInfVersionInformation({ information: information!, index: 1, key });
  expect(errorName(other.err)).toBe('ERROR_INVALID_PARAMETER');
});

it('SetupRemoveSectionFromDiskSpaceList takes away what the same section added', () => {
  const { api, inf } = open();
  const { list } = api.SetupCreateDiskSpaceList({ flags: 0 });
  const of = { list: list!, inf, operation: s.FILEOP_COPY };
  api.SetupAddSectionToDiskSpaceList({ ...of, section: 'Files' });
  expect(api.SetupQuerySpaceRequiredOnDrive({ list: list!, drive: 'C:' }).spaceRequired).toBe(8192);
  expect(api.SetupRemoveSectionFromDiskSpaceList({ ...of, section: 'Files' }).ret).toBe(true);
  expect(api.SetupQueryDrivesInDiskSpaceList({ list: list! }).drives).toEqual([]);
  const none = api.SetupRemoveSectionFromDiskSpaceList({ ...of, section: 'None' });
  expect(errorName(none.err)).toBe('ERROR_SECTION_NOT_FOUND');
});

it('a program may want nobody to be asked', () => {
  const desk = new ScriptedDesk();
  const { api } = programOn(machineWith({}), { desk });
  expect(api.SetupSetNonInteractiveMode({ nonInteractive: true }).before).toBe(false);
  expect(api.SetupGetNonInteractiveMode({}).nonInteractive).toBe(true);
  expect(api.SetupPromptForDisk({ file: 'a', style: 0 }).result).toBe(s.DPROMPT_CANCEL);
  expect(api.SetupSetNonInteractiveMode({ nonInteractive: false }).before).toBe(true);
  expect(desk.asked).toEqual([]);
  expect(() => api.SetupPromptForDisk({ file: 'a', style: 0 })).toThrow(s.Unanswered);
});

it('SetupDiGetDeviceInfoListClass tells the class of a set that has one', () => {
  const { api } = programOn(machineWith({}));
  const listClass = (made: string | null): string | undefined => {
    const { set } = api.SetupDiCreateDeviceInfoList({ class: made });
    const told = api.SetupDiGetDeviceInfoListClass({ set });
    return told.class ?? errorName(told.err);
  };
  const own = '{5d3f7a10-2c41-4b0e-8a77-9be0c1d2e3f4}';
  expect([listClass(own), listClass(null)]).toEqual([own, 'ERROR_NO_ASSOCIATED_CLASS']);
  expect(errorName(api.SetupDiGetDeviceInfoListClass({ set: null }).err)).toBe('ERROR_INVALID_HANDLE');
});
