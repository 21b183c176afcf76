import { ChunkReader } from '../analyse/chunk-reader.js';
import type { Analyser, ChunkTerms } from '../analyse/token.js';
import { grown } from '../grown.js';
import { ChunkMemo } from './chunk-memo.js';
import type { Vocabulary } from './vocabulary.js';

/** Positions from here on are kept as this one, and belong to no phrase. */
export const LAST_POSITION = 0xffff;

// More distinct words than any language has: what else comes is analysed each time.
const MEMO_MAX_CHUNKS = 1 << 20;
const MEMO_MAX_UNITS = 64;

/** In place of a value of the memo: it has none. No chunk of one term has it, nor, as it would need 2³¹ terms, any of several. */
const UNKNOWN = -0x80000000;

/** The terms of many texts one after the other, as numbers of a vocabulary. */
export class TokenStream {
  ids = new Int32Array(1 << 12);
  positions = new Uint16Array(1 << 12);
  count = 0;
  /** The term of a chunk that has one, else −1 − where its terms begin in `terms`: [count, positions, (term, position)…]. */
  readonly #memo = new ChunkMemo();
  readonly #terms: number[] = [];
  readonly #reader = new ChunkReader();

  constructor(
    readonly analyser: Analyser,
    readonly vocabulary: Vocabulary,
  ) {}

  /** Adds the text's terms; gives how many there were. */
  read(text: string): number {
    const before = this.count;
    if (this.analyser.ofChunk) this.#readChunks(text, this.analyser.ofChunk);
    else for (const { term, position } of this.analyser(text)) this.#push(this.vocabulary.add(term), position);
    return this.count - before;
  }

  /** Forgets the texts; what it learnt of words stays. */
  clear(): void {
    this.count = 0;
  }

  #readChunks(text: string, ofChunk: NonNullable<Analyser['ofChunk']>): void {
    const reader = this.#reader;
    const memo = this.#memo;
    reader.read(text);
    this.#reserve(text.length); // a chunk of one term takes at least one character
    let { ids, positions, count } = this;
    let position = 0;
    while (reader.next()) {
      const slot = reader.length > MEMO_MAX_UNITS ? -1 : memo.slotOf(reader);
      const value = slot >= 0 && memo.has(slot) ? memo.valueAt(slot) : UNKNOWN;
      if (value >= 0) {
        ids[count] = value;
        positions[count++] = Math.min(position, LAST_POSITION);
        position++;
        continue;
      }
      this.count = count;
      position +=
        value === UNKNOWN ? this.#pushNew(text, slot, ofChunk, position) : this.#pushMany(-1 - value, position);
      this.#reserve(text.length - reader.end);
      ({ ids, positions, count } = this);
    }
    this.count = count;
  }

  /** Adds the terms of the reader's chunk, and remembers them where there is a slot for it. */
  #pushNew(text: string, slot: number, ofChunk: NonNullable<Analyser['ofChunk']>, position: number): number {
    const reader = this.#reader;
    const memo = this.#memo;
    const chunk = ofChunk(text.slice(reader.start, reader.end));
    const positions = this.#pushAll(chunk, position);
    if (slot >= 0 && memo.size < MEMO_MAX_CHUNKS) memo.put(slot, reader, this.#remember(chunk));
    return positions;
  }

  #remember({ tokens, positions }: ChunkTerms): number {
    const [first] = tokens;
    if (first !== undefined && tokens.length === 1 && positions === 1) return this.vocabulary.add(first.term);
    const at = this.#terms.length;
    this.#terms.push(tokens.length, positions);
    for (const { term, position } of tokens) this.#terms.push(this.vocabulary.add(term), position);
    return -1 - at;
  }

  #pushAll({ tokens, positions }: ChunkTerms, position: number): number {
    for (const token of tokens) this.#push(this.vocabulary.add(token.term), position + token.position);
    return positions;
  }

  #pushMany(at: number, position: number): number {
    const terms = this.#terms;
    const end = at + 2 + 2 * (terms[at] as number);
    for (let i = at + 2; i < end; i += 2) this.#push(terms[i] as number, position + (terms[i + 1] as number));
    return terms[at + 1] as number;
  }

  #push(id: number, position: number): void {
    this.#reserve(1);
    this.ids[this.count] = id;
    this.positions[this.count++] = Math.min(position, LAST_POSITION);
  }

  #reserve(more: number): void {
    const needed = this.count + more;
    if (needed <= this.ids.length) return;
    this.ids = grown(this.ids, needed * 2);
    this.positions = grown(this.positions, needed * 2);
  }
}
