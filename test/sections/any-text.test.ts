import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SectionKindName } from '../../src/inf/index.ts';
import { difference, inverted, type Wanted } from '../../src/machine/index.ts';
import { holds } from '../machine/machines.ts';
import { carryOut } from './carry-out.ts';

/** What fields may hold: what directives expect, and what they do not. */
const FIELD = fc.oneof(
  fc.constantFrom(
    '',
    'L',
    'M',
    'HKLM',
    'HKR',
    'HKCR',
    'HKU',
    'SOFTWARE\\C',
    '\\',
    'a\\\\b',
    'V',
    '0x10001',
    '0x10008',
    '0x4',
    '0x8000',
    '0x18002',
    '0xffffffff',
    '-1',
    '1e9',
    '11',
    '16407',
    '65535',
    '%11%',
    '%none%',
    '"a:b?"',
    '"C:"',
    'C:\\',
    '..\\..',
    '*',
    'k=v',
    '"k=v"',
    'a.exe',
    '{11111111-2222-3333-4444-555555555555}',
    '"D:(A;;GA;;;SY)"',
    'USB\\X',
    'ä€',
    '"""q"""',
    'x'.repeat(300),
    '@a.sys',
    '.',
    'nul',
  ),
  fc.string({ maxLength: 6 }).map(text => text.replace(/[[\]\r\n]/g, '')),
);
const LINE = fc.array(FIELD, { maxLength: 7 }).map(fields => fields.join(','));
const KEYS = [
  'AddReg',
  'DelReg',
  'BitReg',
  'AddProperty',
  'DelProperty',
  'AddPowerSetting',
  'LogConfig',
  'UpdateInis',
  'UpdateIniFields',
  'Ini2Reg',
  'RegisterDlls',
  'UnregisterDlls',
  'ProfileItems',
  'CopyFiles',
  'DelFiles',
  'RenFiles',
  'CopyINF',
  'Include',
  'Needs',
  'AddService',
  'DelService',
  'AddInterface',
  'AddFilter',
  'WMIInterface',
  'AddComServer',
  'AddEventProvider',
  'AddAutoLogger',
  'UpdateAutoLogger',
  'Name',
  'CmdLine',
  'SubDir',
  'Setting',
  'SubGroup',
  'Value',
  'ValueRange',
  'Default',
  'ConfigPriority',
  'IOConfig',
  'ServiceType',
  'StartType',
  'ErrorControl',
  'ServiceBinary',
  'DisplayName',
  'Dependencies',
  'LoadOrderGroup',
  'Security',
  'AddTrigger',
  'FailureActions',
  'Action',
  'TriggerType',
  'SubType',
  'DataItem',
  'FilterLevel',
  'FilterPosition',
  'ServerType',
  'AddComClass',
  'ProviderName',
  'AddChannel',
  'ImportChannel',
  'Enabled',
  'Start',
  'FileName',
  'AddAutoLoggerProvider',
  'MatchAnyKeyword',
];
const NAMED = fc.oneof(fc.constant('L'), LINE);
const BODY = fc
  .array(
    fc.oneof(
      LINE,
      fc.tuple(fc.constantFrom(...KEYS), NAMED).map(([key, line]) => `${key}=${line}`),
    ),
    { maxLength: 8 },
  )
  .map(lines => lines.join('\n'));

const KINDS: readonly SectionKindName[] = [
  'DDInstall',
  'DDInstall.HW',
  'DDInstall.Services',
  'DDInstall.Interfaces',
  'DDInstall.Filters',
  'DDInstall.WMI',
  'DDInstall.COM',
  'DDInstall.Events',
  'DDInstall.LogConfigOverride',
  'DDInstall.FactDef',
];
const THERE: readonly Wanted[] = [
  { kind: 'value', key: 'HKLM\\SOFTWARE\\C', name: 'V', after: { type: 7, data: ['a', 'b'] } },
  { kind: 'running', what: 'service', name: 'L', after: { state: 'running' } },
];

it('any text is carried out, refused or passed over, never a fault of ours; and can be undone', () => {
  const cases = fc.tuple(fc.constantFrom(...KINDS), BODY, BODY, BODY);
  holds(
    'any text',
    fc.property(cases, ([kind, own, list, other]) => {
      const text = `[${kind.replace('DDInstall', 'I')}]\n${own}\n[L]\n${list}\n[M]\n${other}\n[L.security]\n${other}\n`;
      const { machine, transaction } = carryOut(text, { kind, before: THERE });
      const before = machine.fork();
      expect(transaction.commit()).toEqual({ kind: 'committed' });
      expect(machine.commit(inverted(transaction.effects))).toEqual({ kind: 'committed' });
      expect(difference(before, machine)).toEqual([]);
    }),
    1000,
  );
});
