import type { Surroundings } from '../../conformance/surroundings.ts';
import { errorName } from '../../src/base/index.ts';
import { bytesOf, textOf, type Value } from '../../src/machine/index.ts';
import {
  DI_ENUMSINGLEINF,
  DICD_GENERATE_ID,
  FILEOP_DOIT,
  FILEOP_SKIP,
  type FileNotification,
  GUID_NULL,
  INF_STYLE_WIN4,
  type InfContext,
  type InfHandle,
  type Reply,
  type SetupApi,
  SPDIT_COMPATDRIVER,
  SPDRP_HARDWAREID,
  SPFILENOTIFY_STARTCOPY,
  SPFILENOTIFY_STARTDELETE,
  SPFILENOTIFY_STARTRENAME,
  SPINST_REGISTRY,
} from '../../src/setupapi/index.ts';
import { fieldsOf, installSections, linesOf, modelsOf } from './corpus-inf.ts';

/** Asks about an INF; gives the answer as lines that can be compared. */
export type Aspect = (on: Surroundings, path: string) => string[];

/** Most devices and install sections of one INF that are tried. */
const MOST = 4;

const HKR = 'HKLM\\SOFTWARE\\Firstplug Corpus';
const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/** What is asked of each INF. */
export const ASPECTS: Readonly<Record<string, Aspect>> = {
  sections: opened(({ api }, inf) =>
    installSections(api, inf).map(section => {
      const { ret, section: actual, extension } = api.SetupDiGetActualSectionToInstall({ inf, section });
      return `[${section}] ${ret} ${actual} ${extension}`.toLowerCase();
    }),
  ),
  drivers: (on, path) =>
    opened((_, inf) =>
      modelsOf(on.api, inf)
        .slice(0, MOST)
        .flatMap(({ id }) => driversOf(on.api, path, id)),
    )(on, path),
  registry: opened((on, inf) => actualSections(on.api, inf).flatMap(section => registryOf(on, inf, section))),
  files: opened((on, inf) => actualSections(on.api, inf).flatMap(section => filesOf(on, inf, section))),
  services: opened((on, inf) => actualSections(on.api, inf).flatMap(section => servicesOf(on, inf, section))),
};

/** An aspect of an open INF; of one that does not open the error. */
function opened(ask: (on: Surroundings, inf: InfHandle) => string[]): Aspect {
  return (on, path) => {
    const { ret, err, inf } = on.api.SetupOpenInfFile({ path, style: INF_STYLE_WIN4 });
    if (!ret) return [`does not open: ${errorName(err)}`];
    const lines = ask(on, inf);
    on.api.SetupCloseInfFile({ inf });
    return lines;
  };
}

function actualSections(api: SetupApi, inf: InfHandle): string[] {
  const actual = installSections(api, inf).map(
    section => api.SetupDiGetActualSectionToInstall({ inf, section }).section ?? section,
  );
  return [...new Set(actual.map(name => name.toLowerCase()))].slice(0, MOST);
}

/** The driver list of a device with one hardware ID. In which order drivers stand depends on their ranks. */
function driversOf(api: SetupApi, driverPath: string, id: string): string[] {
  const type = SPDIT_COMPATDRIVER;
  const { set } = api.SetupDiCreateDeviceInfoList({ class: null });
  const of = { name: 'CORPUS', class: GUID_NULL, flags: DICD_GENERATE_ID };
  const { device = null } = api.SetupDiCreateDeviceInfo({ set, ...of });
  api.SetupDiSetDeviceRegistryProperty({ set, device, property: SPDRP_HARDWAREID, value: [id] });
  const { params } = api.SetupDiGetDeviceInstallParams({ set, device });
  if (params) {
    const single = { ...params, flags: DI_ENUMSINGLEINF, driverPath };
    api.SetupDiSetDeviceInstallParams({ set, device, params: single });
  }
  const { ret } = api.SetupDiBuildDriverInfoList({ set, device, type });
  const found = [`${id}: ${ret}`];
  for (let index = 0; ; index++) {
    const { driver } = api.SetupDiEnumDriverInfo({ set, device, type, index });
    if (!driver) break;
    const { detail } = api.SetupDiGetDriverInfoDetail({ set, device, driver });
    const { description, manufacturer, provider } = driver;
    const names = `${description} | ${manufacturer} | ${provider}`;
    found.push(`${id}: ${names} | [${detail?.section.toLowerCase()}] ${detail?.ids.join(' ')}`);
  }
  api.SetupDiRemoveDevice({ set, device });
  api.SetupDiDestroyDeviceInfoList({ set });
  return found;
}

/** What the lines of AddReg sections name, as it is after the section was carried out. */
function registryOf(on: Surroundings, inf: InfHandle, section: string): string[] {
  on.makeKey(HKR);
  const reply = on.api.SetupInstallFromInfSection({
    inf,
    section,
    flags: SPINST_REGISTRY,
    relativeKeyRoot: HKR,
  });
  const lines = listed(on.api, inf, section, 'AddReg').flatMap(list => linesOf(on.api, inf, list));
  const values = lines.map(line => valueAt(on, fieldsOf(on.api, line)));
  on.deleteTree(HKR);
  return [`[${section}] ${saying(reply)}`, ...values.flat()];
}

const ROOTS: Readonly<Record<string, string>> = { HKR, HKLM: 'HKLM', HKCR: 'HKCR', HKCU: 'HKCU', HKU: 'HKU' };

function valueAt(on: Surroundings, [, root = '', subkey = '', name = '']: readonly string[]): string[] {
  const top = ROOTS[root.toUpperCase()];
  if (!top) return [];
  const key = subkey === '' ? top : `${top}\\${subkey}`;
  const value = on.value(key, name);
  if (name !== '' && top !== HKR) on.deleteValue(key, name);
  const held = value && `${value.type} ${Buffer.from(bytesOf(value)).toString('hex')}`;
  return [`${key} "${name}" = ${held ?? (on.hasKey(key) ? 'no value' : 'no key')}`];
}

/** What would be done with which file. Nothing is. */
function filesOf(on: Surroundings, inf: InfHandle, section: string): string[] {
  const sourceRoot = `${on.folders.TMP}\\media`;
  const { queue } = on.api.SetupOpenFileQueue({});
  const reply = on.api.SetupInstallFilesFromInfSection({ queue, inf, section, sourceRoot });
  const told: string[] = [];
  const doing: Readonly<Record<number, string>> = {
    [SPFILENOTIFY_STARTCOPY]: 'copy',
    [SPFILENOTIFY_STARTDELETE]: 'delete',
    [SPFILENOTIFY_STARTRENAME]: 'rename',
  };
  const callback = ({ notification, paths }: FileNotification): { ret: number } => {
    const what = doing[notification];
    if (!what) return { ret: FILEOP_DOIT };
    told.push(`${what} ${paths?.source || '-'} > ${paths?.target || '-'}`.toLowerCase());
    return { ret: FILEOP_SKIP };
  };
  on.api.SetupCommitFileQueue({ queue, callback });
  on.api.SetupCloseFileQueue({ queue });
  return [`[${section}] ${saying(reply)}`, ...told];
}

const SERVICE_VALUES = ['Type', 'Start', 'ErrorControl', 'DisplayName', 'Group'];

/**
 * What the registry says of the services that were installed. Of the path of a program the file that it means is
 * compared: Windows keeps those of drivers relative to its own folder as REG_EXPAND_SZ, Wine all as they are.
 */
function servicesOf(on: Surroundings, inf: InfHandle, section: string): string[] {
  const services = `${section}.Services`;
  const names = linesOf(on.api, inf, services)
    .map(line => fieldsOf(on.api, line))
    .filter(([key]) => key?.toLowerCase() === 'addservice')
    .map(([, name = '']) => name)
    .filter(name => name !== '');
  if (names.length === 0) return [];
  const reply = on.api.SetupInstallServicesFromInfSection({ inf, section: services, flags: 0 });
  const values = names.flatMap(name => {
    const key = `${SERVICES}\\${name}`;
    const held = SERVICE_VALUES.map(value => `${value} = ${shown(on.value(key, value))}`);
    return [...held, `runs ${fileMeant(on, textOf(on.value(key, 'ImagePath')))}`].map(
      text => `${name}: ${text}`,
    );
  });
  for (const name of names) on.deleteService(name);
  return [`[${services}] ${saying(reply)}`, ...values];
}

function shown(value: Value | undefined): string {
  return value ? `${value.type} ${JSON.stringify(value.data)}` : '-';
}

function fileMeant(on: Surroundings, path = '-'): string {
  const { WIN, SYS } = on.folders;
  return path
    .replace(/^\\SystemRoot(?=\\)|%SystemRoot%/i, () => WIN ?? '')
    .replace(/^system32(?=\\)/i, () => SYS ?? '')
    .toLowerCase();
}

/** The sections that an entry of a section lists. */
function listed(api: SetupApi, inf: InfHandle, section: string, entry: string): string[] {
  return linesOf(api, inf, section)
    .map((line: InfContext) => fieldsOf(api, line))
    .filter(([key]) => key?.toLowerCase() === entry.toLowerCase())
    .flatMap(([, ...names]) => names);
}

function saying({ ret, err }: Reply): string {
  return ret ? 'succeeds' : `fails: ${errorName(err)}`;
}
