import {
  DI_ENUMSINGLEINF,
  GUID_NULL,
  SPDIT_COMPATDRIVER,
  SPDRP_COMPATIBLEIDS,
  SPDRP_HARDWAREID,
} from '../src/setupapi/index.ts';
import type { Case, Expectation } from './cases.ts';
import { CaseFault, type World } from './world.ts';

/** The identifier part of the rank that an INF's only driver gets for a device. */
export function rank(world: World, one: Case): Expectation {
  const value = rankOf(world, one.inf!, one.hardwareIds as string[], one.compatibleIds as string[]);
  return { matches: value !== undefined, identifierScore: value === undefined ? undefined : value & 0xffff };
}

/** The feature part of the rank of a driver with an install section. */
export function featureScore(world: World, one: Case): Expectation {
  const head =
    '[Version]\r\nSignature="$Windows NT$"\r\nClassGuid={6a55b5a4-3f65-11db-b704-0011955c2bdb}\r\n';
  const models = '[Manufacturer]\r\nM=K,NTamd64\r\n[K.NTamd64]\r\nd=I,X\r\n';
  const value = rankOf(world, `${head}${models}${String(one.installSection)}`, ['X'], []);
  if (value === undefined) throw new CaseFault('the driver does not match');
  return { featureScore: value & 0xff0000 };
}

function rankOf(
  world: World,
  inf: string,
  hardwareIds: readonly string[],
  compatibleIds: readonly string[],
): number | undefined {
  const { api } = world;
  const driverPath = `${world.on.folders.TMP}\\rank.inf`;
  world.on.writeFile(driverPath, inf);
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const { device = null } = api.SetupDiCreateDeviceInfo({
    set,
    name: 'ROOT\\RANK\\0000',
    class: GUID_NULL,
    flags: 0,
  });
  for (const [property, value] of [
    [SPDRP_HARDWAREID, hardwareIds],
    [SPDRP_COMPATIBLEIDS, compatibleIds],
  ] as const) {
    if (value.length > 0) api.SetupDiSetDeviceRegistryProperty({ set, device, property, value });
  }
  const { params } = api.SetupDiGetDeviceInstallParams({ set, device });
  if (!params) throw new CaseFault('no install params');
  const single = { ...params, flags: DI_ENUMSINGLEINF, driverPath };
  api.SetupDiSetDeviceInstallParams({ set, device, params: single });
  const type = SPDIT_COMPATDRIVER;
  api.SetupDiBuildDriverInfoList({ set, device, type });
  const { driver } = api.SetupDiEnumDriverInfo({ set, device, type, index: 0 });
  return driver && api.SetupDiGetDriverInstallParams({ set, device, driver }).params?.rank;
}
