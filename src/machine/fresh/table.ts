import { compareVersions, type Facts, parseWindowsVersion } from '../../base/index.ts';

/** The rows of a table that is written with `|` between its columns. */
export function table(text: string): readonly (readonly string[])[] {
  const rows = text.split('\n').filter(row => row !== '');
  return rows.map(row => row.split('|').map(cell => cell.trim()));
}

/** Whether an installation is of a version, or later: `6.1`, `5.1 sp1`, `5.2 amd64`, `10.0?`. */
export function isReached(facts: Facts, since: string): boolean {
  const [version, more] = since.replace('?', '').split(' ');
  const order = compareVersions(facts.version, parseWindowsVersion(version!)!);
  if (more?.startsWith('sp')) {
    const { major, minor } = parseWindowsVersion(version!)!;
    const same = facts.version.major === major && facts.version.minor === minor;
    return same ? facts.servicePack >= Number(more.slice(2)) : order > 0;
  }
  return order >= 0 && (more === undefined || more === facts.architecture);
}
