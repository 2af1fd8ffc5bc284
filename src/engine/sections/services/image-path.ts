import { foldCase } from '../../../base/index.ts';
import { isDriver, type Service } from './service-key.ts';

const BOOT_START = 0;

/**
 * ServiceBinary as the service control manager keeps it. Observed: a path below the Windows directory stands
 * behind `\SystemRoot` for drivers, behind nothing for those that the loader starts, and behind `%SystemRoot%` for
 * Win32 services (recordings 001: Image Path).
 * Assumed: a driver elsewhere stands behind `\??\`, and Windows before 10 kept the same forms; settled by service
 * keys of such drivers and Windows versions.
 * @see hklm-system-currentcontrolset-services-registry-tree
 */
export function imagePath(binary: string, service: Service, windows: string): string {
  const quote = binary.startsWith('"') ? '"' : '';
  const path = binary.slice(quote.length);
  const isBelow = foldCase(path).startsWith(foldCase(`${windows}\\`));
  if (!isDriver(service)) return isBelow ? `${quote}%SystemRoot%${path.slice(windows.length)}` : binary;
  const plain = path.replaceAll('"', '');
  if (!isBelow) return /^[a-z]:\\/i.test(plain) ? `\\??\\${plain}` : plain;
  const below = plain.slice(windows.length);
  return service.start === BOOT_START ? below.slice(1) : `\\SystemRoot${below}`;
}
