/** Flags of SP_DEVINSTALL_PARAMS that say how a device is installed. @see ns-setupapi-sp_devinstall_params_w */
export const DI_SHOWOEM = 0x1;
export const DI_NEEDRESTART = 0x80;
export const DI_NEEDREBOOT = 0x100;
export const DI_DONOTCALLCONFIGMG = 0x20000;
export const DI_INSTALLDISABLED = 0x40000;
export const DI_CLASSINSTALLPARAMS = 0x100000;
export const DI_NODI_DEFAULTACTION = 0x200000;
export const DI_QUIETINSTALL = 0x800000;
export const DI_NOFILECOPY = 0x1000000;
export const DI_NOWRITE_IDS = 0x80000000;

/** FlagsEx of the same structure. */
export const DI_FLAGSEX_FINISHINSTALL_ACTION = 8;
export const DI_FLAGSEX_SETFAILEDINSTALL = 0x80;
export const DI_FLAGSEX_ALWAYSWRITEIDS = 0x200;
export const DI_FLAGSEX_NO_DRVREG_MODIFY = 0x8000;
