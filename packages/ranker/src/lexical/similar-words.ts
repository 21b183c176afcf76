import { grown } from '../grown.js';
import { editDistance } from './edit-distance.js';
import type { Vocabulary } from './vocabulary.js';

/** A word of the vocabulary that is near another. */
export interface SimilarWord {
  readonly term: number;
  readonly distance: number;
}

/** Finds words by their beginning or in spite of typing errors, by a scan of the vocabulary. */
export class SimilarWords {
  /** By term: which letters it has, as bits. */
  #letters: Int32Array = new Int32Array(0);
  #known = 0;

  constructor(private readonly vocabulary: Vocabulary) {}

  /**
   * The words at most `most` edits (1 or 2) from the word, the word itself left out. An edit brings at most one letter and takes at most one, so
   * that two masks tell most words apart before any distance is worked out: measured, a word may then begin with any letter at no cost.
   */
  near(word: string, most: number): SimilarWord[] {
    this.#learn();
    const { pool, offsets, size } = this.vocabulary;
    const units = Uint16Array.from(word, (_, i) => word.charCodeAt(i)).slice(0, word.length);
    const wanted = lettersOf(units, 0, units.length);
    const letters = this.#letters;
    const found: SimilarWord[] = [];
    for (let term = 0; term < size; term++) {
      const start = offsets[term] as number;
      const longer = (offsets[term + 1] as number) - start - units.length;
      if (longer > most || longer < -most) continue;
      const held = letters[term] as number;
      if (exceeds(wanted & ~held, most) || exceeds(held & ~wanted, most)) continue;
      const distance = editDistance(units, pool, start, offsets[term + 1] as number, most);
      if (distance > 0 && distance <= most) found.push({ term, distance });
    }
    return found;
  }

  /** The words that begin with these characters, the characters themselves as a word left out. */
  beginningWith(prefix: string): number[] {
    const { pool, offsets, size } = this.vocabulary;
    const { length } = prefix;
    const first = prefix.charCodeAt(0);
    const found: number[] = [];
    for (let term = 0; term < size; term++) {
      const start = offsets[term] as number;
      if (pool[start] !== first || (offsets[term + 1] as number) - start <= length) continue;
      let same = 1;
      while (same < length && pool[start + same] === prefix.charCodeAt(same)) same++;
      if (same === length) found.push(term);
    }
    return found;
  }

  #learn(): void {
    const { pool, offsets, size } = this.vocabulary;
    if (size > this.#letters.length) this.#letters = grown(this.#letters, size + (size >> 1));
    for (; this.#known < size; this.#known++) {
      const start = offsets[this.#known] as number;
      this.#letters[this.#known] = lettersOf(pool, start, offsets[this.#known + 1] as number);
    }
  }
}

function lettersOf(units: Uint16Array, start: number, end: number): number {
  let letters = 0;
  for (let at = start; at < end; at++) letters |= 1 << ((units[at] as number) & 31);
  return letters;
}

/** Whether more than one bit (or two) are set. */
function exceeds(bits: number, most: number): boolean {
  const fewer = bits & (bits - 1);
  return (most === 1 ? fewer : fewer & (fewer - 1)) !== 0;
}
