import { expect, test } from 'vitest';
import { EngineSetupApi, PlugAndPlayService, type Program, restart } from '../../../src/engine/index.ts';
import { enumerate, PnpWork, readState } from '../../../src/engine/pnp/index.ts';
import { CM_LOCATE_DEVNODE_NORMAL, CM_PROB_NOT_CONFIGURED } from '../../../src/setupapi/index.ts';
import { origin } from '../../machine/machines.ts';
import { NewdevWorld, TOASTER } from '../newdev/world.ts';

const SIGNED: NonNullable<Program['verifier']> = () => ({
  kind: 'system',
  signer: 'Contoso',
  score: 0x0d000005,
});

/** software-first-installation: staged, plugged in where nobody notices, re-enumerated by the application. */
test.each(['xp', '7', '11'])('Windows %s: staged first, then found by a re-enumeration', windows => {
  const at = new NewdevWorld(windows, { verifier: SIGNED });
  const { transaction } = at;
  const service = new PlugAndPlayService(transaction, { verifier: SIGNED });
  const installs: string[] = [];
  const api = new EngineSetupApi(transaction, {
    architecture: 'amd64',
    currentDirectory: 'C:\\',
    verifier: SIGNED,
    found: ({ wanting }) =>
      installs.push(...service.install(wanting.map(({ id }) => id)).map(({ id }) => id)),
  });
  expect(api.SetupCopyOEMInf({ source: at.package('C:\\Toaster'), mediaType: 1, style: 0 }).ret).toBe(true);

  const ids = ['USB\\VID_1209&PID_7057&REV_0100', 'USB\\VID_1209&PID_7057'];
  const hardware = {
    name: 'toaster',
    deviceId: ids[1]!,
    instanceId: 'A1',
    uniqueId: true,
    hardwareIds: ids,
    compatibleIds: [],
    capabilities: 0,
  };
  transaction.change({ kind: 'presence', name: 'toaster', after: hardware }, origin);
  const root = api.CM_Locate_DevNode({ id: null, flags: CM_LOCATE_DEVNODE_NORMAL }).devInst!;
  expect(api.CM_Reenumerate_DevNode({ devInst: root, flags: 0 }).ret).toBe(true);
  expect(installs).toEqual([TOASTER]);

  const work = new PnpWork({ transaction, call: 'test' });
  expect(readState(work, TOASTER)).toEqual({ kind: 'started' });
  const loaded = transaction.running.list('loaded').filter(({ state }) => state.by === 'toaster');
  expect(loaded.map(({ name }) => name.slice(-12).toLowerCase())).toEqual(['\\toaster.sys']);
  const { devInst = 0 } = api.CM_Locate_DevNode({ id: TOASTER, flags: CM_LOCATE_DEVNODE_NORMAL });
  expect(api.CM_Get_DevNode_Status({ devInst }).problem).not.toBe(CM_PROB_NOT_CONFIGURED);

  transaction.change({ kind: 'presence', name: 'toaster' }, origin);
  expect(enumerate(work).gone).toEqual([TOASTER]);
  expect(readState(work, TOASTER)).toEqual({ kind: 'phantom' });
  transaction.change({ kind: 'presence', name: 'toaster', after: hardware }, origin);
  expect(enumerate(work)).toMatchObject({ arrived: [TOASTER], wanting: [], started: [TOASTER] });
  expect(restart(transaction).started).toContain(TOASTER);
});
