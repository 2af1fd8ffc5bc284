/** What SetupDiGetClassDevs looks for. */
export const DIGCF_DEFAULT = 1;
export const DIGCF_PRESENT = 2;
export const DIGCF_ALLCLASSES = 4;
export const DIGCF_PROFILE = 8;
export const DIGCF_DEVICEINTERFACE = 0x10;

/** How SetupDiCreateDeviceInfo names and fills an element. */
export const DICD_GENERATE_ID = 1;
export const DICD_INHERIT_CLASSDRVS = 2;

/** How SetupDiOpenDeviceInfo fills an element. */
export const DIOD_INHERIT_CLASSDRVS = 2;

/** SetupDiRegisterDeviceInfo: ask whether the device is known already. */
export const SPRDI_FIND_DUPS = 1;

/** SetupDiOpenDeviceInterface: do not add what is not in the set. */
export const DIODI_NO_ADD = 1;

/** Keys of a device. */
export const DIREG_DEV = 1;
export const DIREG_DRV = 2;
export const DIREG_BOTH = 4;

/** Where a key or a change counts. */
export const DICS_FLAG_GLOBAL = 1;
export const DICS_FLAG_CONFIGSPECIFIC = 2;
export const DICS_FLAG_CONFIGGENERAL = 4;

/** Which class key SetupDiOpenClassRegKeyEx opens. */
export const DIOCR_INSTALLER = 1;
export const DIOCR_INTERFACE = 2;

/** Classes that SetupDiBuildClassInfoList leaves out. */
export const DIBCI_NOINSTALLCLASS = 1;
export const DIBCI_NODISPLAYCLASS = 2;

/** State of a device interface. */
export const SPINT_ACTIVE = 1;
export const SPINT_DEFAULT = 2;
export const SPINT_REMOVED = 4;

/** Access to a registry key. */
export const KEY_READ = 0x20019;
export const KEY_WRITE = 0x20006;
export const KEY_ALL_ACCESS = 0xf003f;

/** Kinds of driver lists. */
export const SPDIT_NODRIVER = 0;
export const SPDIT_CLASSDRIVER = 1;
export const SPDIT_COMPATDRIVER = 2;

/** Flags of SP_DEVINSTALL_PARAMS that driver lists read or write. */
export const DI_NOVCP = 8;
export const DI_DIDCOMPAT = 0x10;
export const DI_DIDCLASS = 0x20;
export const DI_INF_IS_SORTED = 0x8000;
export const DI_ENUMSINGLEINF = 0x10000;
export const DI_COMPAT_FROM_CLASS = 0x80000;
export const DI_FLAGSEX_DIDINFOLIST = 0x10;
export const DI_FLAGSEX_DIDCOMPATINFO = 0x20;
export const DI_FLAGSEX_ALLOWEXCLUDEDDRVS = 0x800;
export const DI_FLAGSEX_USECLASSFORCOMPAT = 0x2000;
export const DI_FLAGSEX_APPENDDRIVERLIST = 0x40000;
export const DI_FLAGSEX_RECURSIVESEARCH = 0x40000000;

/** Flags of a driver node. */
export const DNF_EXCLUDEFROMLIST = 4;
export const DNF_CLASS_DRIVER = 0x20;
export const DNF_COMPATIBLE_DRIVER = 0x40;
export const DNF_BAD_DRIVER = 0x800;
export const DNF_INF_IS_SIGNED = 0x2000;
export const DNF_AUTHENTICODE_SIGNED = 0x20000;
export const DNF_INBOX_DRIVER = 0x100000;

/** Registry properties of a device; CM_DRP_ of the same name is one more. */
export const SPDRP_DEVICEDESC = 0;
export const SPDRP_HARDWAREID = 1;
export const SPDRP_COMPATIBLEIDS = 2;
export const SPDRP_SERVICE = 4;
export const SPDRP_CLASS = 7;
export const SPDRP_CLASSGUID = 8;
export const SPDRP_DRIVER = 9;
export const SPDRP_CONFIGFLAGS = 0xa;
export const SPDRP_MFG = 0xb;
export const SPDRP_FRIENDLYNAME = 0xc;
export const SPDRP_LOCATION_INFORMATION = 0xd;
export const SPDRP_PHYSICAL_DEVICE_OBJECT_NAME = 0xe;
export const SPDRP_CAPABILITIES = 0xf;
export const SPDRP_UI_NUMBER = 0x10;
export const SPDRP_UPPERFILTERS = 0x11;
export const SPDRP_LOWERFILTERS = 0x12;
export const SPDRP_BUSTYPEGUID = 0x13;
export const SPDRP_LEGACYBUSTYPE = 0x14;
export const SPDRP_BUSNUMBER = 0x15;
export const SPDRP_ENUMERATOR_NAME = 0x16;
export const SPDRP_SECURITY = 0x17;
export const SPDRP_SECURITY_SDS = 0x18;
export const SPDRP_DEVTYPE = 0x19;
export const SPDRP_EXCLUSIVE = 0x1a;
export const SPDRP_CHARACTERISTICS = 0x1b;
export const SPDRP_ADDRESS = 0x1c;
export const SPDRP_UI_NUMBER_DESC_FORMAT = 0x1d;
export const SPDRP_DEVICE_POWER_DATA = 0x1e;
export const SPDRP_REMOVAL_POLICY = 0x1f;
export const SPDRP_REMOVAL_POLICY_HW_DEFAULT = 0x20;
export const SPDRP_REMOVAL_POLICY_OVERRIDE = 0x21;
export const SPDRP_INSTALL_STATE = 0x22;
export const SPDRP_LOCATION_PATHS = 0x23;
export const SPDRP_BASE_CONTAINERID = 0x24;

/** Types of device properties, and what may stand with a type. */
export const DEVPROP_TYPE_EMPTY = 0;
export const DEVPROP_TYPE_NULL = 1;
export const DEVPROP_TYPE_SBYTE = 2;
export const DEVPROP_TYPE_BYTE = 3;
export const DEVPROP_TYPE_INT16 = 4;
export const DEVPROP_TYPE_UINT16 = 5;
export const DEVPROP_TYPE_INT32 = 6;
export const DEVPROP_TYPE_UINT32 = 7;
export const DEVPROP_TYPE_INT64 = 8;
export const DEVPROP_TYPE_UINT64 = 9;
export const DEVPROP_TYPE_GUID = 0xd;
export const DEVPROP_TYPE_FILETIME = 0x10;
export const DEVPROP_TYPE_BOOLEAN = 0x11;
export const DEVPROP_TYPE_STRING = 0x12;
export const DEVPROP_TYPE_SECURITY_DESCRIPTOR = 0x13;
export const DEVPROP_TYPE_SECURITY_DESCRIPTOR_STRING = 0x14;
export const DEVPROP_TYPE_NTSTATUS = 0x18;
export const DEVPROP_TYPEMOD_ARRAY = 0x1000;
export const DEVPROP_TYPEMOD_LIST = 0x2000;
export const DEVPROP_TYPE_BINARY: number = DEVPROP_TYPE_BYTE | DEVPROP_TYPEMOD_ARRAY;
export const DEVPROP_TYPE_STRING_LIST: number = DEVPROP_TYPE_STRING | DEVPROP_TYPEMOD_LIST;
