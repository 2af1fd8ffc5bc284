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

/** Where an INF that SetupCopyOEMInf copies came from. */
export const SPOST_NONE = 0;
export const SPOST_PATH = 1;
export const SPOST_URL = 2;

/** How SetupCopyOEMInf copies; other functions that copy have more. */
export const SP_COPY_DELETESOURCE = 0x1;
export const SP_COPY_REPLACEONLY = 0x2;
export const SP_COPY_NOOVERWRITE = 0x8;
export const SP_COPY_OEMINF_CATALOG_ONLY = 0x40000;

/** SetupUninstallOEMInf removes an INF although devices use it. */
export const SUOI_FORCEDELETE = 1;
