/** A version of software: four numbers of 16 bits. */
export type SoftwareVersion = readonly [number, number, number, number];

const LARGEST = 65535;

/**
 * Reads `w.x.y.z`; undefined where it is not that, or a part is larger than 65535.
 * Assumed: parts that are left out at the end are 0, and what is no version keeps the software from being queued;
 * settled by SoftwareVersion = 1.2 and = 1.0.0.70000 on Windows 10.
 * @see inf-addsoftware-directive
 */
export function parseSoftwareVersion(text: string): SoftwareVersion | undefined {
  if (!/^\s*\d{1,9}(?:\.\d{1,9}){0,3}\s*$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  if (parts.some(part => part > LARGEST)) return undefined;
  const [w = 0, x = 0, y = 0, z = 0] = parts;
  return [w, x, y, z];
}

/** Orders versions part by part; negative where the first is lower. */
export function compareSoftwareVersions(a: SoftwareVersion, b: SoftwareVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

export function printSoftwareVersion(version: SoftwareVersion): string {
  return version.join('.');
}
