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
