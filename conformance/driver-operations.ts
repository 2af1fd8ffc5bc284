import type { DriverInfo } from '../src/setupapi/index.ts';
import { deviceOf, room } from './device-operations.ts';
import { call, type Inputs, type Operation, whole } from './operation.ts';
import { numberOf } from './world.ts';

const DEVICE = ['set', 'device'];

/** Driver lists. */
export const DRIVER_OPERATIONS: Readonly<Record<string, Operation>> = {
  SetupDiBuildDriverInfoList: call([...DEVICE, 'type'], (api, { type, ...of }) =>
    api.SetupDiBuildDriverInfoList({ ...deviceOf(of), type: numberOf(type) }),
  ),
  SetupDiEnumDriverInfo: call(
    [...DEVICE, 'type', 'index'],
    (api, { type, index, ...of }) =>
      told(api.SetupDiEnumDriverInfo({ ...deviceOf(of), type: numberOf(type), index: whole(index) })),
    'driver',
  ),
  SetupDiGetDriverInfoDetail: {
    reads: [...DEVICE, 'driver', 'buffer', 'size'],
    run: (world, { driver, buffer, size, ...of }) => {
      const [structure, header] = world.on.wide ? [1584, 1576] : [1570, 1568];
      const sizes: Inputs = { struct: structure, 'struct-1': structure - 1, large: structure + 0x1000 };
      const { ret, err, required, detail } = world.call(api =>
        api.SetupDiGetDriverInfoDetail({
          ...deviceOf(of),
          driver: driver as DriverInfo,
          ...room(buffer, sizes[String(size)] ?? size),
        }),
      );
      const out = {
        ...detail,
        requiredChars: required === undefined ? undefined : (required - header) / 2,
        requiredUnchanged: required === undefined,
        compatIDsLengthUnchanged: detail === undefined,
        infDateIsFileTime: detail !== undefined && detail.infDate > 0n,
      };
      return { answer: { ret, err, out } };
    },
  },
  SetupDiGetSelectedDriver: call(DEVICE, (api, of) => told(api.SetupDiGetSelectedDriver(deviceOf(of)))),
  SetupDiSelectBestCompatDrv: call(DEVICE, (api, of) => api.SetupDiSelectBestCompatDrv(deviceOf(of))),
};

/** What a driver is called beside the answer. */
function told<T extends { readonly driver?: DriverInfo }>(answer: T): T & Inputs {
  return { ...answer.driver, ...answer };
}
