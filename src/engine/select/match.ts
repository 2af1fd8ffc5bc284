import { foldCase } from '../../base/index.ts';
import type { Model } from '../../inf/index.ts';

/** A device as driver packages see it: its identifiers, the most specific first. */
export interface DeviceIds {
  readonly hardwareIds: readonly string[];
  readonly compatibleIds: readonly string[];
}

/** An identifier of a device that a Models line names; indexes from 0. */
export interface IdMatch {
  readonly id: string;
  readonly deviceList: 'hardware' | 'compatible';
  readonly deviceIndex: number;
  readonly infList: 'hardware' | 'compatible';
  readonly infIndex: number;
}

/** The last place of a compatible ID in a Models line that a rank has room for. */
const LAST_INF_INDEX = 0xf;

/**
 * The identifier part of a rank, 0xTHHH: lower is better.
 * Observed: a compatible ID's place in the INF counts in the 3000 range only (recordings 009, 035).
 * Assumed: a line's seventeenth compatible ID and all behind it count as its sixteenth, because the range ends
 * at 3FFF; a recorded rank of such a match would settle it.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/identifier-score--windows-vista-and-later-
 */
export function identifierScore(match: Omit<IdMatch, 'id'>): number {
  const { deviceList, deviceIndex, infList, infIndex } = match;
  if (deviceList === 'hardware') return (infList === 'hardware' ? 0x0000 : 0x1000) + deviceIndex;
  if (infList === 'hardware') return 0x2000 + deviceIndex;
  return 0x3000 + deviceIndex + Math.min(infIndex, LAST_INF_INDEX) * 0x100;
}

/**
 * The best match of a Models line for a device; identifiers are compared whole and without regard to case.
 * Assumed: a line that matches several times counts with its lowest score; a recorded rank of such a line
 * would settle it.
 */
export function matchModel(model: Model, device: DeviceIds): IdMatch | undefined {
  const hardwareId = model.hardwareId && foldCase(model.hardwareId.value);
  const compatibleIds = model.compatibleIds.map(({ value }) => foldCase(value));
  let best: IdMatch | undefined;
  const consider = (match: IdMatch): void => {
    if (!best || identifierScore(match) < identifierScore(best)) best = match;
  };
  for (const deviceList of ['hardware', 'compatible'] as const) {
    const ids = deviceList === 'hardware' ? device.hardwareIds : device.compatibleIds;
    for (const [deviceIndex, deviceId] of ids.entries()) {
      const id = foldCase(deviceId);
      if (id === hardwareId) {
        const infList = 'hardware';
        consider({ id: model.hardwareId!.value, deviceList, deviceIndex, infList, infIndex: 0 });
      }
      const infIndex = compatibleIds.indexOf(id);
      if (infIndex >= 0) {
        const own = model.compatibleIds[infIndex]!.value;
        consider({ id: own, deviceList, deviceIndex, infList: 'compatible', infIndex });
      }
    }
  }
  return best;
}
