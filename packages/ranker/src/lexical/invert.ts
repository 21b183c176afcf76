import { createFrequencies, type Segment } from './segment.js';
import type { TokenStream } from './token-stream.js';

/** Per term, four numbers side by side, so that a token touches one cache line: see the constants. */
const STRIDE = 4;
/** The key that met the term last, plus 1. */
const LAST = 0;
/** First how many postings the term has, then where its next one goes. */
const POSTINGS = 1;
/** First how many tokens, then where the next position goes. */
const TOKENS = 2;
/** How often it stood in the text of LAST. */
const RUN = 3;

/** Scratch memory that grows with the vocabulary and is all zero between uses. */
export class Inverter {
  #state = new Int32Array(1024 * STRIDE);

  /**
   * The postings of a stream, by counting and then placing: two passes over the tokens, none over the vocabulary.
   *
   * @param keys of the texts that were read into the stream, ascending
   * @param ends where each text ends in the stream
   */
  invert(stream: TokenStream, keys: readonly number[], ends: readonly number[], keepPositions: boolean): Segment {
    if (this.#state.length < stream.vocabulary.size * STRIDE) {
      this.#state = new Int32Array(stream.vocabulary.size * 2 * STRIDE);
    }
    const { terms, greatest } = this.#count(stream, keys, ends);
    const segment = this.#lay(terms, greatest, keepPositions);
    this.#place(stream, keys, ends, segment, keepPositions);
    for (const term of terms) this.#state.fill(0, term * STRIDE, (term + 1) * STRIDE);
    return segment;
  }

  #count(stream: TokenStream, keys: readonly number[], ends: readonly number[]) {
    const state = this.#state;
    const { ids } = stream;
    const distinct: number[] = [];
    let greatest = 0;
    let at = 0;
    for (let text = 0; text < keys.length; text++) {
      const mark = (keys[text] as number) + 1;
      for (const end = ends[text] as number; at < end; at++) {
        const term = ids[at] as number;
        const base = term * STRIDE;
        const last = state[base + LAST] as number;
        if (last === 0) distinct.push(term);
        const isNew = differ(last, mark);
        const run = ((state[base + RUN] as number) & (isNew - 1)) + 1;
        state[base + LAST] = mark;
        state[base + RUN] = run;
        state[base + POSTINGS] = (state[base + POSTINGS] as number) + isNew;
        state[base + TOKENS] = (state[base + TOKENS] as number) + 1;
        if (run > greatest) greatest = run;
      }
    }
    return { terms: Int32Array.from(distinct).sort(), greatest };
  }

  /** Makes the arrays, and turns the counts of the state into places. */
  #lay(terms: Int32Array, greatest: number, keepPositions: boolean): Segment {
    const state = this.#state;
    const offsets = new Int32Array(terms.length + 1);
    const positionOffsets = new Int32Array(keepPositions ? terms.length + 1 : 0);
    let postings = 0;
    let tokens = 0;
    for (let i = 0; i < terms.length; i++) {
      const base = (terms[i] as number) * STRIDE;
      const ownPostings = state[base + POSTINGS] as number;
      const ownTokens = state[base + TOKENS] as number;
      state[base + LAST] = 0;
      state[base + POSTINGS] = postings;
      state[base + TOKENS] = tokens;
      postings += ownPostings;
      tokens += ownTokens;
      offsets[i + 1] = postings;
      if (keepPositions) positionOffsets[i + 1] = tokens;
    }
    return {
      terms,
      offsets,
      keys: new Int32Array(postings),
      frequencies: createFrequencies(postings, greatest),
      positionOffsets,
      positions: new Uint16Array(keepPositions ? tokens : 0),
    };
  }

  #place(
    stream: TokenStream,
    texts: readonly number[],
    ends: readonly number[],
    { keys, frequencies, positions }: Segment,
    keepPositions: boolean,
  ): void {
    const state = this.#state;
    const { ids, positions: from } = stream;
    let at = 0;
    for (let text = 0; text < texts.length; text++) {
      const key = texts[text] as number;
      for (const end = ends[text] as number; at < end; at++) {
        const base = (ids[at] as number) * STRIDE;
        // The posting's key is written again for each of its tokens: cheaper than to tell the first from the others.
        const posting = (state[base + POSTINGS] as number) + differ(state[base + LAST] as number, key + 1);
        state[base + LAST] = key + 1;
        state[base + POSTINGS] = posting;
        keys[posting - 1] = key;
        frequencies[posting - 1] = (frequencies[posting - 1] as number) + 1;
        if (!keepPositions) continue;
        const place = state[base + TOKENS] as number;
        positions[place] = from[at] as number;
        state[base + TOKENS] = place + 1;
      }
    }
  }
}

/** 1 when two integers differ, else 0, without a branch: whether a word stood in the text before cannot be predicted. */
function differ(a: number, b: number): number {
  const bits = a ^ b;
  return (bits | -bits) >>> 31;
}
