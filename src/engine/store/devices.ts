import { sameName } from '../../base/index.ts';
import { type SystemReader, textOf } from '../../machine/index.ts';

const ENUM = 'HKLM\\SYSTEM\\CurrentControlSet\\Enum';
const CLASS = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class';

/**
 * Whether a device is installed by a published INF; it need not be present.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupuninstalloeminfw
 * @see update-a-kmdf-device-driver
 */
export function isUsedByDevices({ registry }: SystemReader, inf: string): boolean {
  const below = (key: string): string[] => registry.keys(key).map(name => `${key}\\${name}`);
  return below(ENUM)
    .flatMap(below)
    .flatMap(below)
    .some(instance => {
      const driver = textOf(registry.value(instance, 'Driver'));
      const path = driver && textOf(registry.value(`${CLASS}\\${driver}`, 'InfPath'));
      return path !== undefined && sameName(path, inf);
    });
}
