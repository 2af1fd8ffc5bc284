import type { SetupApi } from './setup-api.ts';

const API = 'https://learn.microsoft.com/windows/win32/api';
const NEWDEV = `${API}/newdev/nf-newdev`;
const SETUPAPI = `${API}/setupapi/nf-setupapi`;
const CFGMGR = `${API}/cfgmgr32/nf-cfgmgr32`;

/** The first Windows version with a function, and the page that says so. */
interface Exported {
  readonly since: string;
  readonly page?: string;
}

/** Functions that not every Windows has. */
const EXPORTED: { readonly [F in keyof SetupApi]?: Exported } = {
  DiInstallDevice: { since: '6.0', page: `${NEWDEV}-diinstalldevice` },
  DiInstallDriver: { since: '6.0', page: `${NEWDEV}-diinstalldriverw` },
  DiRollbackDriver: { since: '6.0', page: `${NEWDEV}-dirollbackdriver` },
  DiUninstallDevice: { since: '6.1', page: `${NEWDEV}-diuninstalldevice` },
  DiUninstallDriver: { since: '10.0.15063', page: `${NEWDEV}-diuninstalldriverw` },
  SetupGetInfDriverStoreLocation: { since: '6.0', page: `${SETUPAPI}-setupgetinfdriverstorelocationw` },
  SetupGetInfPublishedName: { since: '6.0', page: `${SETUPAPI}-setupgetinfpublishednamew` },
  SetupDiGetDeviceProperty: { since: '6.0', page: `${SETUPAPI}-setupdigetdevicepropertyw` },
  SetupDiSetDeviceProperty: { since: '6.0', page: `${SETUPAPI}-setupdisetdevicepropertyw` },
  SetupDiGetDevicePropertyKeys: { since: '6.0', page: `${SETUPAPI}-setupdigetdevicepropertykeys` },
  CM_Get_DevNode_Property: { since: '6.0', page: `${CFGMGR}-cm_get_devnode_propertyw` },
  CM_Set_DevNode_Property: { since: '6.0', page: `${CFGMGR}-cm_set_devnode_propertyw` },
  CM_MapCrToWin32Err: { since: '6.1', page: `${CFGMGR}-cm_mapcrtowin32err` },
  CMP_WaitNoPendingInstallEvents: { since: '5.1', page: `${CFGMGR}-cmp_waitnopendinginstallevents` },
};

/** The first Windows version that has a function: `6.0`; Windows 2000 has most. */
export function exportedSince(name: keyof SetupApi): Exported {
  return EXPORTED[name] ?? { since: '5.0' };
}

/** The functions that not every Windows has. */
export function functionsNotEverywhere(): readonly string[] {
  return Object.keys(EXPORTED);
}

/** The DLLs that programs ask for functions, and the names of those in them. @see setupapi.h, cfgmgr32.h, newdev.h */
const MODULES: Readonly<Record<string, RegExp>> = {
  'setupapi.dll': /^(p?Setup|InstallHinf|StringTable|CM_|CMP_)/,
  'cfgmgr32.dll': /^(CM_|CMP_)/,
  'newdev.dll': /^(Di|UpdateDriver)/,
};

/** The names that a DLL may export, by its name with or without extension; undefined for a DLL that is not known. */
export function exportsOf(module: string): RegExp | undefined {
  const name = module.toLowerCase();
  return MODULES[name.endsWith('.dll') ? name : `${name}.dll`];
}
