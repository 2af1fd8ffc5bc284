/** What a queue tells its callback. */
export const SPFILENOTIFY_STARTQUEUE = 0x1;
export const SPFILENOTIFY_ENDQUEUE = 0x2;
export const SPFILENOTIFY_STARTSUBQUEUE = 0x3;
export const SPFILENOTIFY_ENDSUBQUEUE = 0x4;
export const SPFILENOTIFY_STARTDELETE = 0x5;
export const SPFILENOTIFY_ENDDELETE = 0x6;
export const SPFILENOTIFY_DELETEERROR = 0x7;
export const SPFILENOTIFY_STARTRENAME = 0x8;
export const SPFILENOTIFY_ENDRENAME = 0x9;
export const SPFILENOTIFY_RENAMEERROR = 0xa;
export const SPFILENOTIFY_STARTCOPY = 0xb;
export const SPFILENOTIFY_ENDCOPY = 0xc;
export const SPFILENOTIFY_COPYERROR = 0xd;
export const SPFILENOTIFY_NEEDMEDIA = 0xe;
export const SPFILENOTIFY_QUEUESCAN = 0xf;
export const SPFILENOTIFY_CABINETINFO = 0x10;
export const SPFILENOTIFY_FILEINCABINET = 0x11;
export const SPFILENOTIFY_NEEDNEWCABINET = 0x12;
export const SPFILENOTIFY_FILEEXTRACTED = 0x13;
export const SPFILENOTIFY_FILEOPDELAYED = 0x14;
export const SPFILENOTIFY_STARTBACKUP = 0x15;
export const SPFILENOTIFY_BACKUPERROR = 0x16;
export const SPFILENOTIFY_ENDBACKUP = 0x17;
export const SPFILENOTIFY_QUEUESCAN_EX = 0x18;
export const SPFILENOTIFY_LANGMISMATCH = 0x10000;
export const SPFILENOTIFY_TARGETEXISTS = 0x20000;
export const SPFILENOTIFY_TARGETNEWER = 0x40000;

/** What is done with a file. */
export const FILEOP_COPY = 0;
export const FILEOP_RENAME = 1;
export const FILEOP_DELETE = 2;
export const FILEOP_BACKUP = 3;

/** What a callback answers; FILEOP_DOIT after an error tries again (FILEOP_RETRY). */
export const FILEOP_ABORT = 0;
export const FILEOP_DOIT = 1;
export const FILEOP_SKIP = 2;
export const FILEOP_NEWPATH = 4;

/** How a file is copied. */
export const SP_COPY_DELETESOURCE = 0x1;
export const SP_COPY_REPLACEONLY = 0x2;
export const SP_COPY_NEWER_OR_SAME = 0x4;
export const SP_COPY_NOOVERWRITE = 0x8;
export const SP_COPY_NODECOMP = 0x10;
export const SP_COPY_LANGUAGEAWARE = 0x20;
export const SP_COPY_SOURCE_ABSOLUTE = 0x40;
export const SP_COPY_SOURCEPATH_ABSOLUTE = 0x80;
export const SP_COPY_IN_USE_NEEDS_REBOOT = 0x100;
export const SP_COPY_FORCE_IN_USE = 0x200;
export const SP_COPY_NOSKIP = 0x400;
export const SP_COPY_FORCE_NOOVERWRITE = 0x1000;
export const SP_COPY_FORCE_NEWER = 0x2000;
export const SP_COPY_WARNIFSKIP = 0x4000;
export const SP_COPY_NEWER_ONLY = 0x10000;
export const SP_COPY_REPLACE_BOOT_FILE = 0x80000;
export const SP_COPY_NOPRUNE = 0x100000;
export const SP_COPY_IN_USE_TRY_RENAME = 0x4000000;

/** What SetupScanFileQueue does, and that a file is in use. */
export const SPQ_SCAN_FILE_PRESENCE = 0x1;
export const SPQ_SCAN_FILE_VALIDITY = 0x2;
export const SPQ_SCAN_USE_CALLBACK = 0x4;
export const SPQ_SCAN_USE_CALLBACKEX = 0x8;
export const SPQ_SCAN_INFORM_USER = 0x10;
export const SPQ_SCAN_PRUNE_COPY_QUEUE = 0x20;
export const SPQ_SCAN_PRUNE_DELREN = 0x80;
export const SPQ_DELAYED_COPY = 0x1;

/** What SetupSetFileQueueFlags sets: files are saved before they are changed. */
export const SPQ_FLAG_BACKUP_AWARE = 0x1;

/** What SetupPromptReboot answers. */
export const SPFILEQ_FILE_IN_USE = 0x1;
export const SPFILEQ_REBOOT_RECOMMENDED = 0x2;
export const SPFILEQ_REBOOT_IN_PROGRESS = 0x4;

/** How a disk is asked for, and what came of it. */
export const IDF_NOBROWSE = 0x1;
export const IDF_NOSKIP = 0x2;
export const IDF_NOCOMPRESSED = 0x8;
export const IDF_CHECKFIRST = 0x100;
export const DPROMPT_SUCCESS = 0;
export const DPROMPT_CANCEL = 1;
export const DPROMPT_SKIPFILE = 2;
export const DPROMPT_BUFFERTOOSMALL = 3;

/** How a file is compressed. */
export const FILE_COMPRESSION_NONE = 0;
export const FILE_COMPRESSION_WINLZA = 1;
export const FILE_COMPRESSION_MSZIP = 2;
export const FILE_COMPRESSION_NTCAB = 3;

/** Which list of sources is meant, and how. */
export const SRCLIST_TEMPORARY = 0x1;
export const SRCLIST_NOBROWSE = 0x2;
export const SRCLIST_SYSTEM = 0x10;
export const SRCLIST_USER = 0x20;
export const SRCLIST_SYSIFADMIN = 0x40;
export const SRCLIST_APPEND = 0x200;
export const SRCLIST_NOSTRIPPLATFORM = 0x400;
