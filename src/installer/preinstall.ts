import { type Win32Error, win32 } from '../base/index.ts';
import {
  CM_LOCATE_DEVNODE_NORMAL,
  CM_REENUMERATE_SYNCHRONOUS,
  CONFIGFLAG_REINSTALL,
  CR_NO_SUCH_DEVNODE,
  SPDRP_CONFIGFLAGS,
  SPOST_PATH,
} from '../setupapi/index.ts';
import type { PackageEntry } from './application.ts';
import { copyFiles } from './copy-files.ts';
import { instanceOf, visitDevices } from './devices.ts';
import { packageFiles } from './package-files.ts';
import { fileOf, folderOf, joinPath } from './paths.ts';
import type { Run } from './run.ts';

/**
 * Preinstalls a package for a device to come: SF1, SF4, IA11, IA17. All its files go to a directory of their own below
 * the application's, where they stay, and SetupCopyOEMInf is called on the INF there with SPOST_PATH and no source
 * location. Nobody is told to copy a file: N1.
 * @returns ERROR_SUCCESS, or why it could not be
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/preinstalling-driver-packages
 */
export function preinstall(run: Run, entry: PackageEntry): Win32Error {
  const { api, options, running } = run;
  const medium = run.infOf(entry);
  const name = fileOf(medium);
  const folder = packageFolder(run, medium);
  const found = packageFiles(api, medium, running.architecture);
  if ('error' in found) return found.error;
  const { files } = found;
  const copied = copyFiles(api, {
    from: folderOf(medium),
    to: folder,
    files,
    lenient: options.legacyMode,
  });
  if (copied !== win32('ERROR_SUCCESS')) return copied;
  const source = joinPath(folder, name);
  const { ret, err, component = '' } = api.SetupCopyOEMInf({ source, mediaType: SPOST_PATH, style: 0 });
  if (!ret) return err;
  run.note({ kind: 'preinstalled', inf: medium, folder, files: files.length, published: component });
  return win32('ERROR_SUCCESS');
}

/** The directory of a package below that of the application. */
function packageFolder(run: Run, inf: string): string {
  return joinPath(joinPath(run.directory, 'Drivers'), fileOf(inf).replace(/\.inf$/i, ''));
}

/**
 * Marks unplugged devices, so that they are installed with the new driver when they come again: IA10, IA15, IA16. Found
 * are devices present or not; CR_NO_SUCH_DEVINST confirms that one is not attached. The flag is added to those there
 * are.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/determining-whether-a-device-is-plugged-in
 */
export function markPhantoms(run: Run, { hardwareIds }: PackageEntry): void {
  const { api } = run;
  visitDevices(api, 'all', hardwareIds, found => {
    const { set, device, id } = found;
    if (api.CM_Get_DevNode_Status({ devInst: device.devInst }).cr !== CR_NO_SUCH_DEVNODE) return;
    const property = SPDRP_CONFIGFLAGS;
    const { value } = api.SetupDiGetDeviceRegistryProperty({ set, device, property });
    const flags = (typeof value === 'number' ? value : 0) | CONFIGFLAG_REINSTALL;
    const { ret, err } = api.SetupDiSetDeviceRegistryProperty({ set, device, property, value: flags >>> 0 });
    const instance = instanceOf(api, found);
    if (ret) run.note({ kind: 'marked', instance, id });
    else run.note({ kind: 'warned', text: `${instance} could not be marked: error ${err}` });
  });
}

/**
 * What the user has to do for devices to come: SF6, SF7, SF8. Plug in; on a bus that does not tell, Windows is asked to
 * look afterwards; a device that comes while the computer is off needs it off.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/software-first-installation
 */
export function askToPlugIn(run: Run, entries: readonly PackageEntry[]): void {
  const needs = new Set(entries.map(({ connect }) => connect));
  const { texts } = run;
  if (needs.has('running')) run.tell(texts.plugIn);
  if (needs.has('scan')) {
    run.ask('page', texts.plugIn, ['continue'], { title: texts.title });
    reenumerate(run);
  }
  if (needs.has('off')) run.tell(texts.switchOff);
}

/** @see https://learn.microsoft.com/windows/win32/api/cfgmgr32/nf-cfgmgr32-cm_reenumerate_devnode */
function reenumerate(run: Run): void {
  const { api } = run;
  const root = api.CM_Locate_DevNode({ id: null, flags: CM_LOCATE_DEVNODE_NORMAL });
  const { cr } =
    root.devInst === undefined
      ? root
      : api.CM_Reenumerate_DevNode({ devInst: root.devInst, flags: CM_REENUMERATE_SYNCHRONOUS });
  run.note({ kind: 'reenumerated', cr });
}
