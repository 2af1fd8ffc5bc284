import { foldCase } from '../base/index.ts';
import { type DriverInfo, INF_STYLE_WIN4, SPDIT_COMPATDRIVER } from '../setupapi/index.ts';
import { type AskedDevice, driverProperty, hex, ofDevices, shown } from './asked-device.ts';
import type { Answers, Probe, Subject } from './probe.ts';

const TYPE = SPDIT_COMPATDRIVER;

/** The driver nodes that are compared of a device. */
const MOST_NODES = 40;

/** The drivers for a device, with their ranks. */
function ranks(subject: Subject): Answers {
  return ofDevices(subject, asked => {
    const { api, set, device } = asked;
    if (!api.SetupDiBuildDriverInfoList({ set, device, type: TYPE }).ret)
      return [['', 'no list can be built']];
    return nodesOf(asked).map(driver => {
      const { params } = api.SetupDiGetDriverInstallParams({ set, device, driver });
      return [nodeName(asked, driver), `rank ${hex(params?.rank ?? 0)}`];
    });
  });
}

function nodesOf({ api, set, device }: AskedDevice): DriverInfo[] {
  const nodes: DriverInfo[] = [];
  while (nodes.length < MOST_NODES) {
    const { driver } = api.SetupDiEnumDriverInfo({ set, device, type: TYPE, index: nodes.length });
    if (!driver) break;
    nodes.push(driver);
  }
  return nodes;
}

function nodeName({ api, set, device }: AskedDevice, driver: DriverInfo): string {
  const { detail } = api.SetupDiGetDriverInfoDetail({ set, device, driver, size: DETAIL });
  return `${fileOf(detail?.infFile ?? '')} [${detail?.section}] ${detail?.ids[0] ?? ''}`;
}

/** Bytes; enough for a structure with its IDs. */
const DETAIL = 0x4000;

function fileOf(path: string): string {
  return foldCase(path.slice(path.lastIndexOf('\\') + 1)).toLowerCase();
}

/** Which INF the driver of a device is from, where that is told. */
function installedInf(subject: Subject): Answers {
  return ofDevices(subject, asked => {
    const inf = driverProperty(asked, 'DriverInfPath');
    return typeof inf === 'string' ? [['', fileOf(inf)]] : [];
  });
}

/** The INF that is chosen among all that the machine has. */
function chosenInf(subject: Subject): Answers {
  return ofDevices(subject, ({ api, set, device }) => {
    api.SetupDiBuildDriverInfoList({ set, device, type: TYPE });
    api.SetupDiSelectBestCompatDrv({ set, device });
    const { driver } = api.SetupDiGetSelectedDriver({ set, device });
    if (!driver) return [];
    const { detail } = api.SetupDiGetDriverInfoDetail({ set, device, driver, size: DETAIL });
    return [['', fileOf(detail?.infFile ?? '')]];
  });
}

/** Which section was carried out, as Windows keeps it. */
function installedSection(subject: Subject): Answers {
  return ofDevices(subject, asked => {
    const section = driverProperty(asked, 'DriverInfSection');
    const extension = driverProperty(asked, 'DriverInfSectionExt') ?? '';
    return typeof section === 'string' ? [['', `${section}${shown(extension)}`]] : [];
  });
}

/** The section that counts for the same name. Windows itself is not asked: since 1809 that call may not come back. */
function actualSection(subject: Subject): Answers {
  return ofDevices(subject, asked => {
    const { api } = asked;
    const name = shown(driverProperty(asked, 'DriverInfPath') ?? '');
    const section = shown(driverProperty(asked, 'DriverInfSection') ?? '');
    const path = `${subject.windows}\\INF\\${name}`;
    const { inf } = api.SetupOpenInfFile({ path, style: INF_STYLE_WIN4 });
    const actual = api.SetupDiGetActualSectionToInstall({ inf, section, size: 256 }).section;
    api.SetupCloseInfFile({ inf });
    return actual === undefined ? [] : [['', actual]];
  });
}

/** Which driver, and which of its sections. */
export const DRIVER_PROBES: readonly Probe[] = [
  {
    name: 'ranks',
    proves: 'which driver nodes a device has, and the rank of each',
    settles: 'how-setup-ranks-drivers--windows-vista-and-later-',
    observe: ranks,
  },
  {
    name: 'choice',
    proves: 'the driver that a device has is the best one of those on the machine',
    settles: 'how-setup-selects-drivers',
    observe: installedInf,
    predict: chosenInf,
  },
  {
    name: 'sections',
    proves: 'which decorated section is carried out',
    settles: 'creating-inf-files-for-multiple-platforms-and-operating-systems',
    observe: installedSection,
    predict: actualSection,
  },
];
