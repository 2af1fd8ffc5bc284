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

/**
 * The identifier part of a rank, 0xTHHH: lower is better.
 * @see https://learn.microsoft.com/windows-hardware/drivers/install/identifier-score--windows-vista-and-later-
 */
export function identifierScore(match: IdMatch): number {
  const { deviceList, deviceIndex, infList, infIndex } = match;
  if (deviceList === 'hardware') return (infList === 'hardware' ? 0x0000 : 0x1000) + deviceIndex;
  return infList === 'hardware' ? 0x2000 + deviceIndex : 0x3000 + deviceIndex + infIndex * 0x100;
}

/**
 * The best match of a Models line for a device; identifiers are compared whole and without regard to case.
 * Assumed: a line that matches several times counts with its lowest score; a recorded rank of such a line
 * would settle it.
 */
export function matchModel(model: Model, device: DeviceIds): IdMatch | undefined {
  let best: IdMatch | undefined;
  for (const match of matches(model, device)) {
    if (!best || identifierScore(match) < identifierScore(best)) best = match;
  }
  return best;
}

function* matches(model: Model, device: DeviceIds): Generator<IdMatch> {
  const ofInf = [
    ...(model.hardwareId ? [{ infList: 'hardware' as const, infIndex: 0, id: model.hardwareId.value }] : []),
    ...model.compatibleIds.map(({ value }, infIndex) => ({
      infList: 'compatible' as const,
      infIndex,
      id: value,
    })),
  ];
  for (const deviceList of ['hardware', 'compatible'] as const) {
    const ids = deviceList === 'hardware' ? device.hardwareIds : device.compatibleIds;
    for (const [deviceIndex, deviceId] of ids.entries()) {
      for (const { id, infList, infIndex } of ofInf) {
        if (foldCase(id) === foldCase(deviceId)) yield { id, deviceList, deviceIndex, infList, infIndex };
      }
    }
  }
}
