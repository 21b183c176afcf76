import { findsSigned, stretchesOf, wordsOf } from './normalise.js';

/** The row number of a word that the vocabulary cannot spell. */
export const unknownPiece = -1;

/** Longer words are unknown, as in BERT. Counted in characters (code points). */
const maxWordLength = 100;
/** Some 2 MB; three times as many make nothing faster. All are forgotten when there are more. */
const maxRemembered = 16_384;
const maxRememberedLength = 40;

/** Whether BERT would cut it: "c#", "c++", "node.js". */
export const isSigned = (piece: string): boolean =>
  !piece.startsWith('##') && /[#+.]/.test(piece) && /[\p{L}\p{N}]/u.test(piece);

/** Splits texts into the rows of a vocabulary's pieces. */
export interface WordPieces {
  /** At most `limit` row numbers, {@link unknownPiece} among them. What follows is not read. */
  pieces(text: string, limit: number): readonly number[];
}

/**
 * BERT's word-piece tokeniser (uncased): of each word the longest known beginning is taken, then the longest known
 * continuation, and so on; a word that cannot be spelled to its end is one unknown piece. Unlike there, pieces may have signs in them ("c#", ".net"): such a
 * word is one piece where it stands alone.
 *
 * @param vocabulary beginnings as they are, continuations with "##" in front; a piece's place is its row number.
 */
export function createWordPieces(vocabulary: readonly string[]): WordPieces {
  const beginnings = new Map<string, number>();
  const continuations = new Map<string, number>();
  let longest = 1;
  const signed = findsSigned(vocabulary.filter(isSigned));
  vocabulary.forEach((piece, row) => {
    const continues = piece.length > 2 && piece.startsWith('##');
    const text = continues ? piece.slice(2) : piece;
    (continues ? continuations : beginnings).set(text, row);
    longest = Math.max(longest, text.length);
  });

  const spell = (word: string): readonly number[] => {
    if (word.length > maxWordLength && [...word].length > maxWordLength) return [unknownPiece];
    const rows: number[] = [];
    for (let start = 0; start < word.length; ) {
      const known = start === 0 ? beginnings : continuations;
      let end = Math.min(word.length, start + longest);
      let row: number | undefined;
      while (end > start) {
        row = known.get(word.slice(start, end));
        if (row !== undefined) break;
        end--;
      }
      if (row === undefined) return [unknownPiece];
      rows.push(row);
      start = end;
    }
    return rows;
  };

  // Texts repeat their words: remembering how one is spelled saves most of the work.
  const remembered = new Map<string, readonly number[]>();
  const spellShort = (stretch: string): readonly number[] => {
    const before = remembered.get(stretch);
    if (before) return before;
    const rows = [...wordsOf(stretch, signed)].flatMap(spell);
    if (remembered.size >= maxRemembered) remembered.clear();
    remembered.set(stretch, rows);
    return rows;
  };
  function* piecesOf(text: string): Generator<number> {
    for (const stretch of stretchesOf(text)) {
      if (stretch.length <= maxRememberedLength) yield* spellShort(stretch);
      else for (const word of wordsOf(stretch, signed)) yield* spell(word);
    }
  }

  return {
    pieces(text, limit) {
      const rows: number[] = [];
      if (limit < 1) return rows;
      for (const row of piecesOf(text)) if (rows.push(row) === limit) break;
      return rows;
    },
  };
}
