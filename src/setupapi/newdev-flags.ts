/** How UpdateDriverForPlugAndPlayDevices installs. @see newdev.h */
export const INSTALLFLAG_FORCE = 1;
export const INSTALLFLAG_READONLY = 2;
export const INSTALLFLAG_NONINTERACTIVE = 4;
export const INSTALLFLAG_BITS = 7;

/** How DiInstallDevice installs. */
export const DIIDFLAG_SHOWSEARCHUI = 1;
export const DIIDFLAG_NOFINISHINSTALLUI = 2;
export const DIIDFLAG_INSTALLNULLDRIVER = 4;
export const DIIDFLAG_INSTALLCOPYINFDRIVERS = 8;
export const DIIDFLAG_BITS = 0xf;

/** DiInstallDriver installs whatever is better. */
export const DIIRFLAG_FORCE_INF = 2;

/** DiUninstallDriver leaves the package in the driver store. */
export const DIURFLAG_NO_REMOVE_INF = 1;

/** DiRollbackDriver asks nobody. */
export const ROLLBACK_FLAG_NO_UI = 1;
