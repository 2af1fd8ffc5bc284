/** Flags of SP_DEVINSTALL_PARAMS that say how a device is installed. @see ns-setupapi-sp_devinstall_params_w */
export const DI_NEEDRESTART = 0x80;
export const DI_NEEDREBOOT = 0x100;
export const DI_NODI_DEFAULTACTION = 0x200000;
export const DI_QUIETINSTALL = 0x800000;

/** FlagsEx of the same structure. */
export const DI_FLAGSEX_SETFAILEDINSTALL = 0x80;
