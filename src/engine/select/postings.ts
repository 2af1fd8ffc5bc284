import { foldUnit } from '../../base/index.ts';

/** Postings are added to the end of typed arrays that double; a `Map` ends at 16.7 million keys. */
const FIRST_CAPACITY = 1 << 10;
const NONE = -1;

/**
 * Where identifiers stand: a hash table from the folded units of an identifier to the places that name it. Only
 * hashes are kept, so that a place found is a place to look at.
 */
export class Postings {
  #count = 0;
  /** The first posting of each bucket. */
  #heads: Int32Array = new Int32Array(FIRST_CAPACITY).fill(NONE);
  #next: Int32Array = new Int32Array(FIRST_CAPACITY);
  #hashes: Int32Array = new Int32Array(FIRST_CAPACITY);
  #sections: Int32Array = new Int32Array(FIRST_CAPACITY);
  #lines: Int32Array = new Int32Array(FIRST_CAPACITY);

  get count(): number {
    return this.#count;
  }

  add(id: string, section: number, line: number): void {
    if (this.#count === this.#next.length) this.#grow();
    const at = this.#count++;
    this.#hashes[at] = hashId(id);
    this.#sections[at] = section;
    this.#lines[at] = line;
    this.#link(at);
  }

  /** Visits the places that may name an identifier. */
  forEach(id: string, visit: (section: number, line: number) => void): void {
    const hash = hashId(id);
    for (let at = this.#heads[hash & (this.#heads.length - 1)]!; at !== NONE; at = this.#next[at]!) {
      if (this.#hashes[at] === hash) visit(this.#sections[at]!, this.#lines[at]!);
    }
  }

  #link(at: number): void {
    const bucket = this.#hashes[at]! & (this.#heads.length - 1);
    this.#next[at] = this.#heads[bucket]!;
    this.#heads[bucket] = at;
  }

  #grow(): void {
    this.#next = doubled(this.#next);
    this.#hashes = doubled(this.#hashes);
    this.#sections = doubled(this.#sections);
    this.#lines = doubled(this.#lines);
    this.#heads = new Int32Array(this.#heads.length * 2).fill(NONE);
    for (let at = 0; at < this.#count; at++) this.#link(at);
  }
}

function doubled(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** 32 bits over the folded units, all of them mixed into the low ones, which choose the bucket. */
function hashId(id: string): number {
  let hash = id.length;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ foldUnit(id.charCodeAt(i)), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
