import type { DifCode, MayHandle } from './dif-code.ts';

/** Class co-installer, device co-installer, class installer: Y can, ? should not, - does not. */
type Who = `${'Y' | '-'}${'Y' | '-' | '?'}${'Y' | '-'}`;
type Rest = Partial<DifCode>;

const MAY_HANDLE: Readonly<Record<string, MayHandle>> = { Y: 'can', '?': 'should not', '-': 'does not' };

/**
 * The device installation function codes, by number.
 * @see handling-dif-codes, calling-the-default-dif-code-handlers
 */
export const DIF_CODES: readonly DifCode[] = [
  used(0x01, 'SELECTDEVICE', 'Y-Y', 'when somebody chooses the driver', {
    about: 'either',
    params: 'SP_SELECTDEVICE_PARAMS',
    ...byDefault('SetupDiSelectDevice'),
  }),
  used(0x02, 'INSTALLDEVICE', 'YYY', 'after the driver, co-installers and interfaces are there', {
    ...byDefault('SetupDiInstallDevice'),
  }),
  reserved(0x03, 'ASSIGNRESOURCES'),
  obsolete(0x04, 'PROPERTIES'),
  used(0x05, 'REMOVE', 'YYY', 'before a device is removed', {
    params: 'SP_REMOVEDEVICE_PARAMS',
    ...byDefault('SetupDiRemoveDevice'),
  }),
  used(0x06, 'FIRSTTIMESETUP', 'Y-Y', 'while Windows is set up, for each class', {
    about: 'set',
    until: '6.0',
  }),
  reserved(0x07, 'FOUNDDEVICE'),
  obsolete(0x08, 'SELECTCLASSDRIVERS'),
  obsolete(0x09, 'VALIDATECLASSDRIVERS'),
  reserved(0x0a, 'INSTALLCLASSDRIVERS'),
  reserved(0x0b, 'CALCDISKSPACE'),
  used(0x0c, 'DESTROYPRIVATEDATA', '--Y', 'when a set, an element or a list of installers goes', {
    about: 'either',
  }),
  obsolete(0x0d, 'VALIDATEDRIVER'),
  obsolete(0x0e, 'MOVEDEVICE'),
  used(0x0f, 'DETECT', 'Y-Y', 'when the Add Hardware wizard looks for devices that are not Plug and Play', {
    about: 'set',
    params: 'SP_DETECTDEVICE_PARAMS',
  }),
  obsolete(0x10, 'INSTALLWIZARD'),
  obsolete(0x11, 'DESTROYWIZARDDATA'),
  used(0x12, 'PROPERTYCHANGE', 'YYY', 'when a device is enabled, disabled, restarted, stopped or changed', {
    params: 'SP_PROPCHANGE_PARAMS',
    ...byDefault('SetupDiChangeState'),
  }),
  reserved(0x13, 'ENABLECLASS'),
  reserved(0x14, 'DETECTVERIFY'),
  used(0x15, 'INSTALLDEVICEFILES', 'Y-Y', 'to copy the files of a device or to list them', {
    ...byDefault('SetupDiInstallDriverFiles'),
  }),
  used(0x16, 'UNREMOVE', 'YYY', 'when a root-enumerated device comes back into a hardware profile', {
    params: 'SP_UNREMOVEDEVICE_PARAMS',
    ...byDefault('SetupDiUnremoveDevice'),
  }),
  used(
    0x17,
    'SELECTBESTCOMPATDRV',
    'Y-Y',
    'before a Plug and Play device is installed or its driver changed',
    {
      ...byDefault('SetupDiSelectBestCompatDrv'),
    },
  ),
  used(0x18, 'ALLOW_INSTALL', 'Y?Y', 'after the driver is selected, before it is installed', {
    postprocessing: false,
  }),
  used(0x19, 'REGISTERDEVICE', 'Y-Y', 'before a detected or chosen device is installed', {
    postprocessing: false,
    ...byDefault('SetupDiRegisterDeviceInfo'),
  }),
  wizard(0x1a, 'PRESELECT', 'Y-Y', 'after the class is chosen, before the page that selects a driver'),
  wizard(0x1b, 'SELECT', 'Y-Y', 'just before the page that selects a driver'),
  wizard(0x1c, 'PREANALYZE', 'Y-Y', 'after a driver is chosen, before the device is registered'),
  wizard(0x1d, 'POSTANALYZE', 'Y-Y', 'after the device is registered, before its drivers are installed'),
  wizard(0x1e, 'FINISHINSTALL', 'YYY', 'after DIF_INSTALLDEVICE succeeded, before the last page'),
  undocumented(0x1f, 'UNUSED1'),
  used(0x20, 'INSTALLINTERFACES', 'YYY', 'after co-installers are registered', {
    ...byDefault('SetupDiInstallDeviceInterfaces'),
  }),
  reserved(0x21, 'DETECTCANCEL'),
  used(0x22, 'REGISTER_COINSTALLERS', 'Y-Y', 'before a device is installed', {
    ...byDefault('SetupDiRegisterCoDeviceInstallers'),
  }),
  used(0x23, 'ADDPROPERTYPAGE_ADVANCED', 'YYY', 'when the properties of a device are opened', {
    about: 'either',
    postprocessing: false,
    params: 'SP_ADDPROPERTYPAGE_DATA',
  }),
  reserved(0x24, 'ADDPROPERTYPAGE_BASIC'),
  undocumented(0x25, 'RESERVED1'),
  used(0x26, 'TROUBLESHOOTER', 'YYY', 'when somebody starts a troubleshooter for a device', {
    params: 'SP_TROUBLESHOOTER_PARAMS',
    until: '6.0',
  }),
  used(0x27, 'POWERMESSAGEWAKE', 'YYY', 'when the power page of a device is shown', {
    params: 'SP_POWERMESSAGEWAKE_PARAMS',
  }),
  undocumented(0x28, 'ADDREMOTEPROPERTYPAGE_ADVANCED'),
  reserved(0x29, 'UPDATEDRIVER_UI'),
  used(0x2a, 'FINISHINSTALL_ACTION', 'YYY', 'after all else of an installation, to an administrator', {
    defaultHandler: { name: 'SetupDiFinishInstallAction', until: '6.2' },
    since: '6.0',
  }),
  undocumented(0x30, 'RESERVED2'),
];

const BY_CODE: ReadonlyMap<number, DifCode> = new Map(DIF_CODES.map(row => [row.code, row]));
const BY_NAME: ReadonlyMap<string, DifCode> = new Map(DIF_CODES.map(row => [row.name, row]));

/** What is known of a code; undefined for a number that Windows does not define. */
export function difCode(code: number): DifCode | undefined {
  return BY_CODE.get(code >>> 0);
}

/** The row of a name such as `DIF_REMOVE`. */
export function difNamed(name: string): DifCode | undefined {
  return BY_NAME.get(name);
}

/** The name of a code for display: its symbol, or its hexadecimal form. */
export function difName(code: number): string {
  return difCode(code)?.name ?? `0x${(code >>> 0).toString(16).padStart(8, '0')}`;
}

function used(code: number, name: string, who: Who, sent: string, rest: Rest = {}): DifCode {
  const page = `dif-${name.toLowerCase().replaceAll('_', '-')}`;
  return { ...unused(code, name, who), status: 'in use', sent, page, ...rest };
}

function wizard(code: number, name: string, who: Who, sent: string): DifCode {
  return used(code, `NEWDEVICEWIZARD_${name}`, who, sent, { params: 'SP_NEWDEVICEWIZARD_DATA' });
}

function reserved(code: number, name: string): DifCode {
  return used(code, name, '---', '', { status: 'reserved' });
}

function obsolete(code: number, name: string): DifCode {
  return used(code, name, '---', '', { status: 'obsolete', until: '5.0' });
}

function undocumented(code: number, name: string): DifCode {
  return unused(code, name, '---');
}

function unused(code: number, name: string, who: Who): DifCode {
  const [classCo, deviceCo, classInstaller] = [...who].map(letter => MAY_HANDLE[letter]!);
  return {
    code,
    name: `DIF_${name}`,
    status: 'undocumented',
    mayHandle: {
      'class co-installer': classCo!,
      'device co-installer': deviceCo!,
      'class installer': classInstaller!,
    },
    postprocessing: true,
    sent: '',
    about: 'device',
    since: '5.0',
  };
}

function byDefault(name: string): Rest {
  return { defaultHandler: { name } };
}
