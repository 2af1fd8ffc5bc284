import { type Citation, documented, observed } from './citation.ts';
import { compareVersions, parseWindowsVersion, servicePackOf, type Target } from './windows-version.ts';

/**
 * What differs between Windows versions, as far as a page or a recording says. Algorithms ask for the trait
 * and never compare versions. Directives have their own since and until in the table of directives.
 */
export interface Era {
  /** Bits of a driver rank: 16 has no feature score and no signer. */
  readonly rankBits: 16 | 32;
  /** Whether equal rank and date are decided by the version of DriverVer. */
  readonly versionBreaksTies: boolean;
  /** Whether unsigned driver nodes count as dated 00/00/0000. */
  readonly unsignedIsUndated: boolean;
  /** AllSigningEqual where no policy says otherwise. */
  readonly allSigningEqual: boolean;
  /** Whether an Authenticode signature counts as a signature of a driver package. */
  readonly authenticodeCounts: boolean;
  /** Whether Extension INFs are applied beside the base driver; before, they are packages like others. */
  readonly extensionInfs: boolean;
  /** Whether devices are installed by the Plug and Play service, in the context of the system, and never by a program. */
  readonly serviceInstalls: boolean;
  /** Whether packages are staged to a driver store before they are installed. */
  readonly driverStore: boolean;
  /** How a directory of the driver store is named after the INF; absent without a store. */
  readonly storeName: 'none' | 'hash8' | 'neutral-hash16' | 'arch-hash16';
  /**
   * Where the driver store keeps what it knows of packages; `files`: in files of a form not documented.
   * Assumed: the database of the driver store is in the registry since Windows 8; settled by the SYSTEM hive of
   * Windows 7 and 8.
   */
  readonly driverDatabase: 'none' | 'files' | 'registry';
  /**
   * Whether the log tells the steps of an import: its flags, the queue, the check of the catalog, the import proper.
   * Assumed: the log tells these steps since 10.0.16299; settled by logs of builds from 10.0.10240 to one of 2017.
   */
  readonly importSteps: boolean;
  /**
   * Whether the log describes a package where it is staged and unstaged, and not where its import begins.
   * Assumed: packages are described there since 10.0.22000; settled by staging on the last builds of Windows 10.
   */
  readonly stageDescribes: boolean;
  /**
   * Whether the log tells the style of a copied INF.
   * Assumed: the style of a copy is told since 10.0.10586; settled by SetupCopyOEMInf on 10.0.10240.
   */
  readonly copyStyleTold: boolean;
  /**
   * Whether a Windows that is not x86 refuses packages without a valid signature instead of asking.
   * Assumed: Windows 8 and later refuse what is unsigned, altered or leads to an untrusted root, unless on x86;
   * settled by staging such packages by hand on Windows 7 and 8 of each architecture.
   */
  readonly signaturesEnforced: boolean;
  /** Who asks the user for a driver that was not found. */
  readonly foundNewHardware: 'wizard' | 'wizard-runs-autorun' | 'nobody';
  /** Where drivers are looked for when a device appears. */
  readonly firstSearch: 'inf-and-device-path' | 'store' | 'device-path-update-store';
  /** Whether an architecture other than x86 takes only Models sections decorated with it. */
  readonly decoratedModelsRequired: boolean;
  /** Whether a TargetOSVersion decoration may have a build. */
  readonly buildDecorations: boolean;
  /** Longest field of an INF in UTF-16 units, terminator included; the page speaks of [Strings] values. */
  readonly longestField: 512 | 4096;
  /** When CopyINF is carried out; `import` means with the whole package. */
  readonly copyInf: 'ignored' | 'after-install' | 'import';
  /** Whether directory 13 is the package's own directory in the driver store. */
  readonly dirid13: boolean;
  /**
   * Whether a configurable package in a configurable class skips all DIF requests but the selection.
   * Assumed: Windows 8 and 8.1 know no configurable packages; settled by a log of staging on Windows 8.1.
   */
  readonly configurablePackages: boolean;
  /**
   * Whether files of packages that came with Windows are installed as hard links into the driver store.
   * Assumed: before Windows 10 they are copied; settled by a log of an installation on Windows 8.1.
   */
  readonly linksOwnFiles: boolean;
  /**
   * What is added to the numbers of findings in packages that are not configurable.
   * Assumed: the numbers changed with 10.0.16299; settled by staging a package with DelService on the builds between.
   */
  readonly legacyCodes: 0 | 1;
  /** Whether the Reboot directive asks for a restart although no target device is started. */
  readonly rebootAlways: boolean;
  /** Whether what an earlier driver left of co-installers and filters goes when a driver is installed. */
  readonly updateResets: boolean;
  /**
   * How a log tells the end of an installation.
   * Assumed: Vista and 8 tell it as 7 does; settled by logs of theirs.
   */
  readonly restartIsTold: 'plain' | 'sub-tree' | 'restarting-devices';
  /**
   * What an installation tells of the device: nothing but its steps; its status, with an attempt to configure it inside
   * of its installation; or its flags too, where configuring stands in the place of installing.
   * Observed: `steps` in recordings 001 and 002; `status` in 051, 104 and threads of theirs (pbatard/libwdi 200 of 2020,
   * 226 of 2021); `flags` in 071, 084 and templates of 004, Windows 11.
   * Assumed: the status of a device is told since 10.0.16299, as other new lines are, and its flags since 10.0.22000;
   * settled by logs of the builds between.
   */
  readonly installTells: 'steps' | 'status' | 'flags';
  /** Whether a device has the dates of its installations. */
  readonly installDates: boolean;
  /** Who starts finish-install actions. */
  readonly finishInstall: 'none' | 'installation' | 'action-center';
  /** Whether installers are sent DIF_SELECTBESTCOMPATDRV. */
  readonly installersSelect: boolean;
  /** Whether GUI-mode setup sends DIF_FIRSTTIMESETUP. */
  readonly firstTimeSetup: boolean;
  /** What the Models half of a strong name is. */
  readonly strongName: 'none' | 'models-section' | 'hash16';
  /** Whether class IDs of PCI Express functions come with their device type. */
  readonly pciExpressTypes: boolean;
  /** Whether USB class IDs are given once more with the vendor: `USB\COMPAT_VID_…`. */
  readonly usbVendorClasses: boolean;
  /** Whether a HID collection has an ID of vendor and usage. */
  readonly hidVendorUsages: boolean;
  /** Whether ACPI devices have IDs with VEN and DEV. */
  readonly acpiVendorIds: boolean;
  /** Whether NVMe disks have IDs of their long names. */
  readonly richStorageIds: boolean;
  /** The log of device installations, in %SystemRoot% or below. */
  readonly log: 'setupapi.log' | 'inf\\setupapi.dev.log';
  /** Whether an INF without a path is looked for in the system directory too. */
  readonly infsInSystem: boolean;
  /** Whether a device gets a software key only below a class key that exists. */
  readonly classKeyRequired: boolean;
  /** Whether HKLM\SOFTWARE\Classes is one key for programs of all architectures. */
  readonly sharedClasses: boolean;
  /** Whether packages without devices, installed by [DefaultInstall], are driver packages. */
  readonly primitiveDrivers: boolean;
  /**
   * Whether Device Setup Manager records software that was installed, and links that it asks the Store for.
   * Observed: its events 160 and 166 are absent in build 16299.
   * Assumed: the release after it has them; settled by the event manifest of build 17134.
   */
  readonly softwareRecords: boolean;
  /** Whether only administrators may ask for installations under way. */
  readonly waitNeedsAdministrator: boolean;
  /** Whether devices belong to containers. */
  readonly containerIds: boolean;
  /** Whether CM_Get_Device_ID_List knows classes and presence. */
  readonly idListsByClass: boolean;
  /** Whether CM_Disable_DevNode disables a device for longer than until the next start. */
  readonly disablePersists: boolean;
}

type Step<T> = readonly [since: string, value: T];
type Trait<T> = { readonly because: Citation; readonly steps: readonly Step<T>[] };

/** Each trait with its values since a version (`sp` counts service packs) and the page that says so. */
const TRAITS: { readonly [K in keyof Era]: Trait<Era[K]> } = {
  rankBits: {
    because: documented('driver-rank-ranges'),
    steps: [
      ['5.0', 16],
      ['6.0', 32],
    ],
  },
  versionBreaksTies: {
    because: documented('inf-driverver-directive'),
    steps: [
      ['5.0', false],
      ['5.1 sp1', true],
    ],
  },
  unsignedIsUndated: {
    because: documented('inf-driverver-directive'),
    steps: [
      ['5.0', true],
      ['5.1', false],
    ],
  },
  allSigningEqual: {
    because: documented('allsigningequal-group-policy'),
    steps: [
      ['5.0', false],
      ['6.1', true],
    ],
  },
  authenticodeCounts: {
    because: documented('using-setupapi-to-verify-driver-authenticode-signatures'),
    steps: [
      ['5.0', false],
      ['5.2', true],
    ],
  },
  extensionInfs: {
    because: documented('using-an-extension-inf-file'),
    steps: [
      ['5.0', false],
      ['10.0', true],
    ],
  },
  serviceInstalls: {
    because: documented('dif-allow-install'),
    steps: [
      ['5.0', false],
      ['6.0', true],
    ],
  },
  driverStore: {
    because: documented('driver-store'),
    steps: [
      ['5.0', false],
      ['6.0', true],
    ],
  },
  storeName: {
    because: observed('recordings staging: Vista to 11'),
    steps: [
      ['5.0', 'none'],
      ['6.0', 'hash8'],
      ['6.1', 'neutral-hash16'],
      ['6.2', 'arch-hash16'],
    ],
  },
  driverDatabase: {
    because: documented('update-a-kmdf-device-driver'),
    steps: [
      ['5.0', 'none'],
      ['6.0', 'files'],
      ['6.2', 'registry'],
    ],
  },
  importSteps: {
    because: observed('recordings staging: 001 of 10.0.10240, 055 of 2017, 040'),
    steps: [
      ['5.0', false],
      ['10.0.16299', true],
    ],
  },
  stageDescribes: {
    because: observed('recordings 069 and 099 of Windows 11; not in 040'),
    steps: [
      ['5.0', false],
      ['10.0.22000', true],
    ],
  },
  copyStyleTold: {
    because: observed('recordings staging: 083 of 2016, 040, 101'),
    steps: [
      ['5.0', false],
      ['10.0.10586', true],
    ],
  },
  signaturesEnforced: {
    because: documented('signature-categories-and-driver-installation'),
    steps: [
      ['5.0', false],
      ['6.2', true],
    ],
  },
  foundNewHardware: {
    because: documented('inf-hardwareid-directive'),
    steps: [
      ['5.0', 'wizard'],
      ['6.0', 'wizard-runs-autorun'],
      ['6.1', 'nobody'],
    ],
  },
  firstSearch: {
    because: documented('how-windows-selects-a-driver-for-a-device'),
    steps: [
      ['5.0', 'inf-and-device-path'],
      ['6.0', 'store'],
      ['6.1', 'device-path-update-store'],
      ['6.2', 'store'],
    ],
  },
  decoratedModelsRequired: {
    because: documented('inf-manufacturer-section'),
    steps: [
      ['5.0', false],
      ['5.2 sp1', true],
    ],
  },
  buildDecorations: {
    because: documented('inf-manufacturer-section'),
    steps: [
      ['5.0', false],
      ['10.0.14310', true],
    ],
  },
  longestField: {
    because: documented('inf-strings-section'),
    steps: [
      ['5.0', 512],
      ['6.0', 4096],
    ],
  },
  copyInf: {
    because: documented('inf-copyinf-directive'),
    steps: [
      ['5.0', 'ignored'],
      ['5.1', 'after-install'],
      ['6.0', 'import'],
    ],
  },
  dirid13: {
    because: documented('using-dirids'),
    steps: [
      ['5.0', false],
      ['6.3', true],
    ],
  },
  configurablePackages: {
    because: observed('recordings 001: 10.0.10240'),
    steps: [
      ['5.0', false],
      ['10.0', true],
    ],
  },
  linksOwnFiles: {
    because: observed('recordings 001, 002: 10.0.10240; 077, 084'),
    steps: [
      ['5.0', false],
      ['10.0', true],
    ],
  },
  legacyCodes: {
    because: observed('recordings inf-verification-in-setup-log: 001 of 10.0.10240, 040'),
    steps: [
      ['5.0', 1],
      ['10.0.16299', 0],
    ],
  },
  rebootAlways: {
    because: documented('inf-reboot-directive'),
    steps: [
      ['5.0', true],
      ['6.2', false],
    ],
  },
  updateResets: {
    because: documented('updating-driver-files'),
    steps: [
      ['5.0', false],
      ['5.1', true],
    ],
  },
  restartIsTold: {
    because: observed('recordings 038: XP; 106, 109: 7; 001, 002: 10.0.10240'),
    steps: [
      ['5.0', 'plain'],
      ['6.0', 'sub-tree'],
      ['10.0', 'restarting-devices'],
    ],
  },
  installTells: {
    because: observed('recordings 001, 002; 051, 104; 004, 071, 084'),
    steps: [
      ['5.0', 'steps'],
      ['10.0.16299', 'status'],
      ['10.0.22000', 'flags'],
    ],
  },
  installDates: {
    because: documented('devpkey-device-installdate'),
    steps: [
      ['5.0', false],
      ['6.1', true],
    ],
  },
  finishInstall: {
    because: documented('finish-install-actions--windows-vista-and-later-'),
    steps: [
      ['5.0', 'none'],
      ['6.0', 'installation'],
      ['6.2', 'action-center'],
    ],
  },
  installersSelect: {
    because: documented('dif-selectbestcompatdrv'),
    steps: [
      ['5.0', true],
      ['10.0.15063', false],
    ],
  },
  firstTimeSetup: {
    because: documented('dif-firsttimesetup'),
    steps: [
      ['5.0', true],
      ['6.0', false],
    ],
  },
  strongName: {
    because: observed('recordings strong-name; 140, 151, 152: Windows 7; 148, 149: Windows 8.1'),
    steps: [
      ['5.0', 'none'],
      ['6.1', 'models-section'],
      ['6.3', 'hash16'],
    ],
  },
  pciExpressTypes: {
    because: documented('identifiers-for-pci-devices'),
    steps: [
      ['5.0', false],
      ['6.0', true],
    ],
  },
  usbVendorClasses: {
    because: documented('usb-device-specific-registry-settings'),
    steps: [
      ['5.0', false],
      ['10.0.22621', true],
    ],
  },
  hidVendorUsages: {
    because: observed('recordings 123: 10.0.26100'),
    steps: [
      ['5.0', false],
      ['6.2', true],
    ],
  },
  acpiVendorIds: {
    because: documented('device-management-namespace-objects'),
    steps: [
      ['5.0', false],
      ['6.2', true],
    ],
  },
  richStorageIds: {
    because: documented('identifiers-for-scsi-devices'),
    steps: [
      ['5.0', false],
      ['10.0.19041', true],
    ],
  },
  log: {
    because: documented('setupapi-text-logs'),
    steps: [
      ['5.0', 'setupapi.log'],
      ['6.0', 'inf\\setupapi.dev.log'],
    ],
  },
  infsInSystem: {
    because: observed('conformance query/SetupGetInfInformation/search-order'),
    steps: [
      ['5.0', true],
      ['6.0', false],
    ],
  },
  classKeyRequired: {
    because: observed('device-key/device_key/driver-and-device-keys'),
    steps: [
      ['5.0', false],
      ['6.0', true],
    ],
  },
  sharedClasses: {
    because: documented('shared-registry-keys'),
    steps: [
      ['5.0', false],
      ['6.1', true],
    ],
  },
  softwareRecords: {
    because: observed('event manifests of builds 16299 and 18990'),
    steps: [
      ['5.0', false],
      ['10.0.17134', true],
    ],
  },
  primitiveDrivers: {
    because: documented('creating-a-primitive-driver'),
    steps: [
      ['5.0', false],
      ['10.0.18362', true],
    ],
  },
  waitNeedsAdministrator: {
    because: documented('cm-waitnopendinginstallevents'),
    steps: [
      ['5.0', true],
      ['5.1 sp1', false],
    ],
  },
  containerIds: {
    because: documented('how-container-ids-are-generated'),
    steps: [
      ['5.0', false],
      ['6.1', true],
    ],
  },
  idListsByClass: {
    because: documented('nf-cfgmgr32-cm_get_device_id_listw'),
    steps: [
      ['5.0', false],
      ['6.1', true],
    ],
  },
  disablePersists: {
    because: documented('nf-cfgmgr32-cm_disable_devnode'),
    steps: [
      ['5.0', false],
      ['10.0', true],
    ],
  },
};

/** What tells one Windows from another here. */
type Release = Pick<Target, 'version' | 'servicePack'>;

const ERAS = new Map<string, Era>();

/** The traits of a Windows installation. */
export function eraOf({ version, servicePack = servicePackOf(version) }: Release): Era {
  const name = `${version.major}.${version.minor}.${version.build} sp${servicePack}`;
  const known = ERAS.get(name);
  if (known) return known;
  const names = Object.keys(TRAITS) as (keyof Era)[];
  const era = Object.fromEntries(
    names.map(trait => [trait, valueAt(TRAITS[trait].steps, { version, servicePack })]),
  ) as unknown as Era;
  ERAS.set(name, era);
  return era;
}

/** Why a trait is as it is. */
export function eraCitation(trait: keyof Era): Citation {
  return TRAITS[trait].because;
}

function valueAt(steps: readonly Step<unknown>[], facts: Required<Release>): unknown {
  return (steps.findLast(([since]) => reached(since, facts)) ?? steps[0]!)[1];
}

function reached(since: string, facts: Required<Release>): boolean {
  const [version, servicePack] = since.split(' sp');
  const from = parseWindowsVersion(version!)!;
  if (servicePack === undefined) return compareVersions(facts.version, from) >= 0;
  const order = facts.version.major - from.major || facts.version.minor - from.minor;
  return order > 0 || (order === 0 && facts.servicePack >= Number(servicePack));
}
