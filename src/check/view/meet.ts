import { compareVersions, type WindowsVersion } from '../../base/index.ts';
import { architecturesOf } from './architectures.ts';
import type { Subject } from './subject.ts';
import type { Use } from './use.ts';

/** Whether a Windows can use both sections: of one architecture, and of versions that both count on. */
export function meet(subject: Subject, a: Use, b: Use): boolean {
  const [one, other] = [architecturesOf(subject, a), architecturesOf(subject, b)];
  if (!one.some(architecture => other.includes(architecture))) return false;
  return begins(a, b.until) && begins(b, a.until);
}

function begins({ from }: Use, until: WindowsVersion | undefined): boolean {
  return !from || !until || compareVersions(from, until) < 0;
}
