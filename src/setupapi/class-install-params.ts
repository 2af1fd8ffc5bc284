import type {
  DIF_ADDPROPERTYPAGE_ADVANCED,
  DIF_ADDPROPERTYPAGE_BASIC,
  DIF_DETECT,
  DIF_NEWDEVICEWIZARD_FINISHINSTALL,
  DIF_NEWDEVICEWIZARD_POSTANALYZE,
  DIF_NEWDEVICEWIZARD_PREANALYZE,
  DIF_NEWDEVICEWIZARD_PRESELECT,
  DIF_NEWDEVICEWIZARD_SELECT,
  DIF_POWERMESSAGEWAKE,
  DIF_PROPERTYCHANGE,
  DIF_REMOVE,
  DIF_SELECTDEVICE,
  DIF_TROUBLESHOOTER,
  DIF_UNREMOVE,
} from './dif.ts';

/** What happens to a device (DIF_PROPERTYCHANGE). */
export const DICS_ENABLE = 1;
export const DICS_DISABLE = 2;
export const DICS_PROPCHANGE = 3;
export const DICS_START = 4;
export const DICS_STOP = 5;

/** Where a device is removed, and where it comes back. */
export const DI_REMOVEDEVICE_GLOBAL = 1;
export const DI_REMOVEDEVICE_CONFIGSPECIFIC = 2;
export const DI_UNREMOVEDEVICE_CONFIGSPECIFIC = 2;

/** SP_CLASSINSTALL_HEADER: the request that the parameters are for. */
interface Of<Function extends number> {
  /** Of the header alone, whatever follows it. */
  readonly cbSize?: number;
  readonly installFunction: Function;
}

/** A hardware profile by its number; 0 is the current one. */
interface InProfile {
  readonly scope: number;
  readonly hwProfile: number;
}

/** SP_PROPCHANGE_PARAMS: `stateChange` is one of DICS_…, `scope` one of DICS_FLAG_…. */
export interface PropChangeParams extends Of<typeof DIF_PROPERTYCHANGE>, InProfile {
  readonly stateChange: number;
}

/** SP_REMOVEDEVICE_PARAMS: `scope` is one of DI_REMOVEDEVICE_…. */
export interface RemoveDeviceParams extends Of<typeof DIF_REMOVE>, InProfile {}

/** SP_UNREMOVEDEVICE_PARAMS: `scope` is DI_UNREMOVEDEVICE_CONFIGSPECIFIC. */
export interface UnremoveDeviceParams extends Of<typeof DIF_UNREMOVE>, InProfile {}

/** SP_SELECTDEVICE_PARAMS: the texts of the page that lets somebody choose. */
export interface SelectDeviceParams extends Of<typeof DIF_SELECTDEVICE> {
  readonly title: string;
  readonly instructions: string;
  readonly listLabel: string;
  readonly subTitle: string;
}

/** SP_DETECTDEVICE_PARAMS: is told how far the detection is, in percent; answers whether to stop. */
export interface DetectDeviceParams extends Of<typeof DIF_DETECT> {
  readonly progress: (context: unknown, percent: number) => boolean;
  readonly progressContext: unknown;
}

/** SP_NEWDEVICEWIZARD_DATA and SP_ADDPROPERTYPAGE_DATA: pages that installers add; whoever shows them knows what they are. */
export interface PagesData
  extends Of<
    | typeof DIF_NEWDEVICEWIZARD_PRESELECT
    | typeof DIF_NEWDEVICEWIZARD_SELECT
    | typeof DIF_NEWDEVICEWIZARD_PREANALYZE
    | typeof DIF_NEWDEVICEWIZARD_POSTANALYZE
    | typeof DIF_NEWDEVICEWIZARD_FINISHINSTALL
    | typeof DIF_ADDPROPERTYPAGE_ADVANCED
    | typeof DIF_ADDPROPERTYPAGE_BASIC
  > {
  readonly flags: number;
  /** No more than 20. */
  readonly pages: readonly unknown[];
  readonly hwndWizard: number | null;
}

/** SP_TROUBLESHOOTER_PARAMS: a help file, and a page in it. */
export interface TroubleshooterParams extends Of<typeof DIF_TROUBLESHOOTER> {
  readonly chmFile: string;
  readonly htmlTroubleShooter: string;
}

/** SP_POWERMESSAGEWAKE_PARAMS: what the power page says about waking. */
export interface PowerMessageWakeParams extends Of<typeof DIF_POWERMESSAGEWAKE> {
  readonly message: string;
}

/** What a request is given besides the device: a header and what follows it. */
export type ClassInstallParams =
  | PropChangeParams
  | RemoveDeviceParams
  | UnremoveDeviceParams
  | SelectDeviceParams
  | DetectDeviceParams
  | PagesData
  | TroubleshooterParams
  | PowerMessageWakeParams;
