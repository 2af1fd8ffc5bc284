import { expect, it } from 'vitest';
import { errorName } from '../../../src/base/index.ts';
import { textOf } from '../../../src/machine/index.ts';
import * as s from '../../../src/setupapi/index.ts';
import { origin } from '../../machine/machines.ts';
import { type EngineProgram, machineWith, programOn } from '../../setupapi/queue-machine.ts';

const CLASS = '{5d3f7a10-2c41-4b0e-8a77-9be0c1d2e3f4}';
const INF =
  '[Version]\nSignature="$Windows NT$"\n[Key]\nAddReg=Values\nCopyFiles=@a.sys\n[Values]\nHKR,Below,Own,,text\n';

function registered(): EngineProgram & {
  of: { set: s.DeviceSetHandle; device: s.DeviceInfo };
  inf: s.InfHandle;
} {
  const program = programOn(machineWith({ 'key.inf': INF }));
  const { api, transaction } = program;
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\${CLASS}`;
  transaction.change({ kind: 'key', key, after: true }, origin);
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const made = api.SetupDiCreateDeviceInfo({ set, name: 'OWN', class: CLASS, flags: s.DICD_GENERATE_ID });
  const of = { set, device: made.device! };
  api.SetupDiRegisterDeviceInfo({ ...of, flags: 0 });
  const { inf } = api.SetupOpenInfFile({ path: 'C:\\Test\\key.inf', style: s.INF_STYLE_WIN4 });
  return { ...program, of, inf };
}

const KEY = { scope: s.DICS_FLAG_GLOBAL, hwProfile: 0 };

it.each([s.DIREG_DEV, s.DIREG_DRV])(
  'a section is carried out with key %i as HKR, and copies nothing',
  keyType => {
    const { api, of, inf, transaction } = registered();
    const { ret, key } = api.SetupDiCreateDevRegKey({ ...of, ...KEY, keyType, inf, section: 'Key' });
    expect(ret).toBe(true);
    expect(textOf(transaction.registry.value(`${key!.path}\\Below`, 'Own'))).toBe('text');
    expect(transaction.effects.filter(({ kind }) => kind === 'file')).toEqual([]);
  },
);

it.each([
  [null, 'Key', 'ERROR_INVALID_HANDLE'],
  ['open', 'None', 'ERROR_SECTION_NOT_FOUND'],
] as const)('INF %s and section %s: %s', (given, section, error) => {
  const { api, of, inf } = registered();
  const answer = api.SetupDiCreateDevRegKey({
    ...of,
    ...KEY,
    keyType: s.DIREG_DEV,
    inf: given && inf,
    section,
  });
  expect([answer.ret, errorName(answer.err)]).toEqual([false, error]);
});
