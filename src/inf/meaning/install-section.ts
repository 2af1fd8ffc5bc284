import type { Architecture } from '../../base/index.ts';
import type { Inf } from '../open/inf.ts';

/** The section that is really used for a name, and the extension that was added to find it. */
export interface ActualSection {
  readonly section: string;
  /** `.NTamd64`, `.NT`, or empty. */
  readonly extension: string;
}

/**
 * Finds the section to use for an undecorated name: with the platform's extension, with `.NT`, or as it is.
 * A name that no section bears comes back as it is. Several INFs are searched one after the other.
 * @see https://learn.microsoft.com/windows/win32/api/setupapi/nf-setupapi-setupdigetactualsectiontoinstallw
 */
export function actualSection(
  name: string,
  architecture: Architecture,
  ...infs: readonly Inf[]
): ActualSection {
  for (const extension of [`.NT${architecture}`, '.NT', '']) {
    if (infs.some(inf => inf.section(name + extension))) return { section: name + extension, extension };
  }
  return { section: name, extension: '' };
}
