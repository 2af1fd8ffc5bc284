/** A SoftwareVersion in its four parts; undefined for what is none. @see inf-addsoftware-directive */
function softwareVersion(text: string): readonly number[] | undefined {
  const parts = /^\d+(?:\.\d+){0,3}$/.test(text.trim()) ? text.trim().split('.').map(Number) : [];
  return parts.length === 0 || parts.some(part => part > 65_535) ? undefined : parts;
}

/** Whether a version is higher than another; undefined where one of them cannot be read. */
export function isHigher(text: string | undefined, than: string | undefined): boolean | undefined {
  const [a, b] = [softwareVersion(text ?? ''), softwareVersion(than ?? '')];
  if (!a || !b) return undefined;
  const at = [0, 1, 2, 3].find(part => (a[part] ?? 0) !== (b[part] ?? 0));
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0);
}
