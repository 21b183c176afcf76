/** Numbers of a slot, side by side so that a look-up touches one cache line before it compares characters. */
const STRIDE = 4;
const HASH = 0;
/** Where the chunk's characters begin in the pool. */
const START = 1;
/** How many they are; 0 marks a free slot. */
const LENGTH = 2;
const VALUE = 3;

/** Remembers a number for each of many short strings: a hash table with linear probing, made for look-ups that succeed. */
export class ChunkMemo {
  size = 0;
  private slots = new Int32Array(1024 * STRIDE);
  private pool = new Uint16Array(8192);
  private used = 0;

  /** Where the string of the first `length` (1 or more) units is, or would be put. */
  slotOf(units: Uint16Array, length: number, hash: number): number {
    const { slots, pool } = this;
    const last = slots.length - 1;
    let slot = ((hash ^ (hash >>> 15)) << 2) & last;
    for (; slots[slot + LENGTH] !== 0; slot = (slot + STRIDE) & last) {
      if (slots[slot + HASH] !== hash || slots[slot + LENGTH] !== length) continue;
      const start = slots[slot + START] as number;
      let same = 0;
      while (same < length && pool[start + same] === units[same]) same++;
      if (same === length) return slot;
    }
    return slot;
  }

  has(slot: number): boolean {
    return this.slots[slot + LENGTH] !== 0;
  }

  valueAt(slot: number): number {
    return this.slots[slot + VALUE] as number;
  }

  /** Fills a free slot; slots that were given before may be others afterwards. */
  put(slot: number, units: Uint16Array, length: number, hash: number, value: number): void {
    if (this.used + length > this.pool.length) {
      const larger = new Uint16Array(this.pool.length * 2);
      larger.set(this.pool);
      this.pool = larger;
    }
    for (let at = 0; at < length; at++) this.pool[this.used + at] = units[at] as number;
    this.slots.set([hash, this.used, length, value], slot);
    this.used += length;
    if (++this.size * 2 * STRIDE > this.slots.length) this.rehash();
  }

  private rehash(): void {
    const before = this.slots;
    const slots = new Int32Array(before.length * 2);
    const last = slots.length - 1;
    for (let from = 0; from < before.length; from += STRIDE) {
      if (before[from + LENGTH] === 0) continue;
      const hash = before[from + HASH] as number;
      let slot = ((hash ^ (hash >>> 15)) << 2) & last;
      while (slots[slot + LENGTH] !== 0) slot = (slot + STRIDE) & last;
      for (let i = 0; i < STRIDE; i++) slots[slot + i] = before[from + i] as number;
    }
    this.slots = slots;
  }
}
