import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EngineSetupApi } from '../../src/engine/index.ts';
import { Transaction } from '../../src/machine/index.ts';
import * as s from '../../src/setupapi/index.ts';
import { emptyMachine, facts, origin } from '../machine/machines.ts';

const CLASS = '{4d36e972-e325-11ce-bfc1-08002be10318}';
const INF = `[Version]
Signature="$Windows NT$"
Class=Net
ClassGuid=${CLASS}
[Manufacturer]
M=M
[M]
D=I,USB\\X
[I]
CopyFiles=F
[F]
a.sys
`;

const TEXTS = [
  ...['', ' ', 'x', '*', '"q"', 'nul', 'C:\\', '\\\\', '..\\..\\a', 'a\0b', 'C:\\t.inf', 'C:\\no\\such.inf'],
  ...[CLASS, '{', 'x'.repeat(5000), 'C:\\WINDOWS\\inf', 'USB\\VID_1209&PID_7057\\1', 'ROOT\\A\\0000'],
];
const NUMBERS = [0, -1, 1, 2, 3, 4, 8, 0x10, 0x100, 0x80000000, 0xffffffff, 1e9];

/** Parameters that are of one kind wherever they stand. */
const KEY = { category: CLASS, id: 2 };
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'the name of an INF': ['SetupGetInfDriverStoreLocation', 'SetupGetInfPublishedName'],
  'an instance ID': ['SetupDiOpenDeviceInfo', 'CM_Locate_DevNode'],
  'the ID of a device': ['CM_Get_Device_Interface_List', 'CM_Get_Device_Interface_List_Size'],
  'a property key': [
    'SetupDiGetDeviceProperty',
    'SetupDiSetDeviceProperty',
    'CM_Get_DevNode_Property',
    'CM_Set_DevNode_Property',
  ],
};

type Functions = Record<string, (of: object) => { readonly ret?: unknown; readonly err?: unknown }>;

/** A program, and what its functions are given where nothing odd is. */
function program(windows: string): { api: Functions; given: (name: string) => Record<string, unknown> } {
  const transaction = new Transaction(emptyMachine(facts(windows)));
  const after = transaction.volume.content(new TextEncoder().encode(INF));
  transaction.change({ kind: 'file', path: 'C:\\t.inf', after }, origin);
  const api = new EngineSetupApi(transaction, { architecture: 'amd64', currentDirectory: 'C:\\' });
  const { inf } = api.SetupOpenInfFile({ path: 'C:\\t.inf', style: s.INF_STYLE_WIN4 });
  const { context } = api.SetupFindFirstLine({ inf, section: 'Version' });
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device } = api.SetupDiCreateDeviceInfo({ set, name: 'A', class: CLASS, flags: s.DICD_GENERATE_ID });
  const { queue } = api.SetupOpenFileQueue({});
  const { table } = api.StringTableInitialize({});
  const driver = {
    type: 2,
    description: 'D',
    manufacturer: 'M',
    provider: null,
    date: 0n,
    version: 0n,
    reserved: 1,
  };
  const base = {
    ...{ inf, context, set, device, queue, table, driver, information: { paths: ['C:\\t.inf'] }, params: {} },
    ...{
      sources: ['a'],
      interface: {},
      list: null,
      listInf: null,
      layoutInf: null,
      callback: null,
      class: CLASS,
    },
    ...Object.fromEntries(
      [
        'path',
        'source',
        'file',
        'section',
        'name',
        'key',
        'target',
        'sourceFile',
        'targetFile',
        'value',
        'text',
      ]
        .concat([
          'string',
          'directory',
          'drive',
          'hardwareId',
          'path1',
          'data',
          'command',
          'spec',
          'architecture',
        ])
        .map(name => [name, 'x']),
    ),
    ...Object.fromEntries(
      [
        'style',
        'flags',
        'index',
        'type',
        'search',
        'property',
        'id',
        'size',
        'scope',
        'hwProfile',
        'keyType',
        'mode',
      ]
        .concat([
          'access',
          'operation',
          'function',
          'error',
          'devInst',
          'mediaType',
          'cbSize',
          'status',
          'timeout',
        ])
        .map(name => [name, 1]),
    ),
  };
  return {
    api: api as unknown as Functions,
    given: name => ({
      ...base,
      ...(KINDS['the name of an INF']!.includes(name) && { inf: 'oem0.inf' }),
      ...(KINDS['an instance ID']!.includes(name) && { id: 'ROOT\\A\\0000' }),
      ...(KINDS['the ID of a device']!.includes(name) && { device: 'ROOT\\A\\0000' }),
      ...(KINDS['a property key']!.includes(name) && { key: KEY }),
    }),
  };
}

const NAMES = Object.getOwnPropertyNames(Object.getPrototypeOf(program('11').api)).filter(name =>
  /^(?:p?Setup|CM|Di|Install|Update)/.test(name),
);

/** What came of a call: an answer, or what was thrown. */
function answered(api: Functions, name: string, of: object): string {
  try {
    return api[name]!(of).ret === undefined ? 'no ret' : 'answered';
  } catch (fault) {
    return String(fault);
  }
}

it.each(['5.0', '5.1', '6.1', '11'])('every function answers whatever it is given, on %s', windows => {
  expect(NAMES.length).toBeGreaterThan(150);
  const odd = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 });
  const faults = NAMES.flatMap(name => {
    const { api, given } = program(windows);
    const property = fc.property(odd, changes => {
      const of = given(name);
      const plain = Object.keys(of).filter(key => ['string', 'number'].includes(typeof of[key]));
      for (const [which, what] of changes) {
        const key = plain[which % plain.length]!;
        const list: readonly unknown[] = typeof of[key] === 'string' ? TEXTS : NUMBERS;
        of[key] = list[what % list.length];
      }
      return answered(api, name, of) === 'answered';
    });
    const { failed, counterexample } = fc.check(property, { seed: 1999, numRuns: 60 });
    return failed ? [`${name}: ${JSON.stringify(counterexample)} ${answered(api, name, given(name))}`] : [];
  });
  expect(faults).toEqual([]);
});
