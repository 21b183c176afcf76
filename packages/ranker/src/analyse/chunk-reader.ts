import { classAt, classes, JOINER, SOLO, SUFFIX, WIDE, WORD } from './character-class.js';

/** The most UTF-16 code units of a chunk that {@link ChunkReader.units} holds. */
export const MAX_UNITS = 64;

const UNITS_MASK = MAX_UNITS * 2 - 1;
const DOT = 0x2e;
const HASH_START = 0x811c9dc5 | 0; // signed, as what follows: a loop over two kinds of number is slow
const HASH_PRIME = 0x01000193;

/**
 * Walks the chunks of a text: the longest runs of word characters, held together by single joiners (`front-end`, `node.js`,
 * `c/c++`), without the joiners at their ends. A chunk's terms depend on nothing outside it, so that they can be remembered.
 *
 * One reader serves many texts, and every character is read once: this is where building an index spends its time.
 */
export class ChunkReader {
  text = '';
  start = 0;
  end = 0;
  /** FNV-1a over the chunk's UTF-16 code units: http://www.isthe.com/chongo/tech/comp/fnv/ */
  hash = 0;
  /** The chunk's code units, when it has no more than {@link MAX_UNITS}. */
  readonly units = new Uint16Array(MAX_UNITS * 2);
  private at = 0;

  read(text: string): void {
    this.text = text;
    this.at = 0;
  }

  /** Moves to the next chunk; false at the end of the text. */
  next(): boolean {
    const { text, units } = this;
    const { length } = text;
    let { at } = this;
    while (at < length && (classes[text.charCodeAt(at)] as number) !== WORD) {
      if ((classes[text.charCodeAt(at)] as number) > SUFFIX) return this.nextOfAny(at);
      at++;
    }
    if (at >= length) return this.finish(at, at, 0) && false;
    if ((text.charCodeAt(at) | 0x20) === 0x6e && startsDotNet(text, at)) return this.wordOfAny(at - 1, at);
    const start = at;
    let end = at;
    let hash = HASH_START;
    let endHash = hash;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      const kind = classes[code] as number;
      if (kind === WORD || kind === SUFFIX) {
        units[(at - start) & UNITS_MASK] = code;
        hash = Math.imul(hash ^ code, HASH_PRIME);
        end = at + 1;
        endHash = hash;
      } else if (kind === JOINER && at === end) {
        units[(at - start) & UNITS_MASK] = code;
        hash = Math.imul(hash ^ code, HASH_PRIME);
      } else if (kind > SOLO) return this.wordOfAny(start, start);
      else break;
    }
    this.start = start;
    this.end = end;
    this.hash = endHash;
    this.at = end;
    return true;
  }

  // What follows is for characters that are seldom met: of two code units, of scripts without spaces, or not met before.

  private nextOfAny(from: number): boolean {
    const { text } = this;
    for (let at = from; at < text.length; at++) {
      const kind = classAt(text, at);
      const width = kind & WIDE ? 2 : 1;
      const bare = kind & ~WIDE;
      if (bare === WORD) {
        this.at = at;
        return width === 2 ? this.wordOfAny(at, at) : this.next();
      }
      if (bare === SOLO) return this.finish(at, at + width, this.hashUnits(at, at + width));
      at += width - 1;
    }
    return this.finish(text.length, text.length, 0) && false;
  }

  private wordOfAny(start: number, first: number): boolean {
    const { text } = this;
    let end = first;
    for (let at = first; at < text.length; ) {
      const kind = classAt(text, at);
      const bare = kind & ~WIDE;
      const width = kind & WIDE ? 2 : 1;
      if (bare === WORD || bare === SUFFIX) end = at + width;
      else if (bare !== JOINER || at > end) break;
      at += width;
    }
    return this.finish(start, end, this.hashUnits(start, end));
  }

  private hashUnits(start: number, end: number): number {
    let hash = HASH_START;
    for (let at = start; at < end; at++) {
      const code = this.text.charCodeAt(at);
      this.units[(at - start) & UNITS_MASK] = code;
      hash = Math.imul(hash ^ code, HASH_PRIME);
    }
    return hash;
  }

  private finish(start: number, end: number, hash: number): true {
    this.start = start;
    this.end = end;
    this.hash = hash;
    this.at = end;
    return true;
  }
}

/** The hash of a chunk's first `length` code units, as the reader makes it. */
export function hashOf(units: Uint16Array, length: number): number {
  let hash = HASH_START;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (units[at] as number), HASH_PRIME);
  return hash;
}

function startsDotNet(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at - 1) === DOT && /^net/i.test(text.slice(at, at + 3));
}
