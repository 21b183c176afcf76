import { grown } from '../grown.js';

/**
 * Distinct strings, numbered in the order of their first appearance. Characters lie in one pool and are compared there, found by
 * a hash table with linear probing: a look-up makes no string and no object.
 */
export class Vocabulary {
  /** UTF-16 code units of all strings, one after the other. */
  pool: Uint16Array = new Uint16Array(1024);
  /** String i is `pool[offsets[i]] … pool[offsets[i + 1] - 1]`. */
  offsets: Int32Array = new Int32Array(257);
  size = 0;
  #hashes: Int32Array = new Int32Array(256);
  /** Number of a string plus 1; 0 is free. A power of two long, at most half full. */
  #slots = new Int32Array(512);

  /** The number of the word, which is added when it is new: `size` grew then. */
  add(word: string): number {
    const units = toUnits(word);
    const hash = hashOf(units);
    const slot = this.#slotOf(units, hash);
    const found = this.#slots[slot] as number;
    if (found !== 0) return found - 1;
    this.#append(units, hash);
    this.#slots[slot] = this.size;
    if (this.size * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return this.size - 1;
  }

  /** The number of the word; −1 when it is not there. */
  find(word: string): number {
    const units = toUnits(word);
    return (this.#slots[this.#slotOf(units, hashOf(units))] as number) - 1;
  }

  word(id: number): string {
    let word = '';
    for (let at = this.offsets[id] as number; at < (this.offsets[id + 1] as number); at++) {
      word += String.fromCharCode(this.pool[at] as number);
    }
    return word;
  }

  /** A vocabulary over arrays that another one had; they are used where they are until the first new word. */
  static from(pool: Uint16Array, offsets: Int32Array): Vocabulary {
    const made = new Vocabulary();
    made.pool = pool;
    made.offsets = offsets;
    made.size = offsets.length - 1;
    made.#hashes = new Int32Array(made.size);
    for (let id = 0; id < made.size; id++) {
      made.#hashes[id] = hashOf(pool.subarray(offsets[id], offsets[id + 1]));
    }
    let length = 512;
    while (length < made.size * 2) length *= 2;
    made.#rehash(length);
    return made;
  }

  #slotOf(units: Uint16Array, hash: number): number {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let held = slots[slot] as number; held !== 0; held = slots[slot] as number) {
      if (hashes[held - 1] === hash && this.#equals(held - 1, units)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #equals(id: number, units: Uint16Array): boolean {
    const { pool, offsets } = this;
    const { length } = units;
    const from = offsets[id] as number;
    if ((offsets[id + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i++) if (pool[from + i] !== units[i]) return false;
    return true;
  }

  #append(units: Uint16Array, hash: number): void {
    const { size } = this;
    const { length } = units;
    const from = this.offsets[size] as number;
    const to = from + length;
    if (to > this.pool.length) this.pool = grown(this.pool, Math.max(to, this.pool.length * 2));
    if (size + 2 > this.offsets.length) this.offsets = grown(this.offsets, size * 2 + 256);
    if (size + 1 > this.#hashes.length) this.#hashes = grown(this.#hashes, size * 2 + 256);
    this.pool.set(units, from);
    this.offsets[size + 1] = to;
    this.#hashes[size] = hash;
    this.size = size + 1;
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length);
    for (let id = 0; id < this.size; id++) {
      const hash = this.#hashes[id] as number;
      let slot = (hash ^ (hash >>> 15)) & (length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

function toUnits(word: string): Uint16Array {
  const units = new Uint16Array(word.length);
  for (let at = 0; at < word.length; at++) units[at] = word.charCodeAt(at);
  return units;
}

/** FNV-1a over UTF-16 code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(units: Uint16Array): number {
  let hash = 0x811c9dc5 | 0;
  for (const unit of units) hash = Math.imul(hash ^ unit, 0x01000193);
  return hash;
}
