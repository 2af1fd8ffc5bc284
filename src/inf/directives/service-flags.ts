import type { FlagSet } from './model.ts';
import { VISTA, W7, W10_2004, W11_22H2, W11_25398, XP } from './releases.ts';

const page = 'inf-addservice-directive';

/** Flags of AddService: NOCLOBBER keeps what a service that exists already says. */
const SPSVCINST: FlagSet = {
  name: 'SPSVCINST',
  combine: 'or',
  page,
  values: [
    { value: 0x1, name: 'SPSVCINST_TAGTOFRONT', means: 'loads first in its group' },
    { value: 0x2, name: 'SPSVCINST_ASSOCSERVICE', means: 'is the function driver of the device' },
    { value: 0x8, name: 'SPSVCINST_NOCLOBBER_DISPLAYNAME', means: 'keeps DisplayName' },
    { value: 0x10, name: 'SPSVCINST_NOCLOBBER_STARTTYPE', means: 'keeps StartType' },
    { value: 0x20, name: 'SPSVCINST_NOCLOBBER_ERRORCONTROL', means: 'keeps ErrorControl' },
    { value: 0x40, name: 'SPSVCINST_NOCLOBBER_LOADORDERGROUP', means: 'keeps LoadOrderGroup' },
    { value: 0x80, name: 'SPSVCINST_NOCLOBBER_DEPENDENCIES', means: 'keeps Dependencies' },
    { value: 0x100, name: 'SPSVCINST_NOCLOBBER_DESCRIPTION', means: 'keeps Description' },
    { value: 0x400, name: 'SPSVCINST_CLOBBER_SECURITY', means: 'replaces Security', since: XP },
    {
      value: 0x800,
      name: 'SPSVCINST_STARTSERVICE',
      means: 'starts the service; not for PnP drivers',
      since: VISTA,
    },
    {
      value: 0x1000,
      name: 'SPSVCINST_NOCLOBBER_REQUIREDPRIVILEGES',
      means: 'keeps RequiredPrivileges',
      since: W7,
    },
    { value: 0x2000, name: 'SPSVCINST_NOCLOBBER_TRIGGERS', means: 'keeps the triggers', since: W10_2004 },
    {
      value: 0x4000,
      name: 'SPSVCINST_NOCLOBBER_SERVICESIDTYPE',
      means: 'keeps ServiceSidType',
      since: W10_2004,
    },
    {
      value: 0x8000,
      name: 'SPSVCINST_NOCLOBBER_DELAYEDAUTOSTART',
      means: 'keeps DelayedAutoStart',
      since: W10_2004,
    },
    { value: 0x10000, name: 'SPSVCINST_UNIQUE_NAME', means: 'makes the name unique', page: 'setupapi.h' },
    {
      value: 0x20000,
      name: 'SPSVCINST_NOCLOBBER_FAILUREACTIONS',
      means: 'keeps the failure actions',
      since: W11_22H2,
    },
    { value: 0x40000, name: 'SPSVCINST_NOCLOBBER_BOOTFLAGS', means: 'keeps BootFlags', since: W11_25398 },
  ],
};

const DELETE: FlagSet = {
  name: 'SPSVCINST for DelService',
  combine: 'or',
  page: 'inf-delservice-directive',
  values: [
    { value: 0x4, name: 'SPSVCINST_DELETEEVENTLOGENTRY', means: 'deletes the event source too' },
    { value: 0x200, name: 'SPSVCINST_STOPSERVICE', means: 'stops the service before' },
  ],
};

const SERVICE_TYPE: FlagSet = {
  name: 'SERVICE_TYPE',
  combine: 'or',
  page,
  values: [
    { value: 0x1, name: 'SERVICE_KERNEL_DRIVER', means: 'kernel-mode driver' },
    { value: 0x2, name: 'SERVICE_FILE_SYSTEM_DRIVER', means: 'file system or highest-level network driver' },
    { value: 0x10, name: 'SERVICE_WIN32_OWN_PROCESS', means: 'Win32 service in its own process' },
    { value: 0x20, name: 'SERVICE_WIN32_SHARE_PROCESS', means: 'Win32 service that shares a process' },
    { value: 0x100, name: 'SERVICE_INTERACTIVE_PROCESS', means: 'may interact with the desktop' },
  ],
};

const SERVICE_START: FlagSet = {
  name: 'SERVICE_START',
  combine: 'one',
  page,
  values: [
    { value: 0, name: 'SERVICE_BOOT_START', means: 'by the loader of the system' },
    { value: 1, name: 'SERVICE_SYSTEM_START', means: 'while the system initialises' },
    { value: 2, name: 'SERVICE_AUTO_START', means: 'by the service control manager; never for PnP drivers' },
    { value: 3, name: 'SERVICE_DEMAND_START', means: 'on demand, or when its device appears' },
    { value: 4, name: 'SERVICE_DISABLED', means: 'not at all' },
  ],
};

const SERVICE_ERROR: FlagSet = {
  name: 'SERVICE_ERROR',
  combine: 'one',
  page,
  values: [
    { value: 0, name: 'SERVICE_ERROR_IGNORE', means: 'goes on silently' },
    { value: 1, name: 'SERVICE_ERROR_NORMAL', means: 'goes on with a warning' },
    { value: 2, name: 'SERVICE_ERROR_SEVERE', means: 'goes on with LastKnownGood' },
    { value: 3, name: 'SERVICE_ERROR_CRITICAL', means: 'tries LastKnownGood, then stops the system' },
  ],
};

const SERVICE_SID_TYPE: FlagSet = {
  name: 'SERVICE_SID_TYPE',
  combine: 'one',
  page: 'service_sid_info',
  values: [
    { value: 0, name: 'SERVICE_SID_TYPE_NONE', means: 'none' },
    { value: 1, name: 'SERVICE_SID_TYPE_UNRESTRICTED', means: 'added to the token' },
    { value: 3, name: 'SERVICE_SID_TYPE_RESTRICTED', means: 'added also to the restricted SIDs' },
  ],
};

const CM_SERVICE: FlagSet = {
  name: 'CM_SERVICE',
  combine: 'or',
  page,
  values: [
    { value: 0x1, name: 'CM_SERVICE_NETWORK_BOOT_LOAD', means: 'booting from the network' },
    { value: 0x2, name: 'CM_SERVICE_VIRTUAL_DISK_BOOT_LOAD', means: 'booting from a VHD' },
    { value: 0x4, name: 'CM_SERVICE_USB_DISK_BOOT_LOAD', means: 'booting from a USB disk' },
    { value: 0x8, name: 'CM_SERVICE_SD_DISK_BOOT_LOAD', means: 'booting from SD storage' },
    { value: 0x10, name: 'CM_SERVICE_USB3_DISK_BOOT_LOAD', means: 'booting from a disk at USB 3.0' },
    { value: 0x20, name: 'CM_SERVICE_MEASURED_BOOT_LOAD', means: 'booting measured' },
    { value: 0x40, name: 'CM_SERVICE_VERIFIER_BOOT_LOAD', means: 'booting with the verifier' },
    { value: 0x80, name: 'CM_SERVICE_WINPE_BOOT_LOAD', means: 'booting Windows PE' },
  ],
};

const triggers: readonly FlagSet[] = [
  {
    name: 'SERVICE_TRIGGER_TYPE',
    combine: 'one',
    page,
    values: [
      {
        value: 1,
        name: 'SERVICE_TRIGGER_TYPE_DEVICE_INTERFACE_ARRIVAL',
        means: 'a device interface arrives, or is there when the system starts',
      },
    ],
  },
  {
    name: 'SERVICE_TRIGGER_ACTION',
    combine: 'one',
    page,
    values: [
      { value: 1, name: 'SERVICE_TRIGGER_ACTION_SERVICE_START', means: 'starts the service' },
      { value: 2, name: 'SERVICE_TRIGGER_ACTION_SERVICE_STOP', means: 'stops the service' },
    ],
  },
  {
    name: 'SERVICE_TRIGGER_DATA_TYPE',
    combine: 'one',
    page,
    values: [{ value: 2, name: 'SERVICE_TRIGGER_DATA_TYPE_STRING', means: 'a hardware or compatible ID' }],
  },
  {
    name: 'SC_ACTION_TYPE',
    combine: 'one',
    page: 'sc_action',
    values: [
      { value: 0, name: 'SC_ACTION_NONE', means: 'nothing' },
      { value: 1, name: 'SC_ACTION_RESTART', means: 'restarts the service' },
      { value: 2, name: 'SC_ACTION_REBOOT', means: 'restarts the computer' },
      { value: 3, name: 'SC_ACTION_RUN_COMMAND', means: 'runs a command' },
    ],
  },
];

export const serviceFlags: readonly FlagSet[] = [
  SPSVCINST,
  DELETE,
  SERVICE_TYPE,
  SERVICE_START,
  SERVICE_ERROR,
  SERVICE_SID_TYPE,
  CM_SERVICE,
  ...triggers,
];
