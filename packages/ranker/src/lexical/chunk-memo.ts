import { grown } from '../grown.js';

/** Numbers of a slot, side by side so that a look-up touches one cache line. */
const STRIDE = 8;
const HASH = 0;
/** How many code units the chunk has; 0 marks a free slot. */
const LENGTH = 1;
const VALUE = 2;
/** Where the pairs that do not fit into the slot begin in `rest`. */
const REST = 3;
/** Then the last pairs of code units, the very last first. */
const PAIRS = 4;
const UNITS_IN_SLOT = 8;

/** What of pair i, counted from the end, belongs to a chunk of so many units, by `units * 4 + i`. */
const masks = Int32Array.from({ length: (UNITS_IN_SLOT + 1) * 4 }, (_, at) => maskOf((at >> 2) - 2 * (at & 3)));

function maskOf(units: number): number {
  return units >= 2 ? -1 : units === 1 ? 0xffff : 0;
}

/** A chunk as `ChunkReader` gives it: its code units in pairs, where the last of them is, and how many units there are. */
export interface Chunk {
  readonly pairs: Int32Array;
  readonly last: number;
  readonly length: number;
}

/**
 * Remembers a number for each of many short strings: a hash table with linear probing, made for look-ups that succeed. Most words fit into
 * their slot and are compared there without a loop, as where it would end could not be predicted.
 */
export class ChunkMemo {
  size = 0;
  #slots = new Int32Array(1024 * STRIDE);
  #rest: Int32Array = new Int32Array(8192);
  #used = 0;
  /** Of the chunk that was asked for last. */
  #hash = 0;

  /** Where the chunk, of 1 unit or more, is, or would be put. */
  slotOf({ pairs, last, length }: Chunk): number {
    const slots = this.#slots;
    const mask = slots.length / STRIDE - 1;
    const own = Math.min(length, UNITS_IN_SLOT) << 2;
    const a = (pairs[last] as number) & (masks[own] as number);
    const b = (pairs[last - 2] as number) & (masks[own + 1] as number);
    const c = (pairs[last - 4] as number) & (masks[own + 2] as number);
    const d = (pairs[last - 6] as number) & (masks[own + 3] as number);
    let hash = mix(
      Math.imul(a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35) ^ Math.imul(c, 0x27d4eb2f) ^ Math.imul(d, 0x165667b1),
    );
    if (length > UNITS_IN_SLOT) hash = mix(hash ^ hashOfRest(pairs, last, length));
    this.#hash = hash;
    let place = hash & mask;
    for (; slots[place * STRIDE + LENGTH] !== 0; place = (place + 1) & mask) {
      const slot = place * STRIDE;
      const differing =
        ((slots[slot + HASH] as number) ^ hash) |
        ((slots[slot + LENGTH] as number) ^ length) |
        ((slots[slot + PAIRS] as number) ^ a) |
        ((slots[slot + PAIRS + 1] as number) ^ b) |
        ((slots[slot + PAIRS + 2] as number) ^ c) |
        ((slots[slot + PAIRS + 3] as number) ^ d);
      if (differing === 0 && this.#hasRest(slot, pairs, last, length)) return slot;
    }
    return place * STRIDE;
  }

  has(slot: number): boolean {
    return this.#slots[slot + LENGTH] !== 0;
  }

  valueAt(slot: number): number {
    return this.#slots[slot + VALUE] as number;
  }

  /** Fills the free slot that was asked for last; slots that were given before may be others afterwards. */
  put(slot: number, { pairs, last, length }: Chunk, value: number): void {
    const slots = this.#slots;
    slots[slot + HASH] = this.#hash;
    slots[slot + LENGTH] = length;
    slots[slot + VALUE] = value;
    slots[slot + REST] = this.#used;
    const own = Math.min(length, UNITS_IN_SLOT) << 2;
    for (let i = 0; i < 4; i++) {
      slots[slot + PAIRS + i] = (pairs[last - 2 * i] as number) & (masks[own + i] as number);
    }
    for (let left = length - UNITS_IN_SLOT, at = last - UNITS_IN_SLOT; left > 0; left -= 2, at -= 2) {
      if (this.#used === this.#rest.length) this.#rest = grown(this.#rest, this.#used * 2);
      this.#rest[this.#used++] = (pairs[at] as number) & maskOf(left);
    }
    if (++this.size * 2 * STRIDE > this.#slots.length) this.#rehash();
  }

  #hasRest(slot: number, pairs: Int32Array, last: number, length: number): boolean {
    let from = this.#slots[slot + REST] as number;
    for (let left = length - UNITS_IN_SLOT, at = last - UNITS_IN_SLOT; left > 0; left -= 2, at -= 2) {
      if (this.#rest[from++] !== ((pairs[at] as number) & maskOf(left))) return false;
    }
    return true;
  }

  #rehash(): void {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2);
    const mask = slots.length / STRIDE - 1;
    for (let from = 0; from < before.length; from += STRIDE) {
      if (before[from + LENGTH] === 0) continue;
      let place = (before[from + HASH] as number) & mask;
      while (slots[place * STRIDE + LENGTH] !== 0) place = (place + 1) & mask;
      for (let i = 0; i < STRIDE; i++) slots[place * STRIDE + i] = before[from + i] as number;
    }
    this.#slots = slots;
  }
}

function hashOfRest(pairs: Int32Array, last: number, length: number): number {
  let hash = length;
  for (let left = length - UNITS_IN_SLOT, at = last - UNITS_IN_SLOT; left > 0; left -= 2, at -= 2) {
    hash = Math.imul(hash ^ ((pairs[at] as number) & maskOf(left)), 0x01000193);
  }
  return hash;
}

/** Spreads what differs in any bit over the low ones, by which places are chosen. */
function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15);
}
