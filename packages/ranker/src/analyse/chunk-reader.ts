import { classAt, classes, JOINER, SOLO, SUFFIX, WIDE, WORD } from './character-class.js';

/** Units before the first that a pair may reach back to. */
const MARGIN = 8;

// The states of a scan: outside of a chunk; inside; inside, behind a joiner.
const OUTSIDE = 0;
const INSIDE = 1;
const JOINED = 2;
const STATE = 3;
/** Added to a state when a chunk begins or ends with the step to it. */
const MOVED = 4;
/** Added to a state when the chunk that ends did so before the joiner that came last. */
const BACK = 8;

/** By state and class, `state << 8 | class`: the state that follows, and what is added to it. */
const steps = new Uint8Array(0x300);
for (const state of [OUTSIDE, INSIDE, JOINED]) {
  for (let kind = 0; kind < 0x100; kind++) {
    const next = nextState(state, kind);
    const moves = (next === OUTSIDE) !== (state === OUTSIDE);
    steps[(state << 8) | kind] = next | (moves ? MOVED | (state === JOINED ? BACK : 0) : 0);
  }
}

function nextState(state: number, kind: number): number {
  if (kind === WORD || (kind === SUFFIX && state !== OUTSIDE)) return INSIDE;
  return kind === JOINER && state === INSIDE ? JOINED : OUTSIDE;
}

/**
 * Walks the chunks of a text: the longest runs of word characters, held together by single joiners (`front-end`, `node.js`,
 * `c/c++`), without the joiners at their ends. A chunk's terms depend on nothing outside it, so that they can be remembered.
 *
 * One reader serves many texts. This is where building an index spends its time, so a text is scanned in one loop without branches: where
 * words end cannot be predicted, and a wrong guess costs a processor more than several characters do.
 */
export class ChunkReader {
  start = 0;
  end = 0;
  /** The text's code units in pairs, one at each place: the unit there in the low half, the one before it in the high half. */
  pairs: Int32Array = new Int32Array(4096 + MARGIN);
  /** Where in {@link ChunkReader.pairs} the chunk's last unit is. */
  last = 0;
  get length(): number {
    return this.end - this.start;
  }

  #text = '';
  #at = 0;
  /** Where the chunks begin and end, in turn. */
  #bounds = new Int32Array(4096);
  #boundCount = 0;

  read(text: string): void {
    this.#text = text;
    this.#at = 0;
    if (2 * text.length >= this.#bounds.length) this.#reserve(text.length);
    if (this.#scan() > SUFFIX) this.#walk();
  }

  /** Moves to the next chunk; false at the end of the text. */
  next(): boolean {
    if (this.#at >= this.#boundCount) return false;
    const { pairs } = this;
    let start = this.#bounds[this.#at++] as number;
    const end = this.#bounds[this.#at++] as number;
    if ((((pairs[start + MARGIN] as number) ^ DOT_N) & ~0x20) === 0 && startsDotNet(this.#text, start)) start--;
    this.start = start;
    this.end = end;
    this.last = end - 1 + MARGIN;
    return true;
  }

  /** Finds the bounds. Gives a number above {@link SUFFIX} when there are characters of other classes: then they are wrong. */
  #scan(): number {
    const { pairs } = this;
    const text = this.#text;
    const bounds = this.#bounds;
    const { length } = text;
    let pair = 0;
    let count = 0;
    let state = OUTSIDE;
    let met = 0;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      pair = (pair << 16) | code;
      pairs[at + MARGIN] = pair;
      const kind = classes[code] as number;
      met |= kind;
      state = steps[((state & STATE) << 8) | kind] as number;
      bounds[count] = at - (state >> 3);
      count += (state >> 2) & 1;
    }
    const last = state & STATE;
    if (last !== OUTSIDE) bounds[count++] = last === JOINED ? length - 1 : length;
    this.#boundCount = count;
    return met;
  }

  #reserve(length: number): void {
    this.pairs = new Int32Array(length * 2 + MARGIN);
    this.#bounds = new Int32Array(length * 4 + 1);
  }

  /** Finds the bounds character by character: for texts with some that take two code units, are of scripts without spaces, or were not met before. */
  #walk(): void {
    const text = this.#text;
    const bounds = this.#bounds;
    let count = 0;
    for (let at = 0; at < text.length; ) {
      const kind = classAt(text, at);
      let end = at + (kind & WIDE ? 2 : 1);
      const bare = kind & ~WIDE;
      if (bare === WORD) end = endOfChunk(text, at);
      if (bare === WORD || bare === SOLO) {
        bounds[count++] = at;
        bounds[count++] = end;
      }
      at = end;
    }
    this.#boundCount = count;
  }
}

function endOfChunk(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; ) {
    const kind = classAt(text, at);
    const bare = kind & ~WIDE;
    const width = kind & WIDE ? 2 : 1;
    if (bare === WORD || bare === SUFFIX) end = at + width;
    else if (bare !== JOINER || at > end) break;
    at += width;
  }
  return end;
}

const DOT = 0x2e;
/** The pair of a full stop and a small n. */
const DOT_N = (DOT << 16) | 0x6e;

function startsDotNet(text: string, at: number): boolean {
  return at > 0 && text.charCodeAt(at - 1) === DOT && /^net/i.test(text.slice(at, at + 3));
}
