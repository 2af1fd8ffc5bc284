import type { Session } from './session.ts';

/**
 * Bytes of SetupAPI's structures as a program of 32 and of 64 bits has them: packed, and aligned to 8.
 * @see setupapi.h
 */
const SIZES = {
  SP_DEVINFO_DATA: [28, 32],
  SP_DEVINFO_LIST_DETAIL_DATA: [550, 560],
  SP_DEVICE_INTERFACE_DATA: [28, 32],
  SP_DEVICE_INTERFACE_DETAIL_DATA: [6, 8],
  SP_DEVINSTALL_PARAMS: [556, 584],
  SP_DRVINFO_DATA: [1564, 1568],
  SP_DRVINFO_DETAIL_DATA: [1570, 1584],
  SP_DRVINSTALL_PARAMS: [20, 32],
  SP_CLASSINSTALL_HEADER: [8, 8],
  SP_PROPCHANGE_PARAMS: [20, 20],
  SP_REMOVEDEVICE_PARAMS: [16, 16],
  SP_UNREMOVEDEVICE_PARAMS: [16, 16],
  SP_SELECTDEVICE_PARAMS: [1216, 1216],
  SP_DETECTDEVICE_PARAMS: [16, 24],
  SP_NEWDEVICEWIZARD_DATA: [100, 192],
  SP_ADDPROPERTYPAGE_DATA: [100, 192],
  SP_TROUBLESHOOTER_PARAMS: [1048, 1048],
  SP_POWERMESSAGEWAKE_PARAMS: [1032, 1032],
} as const;

export type Structure = keyof typeof SIZES;

/** Where the text of variable length begins in a structure. */
const TEXT_AT = { SP_DEVICE_INTERFACE_DETAIL_DATA: [4, 4], SP_DRVINFO_DETAIL_DATA: [1568, 1576] } as const;

/** The bytes of a structure. */
export function sizeOf({ program }: Session, structure: Structure): number {
  return SIZES[structure][/64$/.test(program.architecture) ? 1 : 0];
}

export function textOffset({ program }: Session, structure: keyof typeof TEXT_AT): number {
  return TEXT_AT[structure][/64$/.test(program.architecture) ? 1 : 0];
}

/** Whether a caller wrote the right cbSize into a structure; left out it is right. */
export function isSized(
  session: Session,
  structure: Structure,
  { cbSize }: { readonly cbSize?: number },
): boolean {
  return cbSize === undefined || cbSize === sizeOf(session, structure);
}
