/** A term of a text, and where it stands. */
export interface Token {
  /** What is indexed and looked up: folded, stemmed. */
  readonly term: string;
  /** Which word of the text it is, from 0. Several terms may share a position; a word that is left out keeps its own. */
  readonly position: number;
  /** The first UTF-16 code unit of the word in the text, and the one after its last: `text.slice(start, end)` is the word. */
  readonly start: number;
  readonly end: number;
}

/**
 * Makes the terms of a text, in the order of their positions. An index takes any function of this type; texts and queries
 * must go through the same one, and the same text must always give the same terms.
 */
export interface Analyser {
  (text: string): Token[];
  /**
   * The terms of one run of characters that the text's other characters cannot change, as `createAnalyser` cuts them. An index
   * asks once for each distinct run instead of once for each word; without it, it calls the function itself.
   */
  readonly ofChunk?: (chunk: string) => ChunkTerms;
}

/** The terms of a chunk; positions, starts and ends count from the chunk's own beginning. */
export interface ChunkTerms {
  readonly tokens: readonly Token[];
  /** How many positions the chunk takes, words that were left out included. */
  readonly positions: number;
}
