import { describe, expect, it } from 'vitest';
import {
  dword,
  expandSz,
  multiSz,
  numberOf,
  REG_DWORD,
  sz,
  type Value,
  type Wanted,
} from '../../src/machine/index.ts';
import { carryOut, type Given, print } from './carry-out.ts';

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Svc';
const OWN = 'HKLM\\SOFTWARE\\Firstplug\\Services\\Svc';
const DRIVER = 'ServiceType=1\nStartType=3\nErrorControl=1\nServiceBinary=%12%\\svc.sys\n';
const WIN32 = 'ServiceType=0x10\nStartType=2\nErrorControl=1\nServiceBinary=%11%\\svc.exe\n';
const SERVICES = { kind: 'DDInstall.Services' } as const;

function set(name: string, after: Value, key = KEY): Wanted {
  return { kind: 'value', key, name, after };
}

const BEFORE: readonly Wanted[] = [
  set('Type', dword(0x10)),
  set('Start', dword(4)),
  set('ErrorControl', dword(0)),
  set('ImagePath', expandSz('old.exe')),
  set('DisplayName', sz('old')),
  set('Description', sz('old')),
  set('Group', sz('old')),
  set('DependOnService', multiSz(['old'])),
  set('RequiredPrivileges', multiSz(['old'])),
  set('ServiceSidType', dword(0)),
  set('DelayedAutostart', dword(0)),
  set('FailureActions', sz('old')),
  set('Type', dword(9), `${KEY}\\TriggerInfo\\0`),
  set('Security', sz('old'), OWN),
];

function add(section: string, flags: string, given: Given = {}, more = '') {
  return carryOut(`[I.Services]\nAddService=Svc,${flags},S\n[S]\n${section}\n${more}`, {
    ...SERVICES,
    ...given,
  });
}

/** The values of the service afterwards. */
function valuesOf({ transaction }: ReturnType<typeof carryOut>, key = KEY): Record<string, string> {
  return Object.fromEntries(transaction.registry.values(key).map(({ name, value }) => [name, print(value)]));
}

describe('AddService', () => {
  it('creates a driver service', () => {
    const carried = add(`${DRIVER}DisplayName=Name\nDescription=What it is\nLoadOrderGroup=Base`, '');
    expect(carried.refusal).toBeUndefined();
    expect(valuesOf(carried)).toEqual({
      Description: 'SZ What it is',
      DisplayName: 'SZ Name',
      ErrorControl: 'DWORD 1',
      Group: 'SZ Base',
      ImagePath: 'EXPAND_SZ \\SystemRoot\\system32\\drivers\\svc.sys',
      Start: 'DWORD 3',
      Type: 'DWORD 1',
    });
  });

  it('creates a Win32 service', () => {
    const more =
      'StartName=NT AUTHORITY\\LocalService\nDependencies=+Group,RpcSs\nRequiredPrivileges=SeAuditPrivilege,SeDebugPrivilege\nServiceSidType=1\nDelayedAutoStart=1\nBootFlags=4';
    expect(valuesOf(add(WIN32 + more, ''))).toEqual({
      DelayedAutostart: 'DWORD 1',
      DependOnGroup: 'MULTI_SZ Group',
      DependOnService: 'MULTI_SZ RpcSs',
      ErrorControl: 'DWORD 1',
      ImagePath: 'EXPAND_SZ %SystemRoot%\\system32\\svc.exe',
      ObjectName: 'SZ NT AUTHORITY\\LocalService',
      RequiredPrivileges: 'MULTI_SZ SeAuditPrivilege|SeDebugPrivilege',
      ServiceSidType: 'DWORD 1',
      Start: 'DWORD 2',
      Type: 'DWORD 16',
    });
  });

  // recordings 001: Image Path
  it.each([
    ['1', '0', '%12%\\svc.sys', 'system32\\drivers\\svc.sys'],
    ['1', '1', '%12%\\svc.sys', '\\SystemRoot\\system32\\drivers\\svc.sys'],
    ['2', '3', 'D:\\svc.sys', '\\??\\D:\\svc.sys'],
    ['0x10', '2', '"""%11%\\a b.exe"" -k x"', '"%SystemRoot%\\system32\\a b.exe" -k x'],
    ['0x20', '2', 'D:\\svc.exe', 'D:\\svc.exe'],
  ])('type %s, start %s: %s becomes %s', (type, start, binary, path) => {
    const section = `ServiceType=${type}\nStartType=${start}\nErrorControl=1\nServiceBinary=${binary}`;
    expect(valuesOf(add(section, '')).ImagePath).toBe(`EXPAND_SZ ${path}`);
  });

  it.each([
    ['0x8', 'DisplayName', 'DisplayName=new', 'SZ old', 'SZ new'],
    ['0x10', 'Start', '', 'DWORD 4', 'DWORD 2'],
    ['0x20', 'ErrorControl', '', 'DWORD 0', 'DWORD 1'],
    ['0x40', 'Group', 'LoadOrderGroup=new', 'SZ old', 'SZ new'],
    ['0x80', 'DependOnService', 'Dependencies=new', 'MULTI_SZ old', 'MULTI_SZ new'],
    ['0x100', 'Description', 'Description=new', 'SZ old', 'SZ new'],
    ['0x1000', 'RequiredPrivileges', 'RequiredPrivileges=new', 'MULTI_SZ old', 'MULTI_SZ new'],
    ['0x4000', 'ServiceSidType', 'ServiceSidType=3', 'DWORD 0', 'DWORD 3'],
    ['0x8000', 'DelayedAutostart', 'DelayedAutoStart=1', 'DWORD 0', 'DWORD 1'],
  ])('with NOCLOBBER %s keeps %s of a service that exists', (flag, name, entry, old, fresh) => {
    expect(valuesOf(add(WIN32 + entry, flag, { before: BEFORE }))[name]).toBe(old);
    expect(valuesOf(add(WIN32 + entry, '', { before: BEFORE }))[name]).toBe(fresh);
    expect(valuesOf(add(WIN32 + entry, flag))[name]).toBe(fresh);
  });

  it('with NOCLOBBER_BOOTFLAGS keeps the boot flags of a driver', () => {
    const before = [set('Type', dword(1)), set('BootFlags', dword(1))];
    const entry = `${DRIVER}BootFlags=0x14`;
    const at = (flag: string, version: string) => valuesOf(add(entry, flag, { before, version })).BootFlags;
    expect([at('', '10.0.26100'), at('0x40000', '10.0.26100'), at('', '10.0.22621')]).toEqual([
      'DWORD 20',
      'DWORD 1',
      'DWORD 1',
    ]);
  });

  it('secures it where it is new, or with CLOBBER_SECURITY', () => {
    const section = `${WIN32}Security="D:(A;;GA;;;SY)"`;
    const security = (flag: string, before: readonly Wanted[] = []) =>
      valuesOf(add(section, flag, { before }), OWN).Security;
    expect([security(''), security('', BEFORE), security('0x400', BEFORE)]).toEqual([
      'SZ D:(A;;GA;;;SY)',
      'SZ old',
      'SZ D:(A;;GA;;;SY)',
    ]);
    expect(add(`${WIN32}Security="nobody"`, '').refusal).toBe(1338);
  });

  const TRIGGER =
    '[T]\nTriggerType=1\nAction=1\nSubType={53f56307-b6bf-11d0-94f2-00a0c91efb8b}\nDataItem=2,"USB\\X"\n';

  it('adds triggers, which NOCLOBBER_TRIGGERS keeps', () => {
    const at = (flag: string, given: Given) =>
      valuesOf(add(`${WIN32}AddTrigger=T`, flag, given, TRIGGER), `${KEY}\\TriggerInfo\\0`);
    const fresh = {
      Action: 'DWORD 1',
      Data0: 'BINARY 5500530042005c00580000' + '00',
      DataType0: 'DWORD 2',
      GUID: 'BINARY 0763f553bfb6d01194f200a0c91efb8b',
      Type: 'DWORD 1',
    };
    expect(at('', {})).toEqual(fresh);
    expect(at('', { before: BEFORE })).toEqual(fresh);
    expect(at('0x2000', { before: BEFORE })).toEqual({ Type: 'DWORD 9' });
    expect(at('', { version: '10.0.18362' })).toEqual({});
  });

  it('says what follows failures, which NOCLOBBER_FAILUREACTIONS keeps', () => {
    const actions = '[F]\nResetPeriod=86400\nNonCrashFailures=1\nAction=1,1000\nAction=2,60000\n';
    const at = (flag: string, before: readonly Wanted[] = []) =>
      valuesOf(add(`${WIN32}FailureActions=F`, flag, { before }, actions)).FailureActions;
    const head = '80510100' + '00000000' + '00000000' + '02000000' + '14000000';
    const fresh = `BINARY ${head}01000000e80300000200000060ea0000`;
    expect([at(''), at('', BEFORE), at('0x20000', BEFORE)]).toEqual([fresh, fresh, 'SZ old']);
    const carried = add(`${WIN32}FailureActions=F`, '', {}, actions);
    expect(valuesOf(carried).FailureActionsOnNonCrashFailures).toBe('DWORD 1');
  });

  it('carries out its registry lists below its key', () => {
    const section = `${DRIVER}AddReg=A\nDelReg=D\nBitReg=B`;
    const lists = '[A]\nHKR,Parameters,P,0x10001,1\n[D]\nHKR,,Old\n[B]\nHKR,,Bits,1,1,0\n';
    const before = [set('Old', sz('x')), set('Bits', { type: 3, data: Uint8Array.of(2) })];
    const carried = add(section, '', { before }, lists);
    expect(valuesOf(carried, `${KEY}\\Parameters`)).toEqual({ P: 'DWORD 1' });
    expect(valuesOf(carried)).toMatchObject({ Bits: 'BINARY 03' });
    expect(valuesOf(carried).Old).toBeUndefined();
  });

  it.each([
    ['', 'System\\Svc'],
    [',Application', 'Application\\Svc'],
    [',Security,Source', 'Security\\Source'],
  ])('sets up the event log %s', (more, place) => {
    const text = `[I.Services]\nAddService=Svc,,S,E${more}\n[S]\n${DRIVER}[E]\nAddReg=A\n[A]\nHKR,,TypesSupported,0x10001,7\n`;
    const { effects } = carryOut(text, SERVICES);
    expect(effects.at(-1)).toBe(`Services\\EventLog\\${place} : TypesSupported = DWORD 7`);
  });

  it('makes it the function driver of the device; the null driver is none', () => {
    const device = 'CCS\\Enum\\ROOT\\CONTOSO\\0000';
    expect(add(DRIVER, '0x2').effects.at(-1)).toBe(`${device} : Service = SZ Svc`);
    const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum\\ROOT\\CONTOSO\\0000';
    const before = [set('Service', sz('Svc'), key)];
    const { refusal, effects } = carryOut('[I.Services]\nAddService=,2\n', { ...SERVICES, before });
    expect([refusal, effects]).toEqual([undefined, [`- ${device} : Service`]]);
  });

  it('puts its tag in front of its group', () => {
    const order = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\GroupOrderList';
    const before = [set('Base', { type: 3, data: Uint8Array.of(1, 0, 0, 0, 5, 0, 0, 0) }, order)];
    const carried = add(`${DRIVER}LoadOrderGroup=Base`, '0x1', { before });
    expect(valuesOf(carried).Tag).toBe('DWORD 6');
    expect(valuesOf(carried, order).Base).toBe('BINARY 020000000600000005000000');
  });

  it('starts it where it may start', () => {
    expect(add(WIN32, '0x800').effects.at(-1)).toBe('service Svc: {"state":"running"}');
    const disabled = WIN32.replace('StartType=2', 'StartType=4');
    expect(add(disabled, '0x800').effects.some(text => text.startsWith('service'))).toBe(false);
  });

  it.each(['ServiceType', 'StartType', 'ErrorControl', 'ServiceBinary'])('needs %s', entry => {
    const section = DRIVER.split('\n')
      .filter(line => !line.startsWith(entry))
      .join('\n');
    expect(add(section, '')).toMatchObject({ refusal: 0xe0000217, effects: [] });
  });
});

describe('DelService', () => {
  const EVENTS = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\System\\Svc';
  const RUNS: Wanted = { kind: 'running', what: 'service', name: 'Svc', after: { state: 'running' } };
  const there: readonly Wanted[] = [set('Type', dword(1)), { kind: 'key', key: EVENTS, after: true }];

  it.each([
    ['', there, ['- Services\\Svc : Type', '- Services\\Svc'], false],
    ['0x4', there, ['- Services\\EventLog\\System\\Svc', '- Services\\Svc : Type', '- Services\\Svc'], false],
    ['', [...there, RUNS], ['Services\\Svc : DeleteFlag = DWORD 1'], true],
    [
      '0x200',
      [...there, RUNS],
      ['service Svc: undefined', '- Services\\Svc : Type', '- Services\\Svc'],
      false,
    ],
    ['', [], [], false],
  ] as const)('with flags %s', (flags, before, effects, restart) => {
    const carried = carryOut(`[I.Services]\nDelService=Svc,${flags}\n`, { ...SERVICES, before });
    expect(carried).toMatchObject({ refusal: undefined, effects, restart });
  });

  // recordings 001: DelService of line 60 before AddService of line 59
  it('comes before AddService wherever it stands', () => {
    const text = `[I.Services]\nAddService=Svc,,S\nDelService=Svc\n[S]\n${DRIVER}`;
    const { transaction } = carryOut(text, {
      ...SERVICES,
      before: [set('Start', dword(0)), set('Type', dword(2))],
    });
    const lines = transaction.effects.map(({ origin }) => ('line' in origin ? origin.line : 0));
    expect(lines.indexOf(5)).toBeLessThan(lines.indexOf(7));
    expect(numberOf(transaction.registry.value(KEY, 'Start'))).toBe(3);
    expect(REG_DWORD).toBe(transaction.registry.value(KEY, 'Start')?.type);
  });

  it('makes a service that is deleted at the next start unfit for AddService', () => {
    const text = `[I.Services]\nDelService=Svc\nAddService=Svc,,S\n[S]\n${DRIVER}`;
    expect(carryOut(text, { ...SERVICES, before: [...there, RUNS] })).toMatchObject({
      refusal: 1072,
      restart: true,
    });
  });
});
