/** Styles of INF that SetupOpenInfFile accepts; OLDNT is the one before Windows 95. */
export const INF_STYLE_OLDNT = 1;
export const INF_STYLE_WIN4 = 2;

/** What SetupGetInfInformation is given, and where it looks for a file name without a path. */
export const INFINFO_INF_SPEC_IS_HINF = 1;
export const INFINFO_INF_NAME_IS_ABSOLUTE = 2;
export const INFINFO_DEFAULT_SEARCH = 3;
export const INFINFO_REVERSE_DEFAULT_SEARCH = 4;
export const INFINFO_INF_PATH_LIST_SEARCH = 5;

/** What SetupGetSourceInfo tells about a medium. */
export const SRCINFO_PATH = 1;
export const SRCINFO_TAGFILE = 2;
export const SRCINFO_DESCRIPTION = 3;

/** What of an install section SetupInstallFromInfSection carries out. */
export const SPINST_LOGCONFIG = 0x1;
export const SPINST_INIFILES = 0x2;
export const SPINST_REGISTRY = 0x4;
export const SPINST_INI2REG = 0x8;
export const SPINST_FILES = 0x10;
export const SPINST_BITREG = 0x20;
export const SPINST_REGSVR = 0x40;
export const SPINST_UNREGSVR = 0x80;
export const SPINST_PROFILEITEMS = 0x100;
export const SPINST_COPYINF = 0x200;
export const SPINST_PROPERTIES = 0x400;
export const SPINST_ALL = 0x7ff;
export const SPINST_SINGLESECTION = 0x10000;
/** Where an INF that SetupCopyOEMInf copies came from. */
export const SPOST_NONE = 0;
export const SPOST_PATH = 1;
export const SPOST_URL = 2;

/** SetupCopyOEMInf copies the catalog and no INF; it knows SP_COPY_DELETESOURCE and others too. */
export const SP_COPY_OEMINF_CATALOG_ONLY = 0x40000;

/** SetupUninstallOEMInf removes an INF although devices use it. */
export const SUOI_FORCEDELETE = 1;
