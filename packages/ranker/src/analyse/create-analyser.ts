import { ChunkReader } from './chunk-reader.js';
import { fold as foldAll, foldCase } from './fold.js';
import { splitChunk } from './split-chunk.js';
import type { Analyser, ChunkTerms, Token } from './token.js';

/** The most UTF-16 code units of a word that a term keeps: longer words are no words, and are cut. */
const MAX_TERM_LENGTH = 64;

const plainWord = /^[a-z]+$/i;

export interface AnalyserOptions {
  /** From a folded word to its stem, as `stemEnglish`; by default words are terms as they are. Asked for terms of letters alone. */
  readonly stem?: (word: string) => string;
  /** Words that make no term, folded as terms are; they keep their position. Default none: rare words outweigh them anyway. */
  readonly stopWords?: Iterable<string>;
  /** Whether diacritics are dropped (é → e); default true. Case is always folded. */
  readonly fold?: boolean;
}

/**
 * Cuts texts into words by Unicode's letters, numbers and marks, with the exceptions that job postings need (see `splitChunk`:
 * `c++`, `.net`, `node.js`, `r&d`, `front-end`); folds case and diacritics; an apostrophe joins (`o'brien` → `obrien`) and a
 * possessive goes (`nurse's` → `nurse`). Characters of scripts without spaces (Han, kana, Thai, Lao, Khmer, Myanmar) are words
 * of one. Takes time linear in the text and throws on no string.
 */
export function createAnalyser(options: AnalyserOptions = {}): Analyser {
  const { stem, stopWords = [], fold = true } = options;
  const stops = new Set(stopWords);
  const foldWord = fold ? foldAll : foldCase;

  function toTerm(part: string): string {
    // Most words are plain, and this is asked of every distinct one.
    if (plainWord.test(part)) return termOf(part.toLowerCase(), true);
    const word = foldWord(part.replace(/['’＇]s$/i, '').replace(/['’＇]/g, ''));
    return termOf(word, /^[\p{L}\p{M}]+$/u.test(word));
  }

  function termOf(folded: string, isOfLetters: boolean): string {
    const word = cut(folded);
    if (word === '' || stops.has(word)) return '';
    return stem !== undefined && isOfLetters ? stem(word) : word;
  }

  function ofChunk(chunk: string): ChunkTerms {
    if (plainWord.test(chunk)) {
      const term = toTerm(chunk);
      return { tokens: term === '' ? [] : [{ term, position: 0, start: 0, end: chunk.length }], positions: 1 };
    }
    let position = -1;
    const tokens: Token[] = [];
    for (const { text, isNext, start, end } of splitChunk(chunk)) {
      if (isNext) position++;
      const term = toTerm(text);
      if (term !== '') tokens.push({ term, position, start, end });
    }
    return { tokens, positions: position + 1 };
  }

  function analyse(text: string): Token[] {
    const reader = new ChunkReader();
    const all: Token[] = [];
    let base = 0;
    reader.read(text);
    while (reader.next()) {
      const { start: from } = reader;
      const { tokens, positions } = ofChunk(text.slice(from, reader.end));
      for (const { term, position, start, end } of tokens) {
        all.push({ term, position: base + position, start: from + start, end: from + end });
      }
      base += positions;
    }
    return all;
  }

  return Object.assign(analyse, { ofChunk });
}

function cut(word: string): string {
  if (word.length <= MAX_TERM_LENGTH) return word;
  const code = word.charCodeAt(MAX_TERM_LENGTH - 1);
  return word.slice(0, code >= 0xd800 && code <= 0xdbff ? MAX_TERM_LENGTH - 1 : MAX_TERM_LENGTH);
}
