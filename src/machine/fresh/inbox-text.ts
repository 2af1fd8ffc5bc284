import { compareVersions, type Facts, parseWindowsVersion } from '../../base/index.ts';
import { setupClasses } from './classes.ts';
import { type InboxLine, inboxLines, type NeededSection, neededSections } from './inbox.ts';
import { FEATURE_SCORES } from './inbox-sections.ts';
import { table } from './table.ts';

/** An INF that comes with Windows, written for Firstplug. */
export interface InboxInf {
  readonly name: string;
  readonly text: string;
  /** Services whose binaries it names: `usbccgp` for `usbccgp.sys`. */
  readonly services: readonly string[];
}

/**
 * The setup class of each INF. INFs of sections only have the class of what they serve.
 * Assumed: the setup classes of Windows' own INFs that no record shows; settled by those INFs.
 */
const CLASS_OF = `
acpi.inf | System
audioendpoint.inf | AudioEndpoint
basicrender.inf | System
battery.inf | Battery
bth.inf | Bluetooth
c_swcomponent.inf | SoftwareComponent
c_swdevice.inf | SoftwareDevice
cdrom.inf | CDROM
cpu.inf | Processor
display.inf | Display
hal.inf | Computer
hdaudio.inf | Media
input.inf | HIDClass
keyboard.inf | Keyboard
ks.inf | Media
kscaptur.inf | Media
ksfilter.inf | Media
machine.inf | System
monitor.inf | Monitor
mshdc.inf | HDC
mshidkmdf.inf | HIDClass
mshidumdf.inf | HIDClass
msmouse.inf | Mouse
msports.inf | Ports
msxpsdrv.inf | Printer
ndisuio.inf | NetTrans
netcxrd.inf | Net
netdav.inf | NetClient
nete1g3e.inf | Net
netgpc.inf | NetService
netmscli.inf | NetClient
netnb.inf | NetTrans
netpsa.inf | Net
netpschd.inf | NetService
netrasa.inf | Net
netrass.inf | NetService
netrast.inf | NetTrans
nettcpip.inf | NetTrans
nettun.inf | Net
netvwifibus.inf | Net
netwmbclass.inf | Net
netwzc.inf | NetService
ntprint.inf | Printer
pci.inf | System
printqueue.inf | PrintQueue
rndismp.inf | Net
sti.inf | Image
uaspstor.inf | SCSIAdapter
umpass.inf | System
usb.inf | USB
usbncm.inf | Net
usbport.inf | USB
usbprint.inf | USB
usbser.inf | Ports
usbstor.inf | USB
usbvideo.inf | Image
volsnap.inf | VolumeSnapshot
volume.inf | Volume
wave.inf | Media
wdma_usb.inf | Media
wdmaudio.inf | Media
winusb.inf | USBDevice
wpdfs.inf | WPD
wudfrd.inf | System
`;

/** DriverVer of INFs that have one of their own, by first version of Windows: the latest that is reached. */
const DRIVER_VERSIONS = `
nete1g3e.inf | 5.1 | 10/01/2002,8.1.8.0 | 008:3
nete1g3e.inf | 6.0 | 03/23/2010,8.4.13.0 | 002:209
cpu.inf | 6.0 | 04/21/2009 | 130 event 400
hdaudio.inf | 6.1 | 07/13/2009 | 106:117
hdaudio.inf | 10.0 | 07/09/2015 | 002:304
wdmaudio.inf | 10.0 | 07/09/2015 | 002:1070
audioendpoint.inf | 10.0.26100 | 03/31/2024 | 122 event 400
`;

/**
 * DriverVer of all other INFs, by first version; without a version the build of Windows.
 * Assumed: DriverVer of the INFs of Windows 2000, XP and Vista; settled by those INFs.
 */
const WINDOWS_VERSIONS = `
5.0 | 11/14/1999,5.0.2195.1 | assumed
5.1 | 07/01/2001,5.1.2600.2180 | assumed
5.2 | 10/01/2002,5.2.3790.1830 | 006:11
6.0 | 06/21/2006,6.0.6001.18000 | assumed
6.1 | 06/21/2006,6.1.7600.16385 | 109:1
6.2 | 06/21/2006 | 001:20
`;

/** The INFs of a newly installed Windows as far as records and packages know them. */
export function inboxInfs(facts: Facts): readonly InboxInf[] {
  const lines = inboxLines(facts);
  const sections = neededSections(facts);
  const names = [...new Set([...lines, ...sections].map(({ inf }) => inf))].sort();
  return names.map(name => {
    const own = lines.filter(({ inf }) => inf === name);
    const needed = sections.filter(({ inf }) => inf === name);
    const services = [...own, ...needed].flatMap(({ service }) => service || []);
    return { name, text: infText(name, own, needed, facts), services: [...new Set(services)] };
  });
}

function infText(
  name: string,
  lines: readonly InboxLine[],
  needed: readonly NeededSection[],
  facts: Facts,
): string {
  const text = [`; ${name}: written for Firstplug, stands for the INF of this name in Windows.`];
  text.push(...versionSection(name, facts), ...modelsSections(lines, facts));
  const written = new Set<string>();
  const services = new Set<string>();
  const addSection = (section: string, body: readonly string[]): void => {
    if (written.has(section.toUpperCase())) return;
    written.add(section.toUpperCase());
    text.push('', `[${section}]`, ...body);
  };
  for (const { section, service } of lines) {
    addSection(section, featureScore(name, section));
    if (service !== undefined) addSection(`${section}.Services`, addService(service, true));
    if (service) services.add(service);
  }
  for (const { section, service, isFunctionDriver } of needed) {
    if (service === undefined) continue;
    addSection(section, addService(service, isFunctionDriver));
    services.add(service);
  }
  for (const service of services) addSection(`${service}_Service`, serviceBody(service));
  text.push('', '[Strings]', 'Microsoft = "Microsoft"');
  text.push(...lines.map(({ description }, i) => `Device${i + 1} = "${description}"`));
  return `${text.join('\r\n')}\r\n`;
}

function versionSection(name: string, facts: Facts): string[] {
  const className = table(CLASS_OF).find(([inf]) => inf === name)?.[1];
  const setupClass = setupClasses(facts).find(each => each.name === className);
  return [
    '',
    '[Version]',
    'Signature = "$Windows NT$"',
    ...(setupClass ? [`Class = ${setupClass.name}`, `ClassGuid = ${setupClass.guid}`] : []),
    'Provider = %Microsoft%',
    `DriverVer = ${driverVersion(name, facts)}`,
  ];
}

function modelsSections(lines: readonly InboxLine[], { version, architecture }: Facts): string[] {
  if (lines.length === 0) return [];
  const decoration = version.major > 5 || version.minor > 0 ? `NT${architecture}` : '';
  return [
    '',
    '[Manufacturer]',
    `%Microsoft% = Standard${decoration && `,${decoration}`}`,
    '',
    `[Standard${decoration && `.${decoration}`}]`,
    ...lines.map(
      ({ section, ids }, i) =>
        `%Device${i + 1}% = ${section.replace(/\.NT(?:x86|amd64|arm64|arm|ia64)?$/i, '')},${ids}`,
    ),
  ];
}

function featureScore(name: string, section: string): string[] {
  const score = table(FEATURE_SCORES).find(row => row[0] === name && row[1] === section)?.[2];
  return score === undefined ? [] : [`FeatureScore = ${score}`];
}

/** No name is the null driver. @see inf-addservice-directive */
function addService(service: string, isFunctionDriver: boolean): string[] {
  if (service === '') return ['AddService = ,2'];
  return [`AddService = ${service},${isFunctionDriver ? '0x00000002' : ''},${service}_Service`];
}

/** Assumed: a service of Windows' own INFs is a kernel driver started on demand; settled by those INFs. */
function serviceBody(service: string): string[] {
  return ['ServiceType = 1', 'StartType = 3', 'ErrorControl = 1', `ServiceBinary = %12%\\${service}.sys`];
}

function driverVersion(name: string, facts: Facts): string {
  const reached = (since: string): boolean =>
    compareVersions(facts.version, parseWindowsVersion(since)!) >= 0;
  const own = table(DRIVER_VERSIONS).findLast(([inf, since]) => inf === name && reached(since!));
  const general = table(WINDOWS_VERSIONS).findLast(([since]) => reached(since!));
  const dated = own?.[2] ?? general![1]!;
  return dated.includes(',') ? dated : `${dated},${windowsFileVersion(facts).join('.')}`;
}

/**
 * The file version of what came with a Windows.
 * Assumed: builds that only switch on features keep the files of the build before them; the last number is 1
 * except where a record has another. Settled by file versions of those builds.
 */
export function windowsFileVersion({ version }: Facts): readonly [number, number, number, number] {
  const { major, minor, build } = version;
  const base =
    build > 19041 && build <= 19045 ? 19041 : build === 18363 ? 18362 : build === 22631 ? 22621 : build;
  const last: Readonly<Record<number, number>> = {
    2600: 2180,
    3790: 1830,
    7601: 17514,
    9200: 16384,
    9600: 16384,
    10240: 16384,
  };
  return [major, minor, base, last[base] ?? 1];
}
