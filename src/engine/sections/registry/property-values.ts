import { foldCase } from '../../../base/index.ts';
import { registryValues } from '../../../inf/index.ts';

/** Values by which an INF sets properties of a device or a setup class: UpperFilters, Security and so on. */
const NAMES = registryValues
  .filter(({ from }) => from.includes('DDInstall.HW') && from.includes('ClassInstall32'))
  .map(({ name }) => name);

/**
 * Where the properties of a device stand that `HKR,,name` of its .HW section sets.
 * Assumed: in its key below Enum, Security as the text of the INF; settled by that key after such an installation.
 * @see inf-addreg-directive
 */
export function deviceValues(instanceId: string): ReadonlyMap<string, string> {
  const key = `HKLM\\SYSTEM\\CurrentControlSet\\Enum\\${instanceId}`;
  return new Map(NAMES.map(name => [foldCase(name), key]));
}

/**
 * Where the properties of a setup class stand; its filters stand in the class key like other values.
 * Assumed: in the subkey Properties; settled by a class key after such an installation.
 * @see devpkey-deviceclass-upperfilters
 */
export function classValues(key: string): ReadonlyMap<string, string> {
  const names = NAMES.filter(name => !name.endsWith('Filters'));
  return new Map(names.map(name => [foldCase(name), `${key}\\Properties`]));
}
