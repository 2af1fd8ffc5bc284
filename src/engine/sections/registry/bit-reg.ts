import { documented } from '../../../base/index.ts';
import { type InfLine, readInteger } from '../../../inf/index.ts';
import { binary, bytesOf, REG_BINARY } from '../../../machine/index.ts';
import type { Refusal, SectionWork } from '../work.ts';
import { flagsOf, keyNamed } from './keys.ts';

const SETBITS = 0x1;

/**
 * Carries out `BitReg = list[, list…]`: sets or clears bits in one byte of a REG_BINARY value that exists.
 * @see inf-bitreg-directive
 */
export function performBitReg(work: SectionWork, directive: InfLine): Refusal {
  for (const { work: own, line } of work.linesOf(directive)) performLine(own, line);
  return undefined;
}

/** `root, [subkey], name, [flags], mask, byte`: the mask in hexadecimal, the byte's place in decimal. */
function performLine(work: SectionWork, line: InfLine): void {
  const flags = flagsOf(line);
  const named = keyNamed(work, line.field(1) ?? '', line.field(2) ?? '', flags);
  const name = line.field(3) ?? '';
  const value = named && work.transaction.registry.value(named.key, name);
  const mask = Number.parseInt(line.field(5) ?? '', 16);
  const place = readInteger(line.field(6) ?? '');
  const bytes = value?.type === REG_BINARY ? bytesOf(value).slice() : undefined;
  if (!named || !bytes || Number.isNaN(mask) || bytes[place] === undefined) return;
  bytes[place] = flags & SETBITS ? bytes[place] | mask : bytes[place] & ~mask;
  const after = binary(bytes);
  work.change({ kind: 'value', key: named.key, name, after }, line, documented('inf-bitreg-directive'));
}
