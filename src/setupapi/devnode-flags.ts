/** What a CM_ function answers. @see cfgmgr32.h */
export const CR_SUCCESS = 0;
export const CR_DEFAULT = 1;
export const CR_OUT_OF_MEMORY = 2;
export const CR_INVALID_POINTER = 3;
export const CR_INVALID_FLAG = 4;
export const CR_INVALID_DEVNODE = 5;
export const CR_NO_SUCH_DEVNODE = 0xd;
export const CR_ALREADY_SUCH_DEVNODE = 0x10;
export const CR_FAILURE = 0x13;
export const CR_REMOVE_VETOED = 0x17;
export const CR_BUFFER_SMALL = 0x1a;
export const CR_REGISTRY_ERROR = 0x1d;
export const CR_INVALID_DEVICE_ID = 0x1e;
export const CR_INVALID_DATA = 0x1f;
export const CR_NEED_RESTART = 0x22;
export const CR_NO_SUCH_VALUE = 0x25;
export const CR_NOT_DISABLEABLE = 0x28;
export const CR_QUERY_VETOED = 0x2a;
export const CR_NO_SUCH_REGISTRY_KEY = 0x2e;
export const CR_ACCESS_DENIED = 0x33;
export const CR_CALL_NOT_IMPLEMENTED = 0x34;
export const CR_INVALID_PROPERTY = 0x35;
export const CR_NO_SUCH_DEVICE_INTERFACE = 0x37;
export const CR_INVALID_STRUCTURE_SIZE = 0x3b;

/** How CM_Locate_DevNode looks. */
export const CM_LOCATE_DEVNODE_NORMAL = 0;
export const CM_LOCATE_DEVNODE_PHANTOM = 1;
export const CM_LOCATE_DEVNODE_CANCELREMOVE = 2;
export const CM_LOCATE_DEVNODE_NOVALIDATION = 4;

/** How CM_Reenumerate_DevNode enumerates. */
export const CM_REENUMERATE_NORMAL = 0;
export const CM_REENUMERATE_SYNCHRONOUS = 1;
export const CM_REENUMERATE_RETRY_INSTALLATION = 2;
export const CM_REENUMERATE_ASYNCHRONOUS = 4;

/** How CM_Disable_DevNode disables. */
export const CM_DISABLE_POLITE = 0;
export const CM_DISABLE_ABSOLUTE = 1;
export const CM_DISABLE_HARDWARE = 2;
export const CM_DISABLE_UI_NOT_OK = 4;
export const CM_DISABLE_PERSIST = 8;

/** What CM_Query_And_Remove_SubTree does besides. */
export const CM_REMOVE_UI_OK = 0;
export const CM_REMOVE_UI_NOT_OK = 1;
export const CM_REMOVE_NO_RESTART = 2;
export const CM_REMOVE_DISABLE = 4;

/** What CM_Setup_DevNode does. */
export const CM_SETUP_DEVNODE_READY = 0;
export const CM_SETUP_DEVNODE_RESET = 4;

/** Which devices CM_Get_Device_ID_List lists. */
export const CM_GETIDLIST_FILTER_NONE = 0;
export const CM_GETIDLIST_FILTER_ENUMERATOR = 1;
export const CM_GETIDLIST_FILTER_SERVICE = 2;
export const CM_GETIDLIST_FILTER_EJECTRELATIONS = 4;
export const CM_GETIDLIST_FILTER_REMOVALRELATIONS = 8;
export const CM_GETIDLIST_FILTER_POWERRELATIONS = 0x10;
export const CM_GETIDLIST_FILTER_BUSRELATIONS = 0x20;
export const CM_GETIDLIST_FILTER_TRANSPORTRELATIONS = 0x80;
export const CM_GETIDLIST_FILTER_PRESENT = 0x100;
export const CM_GETIDLIST_FILTER_CLASS = 0x200;
export const CM_GETIDLIST_DONOTGENERATE = 0x10000040;

/** Which interfaces CM_Get_Device_Interface_List lists. */
export const CM_GET_DEVICE_INTERFACE_LIST_PRESENT = 0;
export const CM_GET_DEVICE_INTERFACE_LIST_ALL_DEVICES = 1;

/** Which key of a device CM_Open_DevNode_Key opens, and whether it makes it. */
export const CM_REGISTRY_HARDWARE = 0;
export const CM_REGISTRY_SOFTWARE = 1;
export const CM_REGISTRY_USER = 0x100;
export const CM_REGISTRY_CONFIG = 0x200;
export const RegDisposition_OpenAlways = 0;
export const RegDisposition_OpenExisting = 1;

/** Who objects to a removal: PNP_VETO_TYPE. */
export const PNP_VetoDevice = 6;
export const PNP_VetoIllegalDeviceRequest = 8;

/** A wait without end. */
export const INFINITE = 0xffffffff;

/** What CMP_WaitNoPendingInstallEvents answers. */
export const WAIT_OBJECT_0 = 0;
export const WAIT_TIMEOUT = 0x102;
export const WAIT_FAILED = 0xffffffff;

/** Status of a devnode. @see cfg.h */
export const DN_ROOT_ENUMERATED = 0x1;
export const DN_DRIVER_LOADED = 0x2;
export const DN_STARTED = 0x8;
export const DN_NEED_RESTART = 0x100;
export const DN_HAS_PROBLEM = 0x400;
export const DN_FILTERED = 0x800;
export const DN_DISABLEABLE = 0x2000;
export const DN_REMOVABLE = 0x4000;
export const DN_SILENT_INSTALL = 0x20000000;
export const DN_NT_ENUMERATOR = 0x800000;
export const DN_NT_DRIVER = 0x1000000;

/** Why a device does not work. @see device-manager-error-messages */
export const CM_PROB_NOT_CONFIGURED = 1;
export const CM_PROB_FAILED_START = 10;
export const CM_PROB_NEED_RESTART = 14;
export const CM_PROB_PARTIAL_LOG_CONF = 16;
export const CM_PROB_REINSTALL = 18;
export const CM_PROB_REGISTRY = 19;
export const CM_PROB_WILL_BE_REMOVED = 21;
export const CM_PROB_DISABLED = 22;
export const CM_PROB_FAILED_INSTALL = 28;
export const CM_PROB_HARDWARE_DISABLED = 29;
export const CM_PROB_FAILED_ADD = 31;
export const CM_PROB_DISABLED_SERVICE = 32;
export const CM_PROB_FAILED_DRIVER_ENTRY = 37;
export const CM_PROB_DRIVER_FAILED_LOAD = 39;
export const CM_PROB_DRIVER_SERVICE_KEY_INVALID = 40;
export const CM_PROB_DUPLICATE_DEVICE = 42;
export const CM_PROB_HELD_FOR_EJECT = 47;

/** What of a device's installation is kept in its value ConfigFlags. @see regstr.h */
export const CONFIGFLAG_DISABLED = 0x1;
export const CONFIGFLAG_REINSTALL = 0x20;
export const CONFIGFLAG_FAILEDINSTALL = 0x40;
export const CONFIGFLAG_FINISH_INSTALL = 0x400;
export const CONFIGFLAG_PARTIAL_LOG_CONF = 0x2000;
export const CONFIGFLAG_FINISHINSTALL_ACTION = 0x20000;
export const CONFIGFLAG_BOOT_DEVICE = 0x40000;

/** The same of one hardware profile, in CSConfigFlags. */
export const CSCONFIGFLAG_DISABLED = 1;
export const CSCONFIGFLAG_DO_NOT_CREATE = 2;
export const CSCONFIGFLAG_DO_NOT_START = 4;

/** What a bus says of a device: CM_DEVCAP_. */
export const CM_DEVCAP_REMOVABLE = 4;
export const CM_DEVCAP_UNIQUEID = 0x10;
export const CM_DEVCAP_SILENTINSTALL = 0x20;
export const CM_DEVCAP_RAWDEVICEOK = 0x40;
export const CM_DEVCAP_HARDWAREDISABLED = 0x100;
