// What BERT's tokeniser calls white space: a byte order mark and other format characters are removed, not split at.
const blanks = /[\t\n\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

const plainAscii = /^[!-~]*$/;
const removed = /[\0\ufffd\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const chinese =
  /[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b820}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;
const accents = /\p{Mn}/gu;
// Punctuation is what Unicode calls so, and every ASCII sign that is neither letter nor digit.
const words = /[^\s\p{P}!-/:-@[-`{-~]+|[\p{P}!-/:-@[-`{-~]/gu;

/** The stretches of `text` between blanks. Lazy: a long text need not be split to its end. */
export function* stretchesOf(text: string): Generator<string> {
  const next = new RegExp(blanks, 'gu');
  let start = 0;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    if (match.index > start) yield text.slice(start, match.index);
    start = next.lastIndex;
  }
  if (start < text.length) yield text.slice(start);
}

// What Rust's regular expressions, by which Hugging Face's tokenizers see where words end, call a word's character.
const wordCharacter = String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]`;

/** Finds words with signs in them, which would be cut there: "c#", "node.js". The longest one at a place. Undefined for no words. */
export function findsSigned(signed: readonly string[]): RegExp | undefined {
  if (signed.length === 0) return undefined;
  const longestFirst = [...signed].sort((a, b) => b.length - a.length);
  const any = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|');
  return new RegExp(`(?<!${wordCharacter})(${any})(?!${wordCharacter})`, 'u');
}

/**
 * The words of a stretch without blanks, as BERT (uncased) sees them: control characters removed, lower case, accents
 * stripped, each Chinese character and each punctuation mark a word of its own, except within `signed` words.
 * Source: `tokenization.py` of google-research/bert, classes BasicTokenizer and WordpieceTokenizer.
 */
export function* wordsOf(stretch: string, signed?: RegExp): Generator<string> {
  const text = normalise(stretch);
  const parts = signed ? text.split(signed) : [text];
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 1) yield part;
    else for (const [word] of part.matchAll(words)) yield word;
  }
}

function normalise(stretch: string): string {
  if (plainAscii.test(stretch)) return stretch.toLowerCase();
  return stretch.replace(removed, '').replace(chinese, ' $& ').toLowerCase().normalize('NFD').replace(accents, '');
}
