import { assumed, documented, sameName } from '../../../base/index.ts';
import { actualSection, type InfLine } from '../../../inf/index.ts';
import { sz } from '../../../machine/index.ts';
import { SPINST_REGISTRY } from '../../../setupapi/index.ts';
import { performInstallSection } from '../install-section.ts';
import { type Refusal, type SectionWork, untilRefused } from '../work.ts';

const CLASSES = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\DeviceClasses';

const CLASS_PAGE = documented('hklm-system-currentcontrolset-control-registry-tree');
const PLACE = assumed('the key of a device interface below DeviceClasses, after its INF provided it');

/**
 * Carries out `AddInterface = {class}[, reference string][, section[, flags]]` for the device that is installed.
 * Without SPINST_REGISTRY only the files of its section are installed.
 * Observed: the value SymbolicLink (`device-interface/device_interface_key/registry`).
 * Assumed: without a device there is nothing to provide an interface of; settled by a log.
 * @see inf-addinterface-directive
 */
export function performAddInterface(work: SectionWork, line: InfLine, flags: number): Refusal {
  const { device } = work.installation;
  const guid = line.field(1) ?? '';
  if (!device || guid === '') return undefined;
  const reference = line.field(2) ?? '';
  const name = `${device.instanceId.replaceAll('\\', '#')}#${guid}`;
  const path = `${CLASSES}\\${guid}\\##?#${name}`;
  const key = `${path}\\#${reference}`;
  if (flags & SPINST_REGISTRY) {
    const refusal = installClass(work, line, guid);
    if (refusal !== undefined) return refusal;
    const link = `\\\\?\\${name}${reference === '' ? '' : `\\${reference}`}`.toLowerCase();
    const values = [
      [path, 'DeviceInstance', device.instanceId],
      [key, 'SymbolicLink', link],
    ] as const;
    for (const [at, value, text] of values) {
      work.change({ kind: 'value', key: at, name: value, after: sz(text) }, line, PLACE);
    }
  }
  const own = work.about({
    relativeKey: `${key}\\Device Parameters`,
    properties: `Interface\\${guid}\\${device.instanceId}\\#${reference}`,
  });
  return performNamed(own, 'add-interface-section', line.field(3) ?? '', flags);
}

/** An interface class that is not there yet is installed, as [InterfaceInstall32] says if it says so. */
function installClass(work: SectionWork, line: InfLine, guid: string): Refusal {
  if (work.transaction.registry.has(`${CLASSES}\\${guid}`)) return undefined;
  work.change({ kind: 'key', key: `${CLASSES}\\${guid}`, after: true }, line, CLASS_PAGE);
  const classes = work.inf.section('InterfaceInstall32')?.lines ?? [];
  const named = classes.filter(one => one.key !== undefined && sameName(one.key, guid));
  return untilRefused(named, one => performClass(work, one, guid));
}

/**
 * `{class} = section[, flags]`
 * @see inf-interfaceinstall32-section
 */
function performClass(work: SectionWork, line: InfLine, guid: string): Refusal {
  const { program } = work.installation;
  const { section } = actualSection(line.field(1) ?? '', program, work.inf);
  const own = work.about({ relativeKey: `${CLASSES}\\${guid}`, properties: `InterfaceClass\\${guid}` });
  return performNamed(own, 'interface-install-section', section);
}

function performNamed(
  work: SectionWork,
  kind: 'add-interface-section' | 'interface-install-section',
  section: string,
  flags?: number,
): Refusal {
  return work.inf.section(section) ? performInstallSection(work, kind, section, flags) : undefined;
}
