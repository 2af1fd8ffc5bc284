import { eraOf, type Facts, foldCase } from '../../base/index.ts';
import type { DriverNode } from './node.ts';

/**
 * The name Windows writes for a driver node: INF, Models part, install section, version, matched ID. On
 * Windows 7 the Models part is the section's name, later a hash of the left sides of the [Manufacturer] and
 * the Models line, tokens as written. Undefined before Windows 7.
 * Observed: recordings 001, 002, 140 to 152.
 * Assumed: Windows 8 writes strong names as 7 does, and the matched ID is spelled as in the INF; recordings have lower
 * case too, and none is of Windows 8.
 */
export function strongName(node: DriverNode, facts: Facts): string | undefined {
  const { model, section, match, driverVer } = node;
  const form = eraOf(facts).strongName;
  if (form === 'none') return undefined;
  const models =
    form === 'models-section'
      ? model.section
      : hashText(model.manufacturer.rawName) + hashText(model.rawDescription);
  return [node.package.source.name, models, section.section, driverVer?.version ?? '', match.id].join(':');
}

/** Eight hexadecimal digits: the hash x65599 over the units of a text in upper case. */
export function hashText(text: string): string {
  const folded = foldCase(text);
  let hash = 0;
  for (let i = 0; i < folded.length; i++) hash = (Math.imul(hash, 65599) + folded.charCodeAt(i)) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
