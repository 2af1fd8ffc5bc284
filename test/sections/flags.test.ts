import { describe, expect, it } from 'vitest';
import { dword, multiSz, sz, type Value, type Wanted } from '../../src/machine/index.ts';
import { carryOut } from './carry-out.ts';

const GUID = '{11111111-2222-3333-4444-555555555555}';
const KEY = `Own\\Properties\\P\\${GUID}`;
const PATH = `HKLM\\SOFTWARE\\Firstplug\\Properties\\P\\${GUID}`;

function there(after: Value, name = '2', key = PATH): Wanted {
  return { kind: 'value', key, name, after };
}

// inf-addproperty-directive
describe('AddProperty', () => {
  it.each([
    ['2,18,,text', [], [`${KEY} : 2 = SZ text`]],
    ['2,0x2012,,a,b', [], [`${KEY} : 2 = MULTI_SZ a|b`]],
    ['2,0x1003,,1,2', [], [`${KEY} : 2 = BINARY 0102`]],
    ['2,0x11,,1', [], [`${KEY} : 2 = DWORD 1`]],
    ['2,7,,5', [], [`${KEY} : 2 = DWORD 5`]],
    ['2,18,0x1,new', [there(sz('old'))], []],
    ['2,18,0x1,new', [], [`${KEY} : 2 = SZ new`]],
    ['2,18,0x2,new', [], []],
    ['2,18,0x2,new', [there(sz('old'))], [`${KEY} : 2 = SZ new`]],
    ['2,0x2012,0x4,b', [there(multiSz(['a']))], [`${KEY} : 2 = MULTI_SZ a|b`]],
    ['2,0x2012,0x4,a', [there(multiSz(['a']))], []],
    ['2,7,0x8,6', [there(dword(3))], [`${KEY} : 2 = DWORD 7`]],
    ['2,7,0x10,6', [there(dword(3))], [`${KEY} : 2 = DWORD 2`]],
    ['1,18,,text', [], []],
    ['2,99,,text', [], []],
  ])('%s over %j', (line, before, effects) => {
    expect(carryOut(`[I]\nAddProperty=L\n[L]\n${GUID},${line}\n`, { before }).effects).toEqual(effects);
  });

  it('takes no flags for the container', () => {
    const before = [there(sz('old'), 'ContainerIcon', 'HKLM\\SOFTWARE\\Firstplug\\Properties\\P')];
    const text = '[I]\nAddProperty=L\n[L]\nContainerIcon,,,1,new\nContainerCategories,,,,a,b\n';
    expect(carryOut(text, { before }).effects).toEqual([
      'Own\\Properties\\P : ContainerIcon = SZ new',
      'Own\\Properties\\P : ContainerCategories = MULTI_SZ a|b',
    ]);
  });
});

// inf-delproperty-directive
describe('DelProperty', () => {
  it.each([
    [`${GUID},2`, there(sz('x')), [`- ${KEY} : 2`]],
    [`${GUID},2,1,B`, there(multiSz(['a', 'b'])), [`${KEY} : 2 = MULTI_SZ a`]],
    [`${GUID},2,1,c`, there(multiSz(['a', 'b'])), []],
    [`${GUID},3`, there(sz('x')), []],
  ])('%s', (line, before, effects) => {
    expect(carryOut(`[I]\nDelProperty=L\n[L]\n${line}\n`, { before: [before] }).effects).toEqual(effects);
  });
});

// inf-profileitems-directive
describe('ProfileItems', () => {
  const common = 'C:\\ProgramData\\Microsoft\\Windows\\Start Menu\\Programs';
  const own = 'C:\\users\\user\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs';
  const link: Wanted = {
    kind: 'file',
    path: `${common}\\C.lnk`,
    after: { size: 0, digest: () => 'x', bytes: () => undefined, version: () => undefined },
  };
  it.each([
    ['0', [], [`+ ${common}\\C.lnk`]],
    ['1', [], [`+ ${own}\\C.lnk`]],
    ['2', [link], [`- ${common}\\C.lnk`]],
    ['2', [], []],
    ['6', [{ kind: 'directory', path: `${common}\\C`, after: true }], [`- ${common}\\C`]],
  ] as readonly (readonly [string, readonly Wanted[], readonly string[]])[])(
    'flags %s over %j',
    (flags, before, effects) => {
      const text = `[I]\nProfileItems=L\n[L]\nName=C,${flags}\nCmdLine=11,,c.exe\n`;
      expect(carryOut(text, { before }).effects).toEqual(effects);
    },
  );

  it('makes a group', () => {
    const { transaction } = carryOut('[I]\nProfileItems=L\n[L]\nName=C,4\n');
    expect(transaction.volume.directory(`${common}\\C`)).toBe(true);
  });
});

// inf-registerdlls-directive
describe('RegisterDlls', () => {
  const dll = 'C:\\windows\\system32\\c.dll';
  it.each([
    ['11,,c.dll,1', [`unknown: DllRegisterServer of ${dll}`]],
    ['11,,c.dll,2,,arg', [`unknown: DllInstall(arg) of ${dll}`]],
    ['11,,c.dll,3', [`unknown: DllRegisterServer of ${dll}`, `unknown: DllInstall() of ${dll}`]],
    ['11,,c.exe,1', ['unknown: C:\\windows\\system32\\c.exe /RegServer']],
    ['11,,c.exe,1,,/x', ['unknown: C:\\windows\\system32\\c.exe /x']],
  ])('%s', (line, effects) => {
    expect(carryOut(`[I]\nRegisterDlls=L\n[L]\n${line}\n`).effects).toEqual(effects);
  });
});

describe('lists of a device', () => {
  it.each([
    ['FilterLevel=L', undefined],
    ['FilterPosition=Lower', undefined],
    ['FilterLevel=L\nFilterPosition=Lower', 0xe000022c],
    ['', 0xe000022c],
  ])('AddFilter with %s', (section, refusal) => {
    const text = `[I.Filters]\nAddFilter=f,,S\n[S]\n${section}\n`;
    expect(carryOut(text, { kind: 'DDInstall.Filters' }).refusal).toBe(refusal);
  });

  // inf-ddinstall-wmi-section
  it.each([
    ['0,S', 'Security="D:(A;;GA;;;SY)"', 'old', []],
    ['1,S', 'Security="D:(A;;GA;;;SY)"', 'old', [`Own\\WMI\\${GUID} : Security = SZ D:(A;;GA;;;SY)`]],
    ['S', 'Security="D:(A;;GA;;;SY)"', undefined, [`Own\\WMI\\${GUID} : Security = SZ D:(A;;GA;;;SY)`]],
    ['1,S', 'Security="D:"\nSecurity="D:P"', undefined, []],
  ])('WMIInterface %s with %s over %s', (fields, section, old, effects) => {
    const text = `[I.WMI]\nWMIInterface=${GUID},${fields}\n[S]\n${section}\n`;
    const before =
      old === undefined ? [] : [there(sz(old), 'Security', `HKLM\\SOFTWARE\\Firstplug\\WMI\\${GUID}`)];
    expect(carryOut(text, { kind: 'DDInstall.WMI', before }).effects).toEqual(effects);
  });

  it('UpdateAutoLogger needs a session', () => {
    const text = `[I.Events]\nUpdateAutoLogger=C,S\n[S]\nAddAutoLoggerProvider=${GUID},P\n[P]\nEnabled=1\n`;
    expect(carryOut(text, { kind: 'DDInstall.Events' }).effects).toEqual([]);
  });

  it('LogConfig is for devices that are not Plug and Play', () => {
    const text = '[I]\nLogConfig=L\n[L]\nConfigPriority=NORMAL\n';
    expect(carryOut(text, { device: 'PCI\\VEN_1234\\1' }).effects).toEqual([]);
    expect(carryOut(text).effects.length).toBe(1);
    expect(carryOut('[I]\nLogConfig=L\n[L]\nIRQConfig=4\n').refusal).toBe(0xe000022a);
  });
});

// inf-addreg-directive: special names; the device properties of their pages
describe('HKR of a device', () => {
  const KEY = 'CCS\\Enum\\ROOT\\CONTOSO\\0000';
  const values = (text: string) => carryOut(`[I.HW]\n${text}\n`, { kind: 'DDInstall.HW' }).effects;

  it.each([
    ['DeviceCharacteristics,0x10001,0x100', 'DWORD 256'],
    ['DeviceType,0x10001,2', 'DWORD 2'],
    ['Security,,"D:P(A;;GA;;;SY)"', 'SZ D:P(A;;GA;;;SY)'],
    ['UpperFilters,0x10000,f', 'MULTI_SZ f'],
    ['lowerfilters,0x10000,f', 'MULTI_SZ f'],
    ['Exclusive,0x10001,1', 'DWORD 1'],
  ])('%s is a property of the device', (line, value) => {
    const name = line.slice(0, line.indexOf(','));
    expect(values(`AddReg=L\n[L]\nHKR,,${line}`)).toEqual([`${KEY} : ${name} = ${value}`]);
    expect(values(`AddReg=L\n[L]\nHKR,Sub,${line}`)).toEqual([
      `${KEY}\\Device Parameters\\Sub : ${name} = ${value}`,
    ]);
  });

  it('loses a filter as the page shows', () => {
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum\\ROOT\\CONTOSO\\0000';
    const before = [there(multiSz(['f']), 'UpperFilters', key)];
    const text = '[I.HW]\nDelReg=L\n[L]\nHKR,,UpperFilters\n';
    expect(carryOut(text, { kind: 'DDInstall.HW', before }).effects).toEqual([`- ${KEY} : UpperFilters`]);
  });
});
