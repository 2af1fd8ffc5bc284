import type { Digest } from './content.ts';

/** What a journal's bytes hold. */
export interface ParsedJournal {
  /** The records that are whole, in order. */
  readonly records: readonly object[];
  /** Where the last whole record ends. */
  readonly end: number;
  /** The seal of the last whole record; the next one is sealed on top of it. */
  readonly seal: string;
  /** `torn`: bytes after the end are no record, as a crash leaves them. `damaged`: more follows those. */
  readonly rest: 'none' | 'torn' | 'damaged';
}

const SEAL = 16;
const FIRST_SEAL = '0'.repeat(SEAL);
const LF = 10;

/**
 * One record: a line of its seal and its JSON. The seal is a digest over the seal before and the JSON, so a
 * record that is cut, changed, missing or moved is noticed.
 */
export function sealedRecord(
  record: object,
  before: string | undefined,
  digest: Digest,
): { bytes: Uint8Array<ArrayBuffer>; seal: string } {
  const json = JSON.stringify(record);
  const seal = sealOf(before ?? FIRST_SEAL, new TextEncoder().encode(json), digest);
  return { bytes: new TextEncoder().encode(`${seal} ${json}\n`), seal };
}

/** Reads a journal as far as it is whole. Never throws, whatever the bytes. */
export function parseJournal(bytes: Uint8Array, digest: Digest): ParsedJournal {
  const records: object[] = [];
  let [end, seal] = [0, FIRST_SEAL];
  for (;;) {
    const lineEnd = bytes.indexOf(LF, end);
    const record = lineEnd < 0 ? undefined : readRecord(bytes.subarray(end, lineEnd), seal, digest);
    if (!record) {
      const rest =
        end === bytes.length ? 'none' : lineEnd >= 0 && lineEnd + 1 < bytes.length ? 'damaged' : 'torn';
      return { records, end, seal, rest };
    }
    records.push(record.value);
    end = lineEnd + 1;
    seal = record.seal;
  }
}

function readRecord(
  line: Uint8Array,
  before: string,
  digest: Digest,
): { value: object; seal: string } | undefined {
  const json = line.subarray(SEAL + 1);
  const seal = String.fromCharCode(...line.subarray(0, SEAL));
  if (line[SEAL] !== 0x20 || seal !== sealOf(before, json, digest)) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(json));
    return typeof value === 'object' && value ? { value, seal } : undefined;
  } catch {
    return undefined;
  }
}

function sealOf(before: string, json: Uint8Array, digest: Digest): string {
  const sealed = new Uint8Array(SEAL + json.length);
  sealed.set(new TextEncoder().encode(before));
  sealed.set(json, SEAL);
  return digest(sealed).slice(0, SEAL);
}
