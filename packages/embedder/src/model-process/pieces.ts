/** What is used of the library's tokeniser. */
export interface Tokenizer {
  model_max_length: number;
  pad_token_id: number;
  readonly normalizer?: { stripAccents?(text: string): string } | null;
  /** The pieces of a text, the special ones included. */
  encode(text: string): number[];
}

/** A longer word is one piece in BERT's vocabulary ("unknown"), whatever is in it. */
const longestWord = 100;

/**
 * The first `maxPieces` pieces of a text, the last of them the tokeniser's last special one, which models were trained to see
 * at the end. Of a long text no more is read than gives so many: what a cut may spoil are the pieces of the last word.
 */
export function piecesOf(tokenizer: Tokenizer, text: string, maxPieces: number): readonly number[] {
  if (text.trim() === '') return [];
  for (let length = 8 * maxPieces; ; length *= 4) {
    const pieces = tokenizer.encode(text.length > length ? text.slice(0, length) : text);
    if (text.length > length && pieces.length < maxPieces + longestWord) continue;
    if (pieces.length <= maxPieces) return pieces;
    return [...pieces.slice(0, maxPieces - 1), pieces.at(-1) as number];
  }
}

/**
 * The library strips the accents of Latin letters only; BERT strips every mark (Unicode's Mn), without which Hindi, Arabic or
 * Thai words are not in its vocabulary. Source: `tokenization.py` of google-research/bert, `_run_strip_accents`.
 */
export function mendNormalizer({ normalizer }: Tokenizer): void {
  if (normalizer?.stripAccents) normalizer.stripAccents = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '');
}
