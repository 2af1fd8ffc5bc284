import { type Architecture, type Facts, foldCase, parseWindowsVersion } from '../../base/index.ts';
import { isInfFile, selectModels } from '../../inf/index.ts';
import { type GivenFile, type HardwareEntry, hardwareOf, loadPackage } from '../../rehearsal/index.ts';
import { releasesFor, workstationOf } from './releases.ts';

/** A device that an INF names: by an identifier, with its description. */
interface NamedModel {
  readonly id: string;
  readonly description: string;
}

/** A Windows that driver packages serve, and the devices that they name for it. */
export interface Served {
  readonly facts: Facts;
  readonly models: readonly NamedModel[];
}

/** amd64 before others: most people have it. */
const ORDER: readonly Architecture[] = ['amd64', 'arm64', 'x86', 'arm', 'ia64'];

/** The newest Windows for which the INFs of packages name devices; where there is none, no devices of the newest. */
export function servedBy(packages: readonly (readonly GivenFile[])[]): Served {
  const systems = ORDER.flatMap(architecture =>
    releasesFor(architecture)
      .toReversed()
      .map(([, version]) => workstationOf(parseWindowsVersion(version)!, architecture)),
  );
  for (const facts of systems) {
    const models = packages.flatMap(files => modelsFor(files, facts));
    if (models.length > 0) return { facts, models: distinct(models) };
  }
  return { facts: systems[0]!, models: [] };
}

/** Components of software are no hardware: a driver package adds them. */
const SOFTWARE_ENUMERATORS = /^(?:SWC|SWD)\\/i;

function modelsFor(files: readonly GivenFile[], facts: Facts): NamedModel[] {
  const infs = files.flatMap(({ path, bytes }) =>
    isInfFile(path) && !path.includes('\\') ? [{ name: path, bytes }] : [],
  );
  return loadPackage({ entry: { folder: '' }, infs }, facts).flatMap(loaded => {
    const models =
      'source' in loaded ? selectModels(loaded.source.inf, facts).flatMap(one => one.models) : [];
    return models.flatMap(({ hardwareId, description }) => {
      const id = hardwareId?.value ?? '';
      if (id === '' || SOFTWARE_ENUMERATORS.test(id)) return [];
      return [{ id, description: description.value || id }];
    });
  });
}

function distinct(models: readonly NamedModel[]): NamedModel[] {
  return [...new Map(models.map(model => [foldCase(model.id), model])).values()];
}

/** What to plug in for an identifier: what its bus reports for it, or a device that has this identifier alone. */
export function hardwareFor(id: string, facts: Facts): HardwareEntry {
  const described = usbOf(id) ?? pciOf(id);
  const alone = { hardwareIds: [id] };
  if (!described) return alone;
  const { hardwareIds, compatibleIds } = hardwareOf('', described, 1, facts);
  return [...hardwareIds, ...compatibleIds].some(one => foldCase(one) === foldCase(id)) ? described : alone;
}

const hexadecimal = (text: string | undefined): number => Number.parseInt(text ?? '0', 16);

function usbOf(id: string): HardwareEntry | undefined {
  const [, vendor, product, revision] =
    /^USB\\VID_([\da-f]{4})&PID_([\da-f]{4})(?:&REV_(\d{4}))?$/i.exec(id) ?? [];
  if (vendor === undefined) return undefined;
  const numbers = { vendor: hexadecimal(vendor), product: hexadecimal(product) };
  const classes = { class: 0xff, subclass: 0, protocol: 0 };
  return { usb: { ...numbers, ...classes, revision: hexadecimal(revision ?? '0100') } };
}

function pciOf(id: string): HardwareEntry | undefined {
  const [, vendor, device, subsystem, owner, revision, classCode] =
    /^PCI\\VEN_([\da-f]{4})&DEV_([\da-f]{4})(?:&SUBSYS_([\da-f]{4})([\da-f]{4}))?(?:&REV_([\da-f]{2}))?(?:&CC_([\da-f]{4}(?:[\da-f]{2})?))?$/i.exec(
      id,
    ) ?? [];
  if (vendor === undefined) return undefined;
  const pci = {
    vendor: hexadecimal(vendor),
    device: hexadecimal(device),
    subsystem: hexadecimal(subsystem),
    subsystemVendor: hexadecimal(owner),
    revision: hexadecimal(revision),
    classCode: hexadecimal(classCode?.padEnd(6, '0')),
  };
  return { pci };
}
