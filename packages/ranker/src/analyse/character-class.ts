/** Belongs to no word. */
export const SEPARATOR = 0;
/** A letter, a number, a mark, or an invisible character within a word. */
export const WORD = 1;
/** Holds two words together: `.` `-` `/` `&` and apostrophes. */
export const JOINER = 2;
/** May end a word: `+` and `#`. */
export const SUFFIX = 3;
/** A character of a script that writes no spaces between words: a word of its own. */
export const SOLO = 4;
/** Added to the class of a character that takes two UTF-16 code units. */
export const WIDE = 8;

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const soloCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Soft hyphen, zero-width space, non-joiner and joiner, word joiner, byte order mark: seen by nobody, found in scraped pages. */
export const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** In {@link classes}: not asked yet, or a surrogate; {@link classAt} knows. */
const UNKNOWN = 255;

/** By UTF-16 code unit; filled when first asked, so that loading the library costs nothing. */
export const classes = new Uint8Array(0x10000).fill(UNKNOWN);
for (let code = 0; code < 0x80; code++) classes[code] = classify(String.fromCharCode(code));
for (const character of ".-/&'’‐‑＇") classes[character.charCodeAt(0)] = JOINER;
for (const character of '+#') classes[character.charCodeAt(0)] = SUFFIX;
for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) classes[code] = WORD;

/** The class of the character at `at`, plus {@link WIDE} for a surrogate pair; a surrogate alone is a separator. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = classes[code] as number;
  if (known !== UNKNOWN) return known;
  if (code >= 0xd800 && code <= 0xdfff) {
    const point = text.codePointAt(at) as number;
    return point > 0xffff ? WIDE + classify(String.fromCodePoint(point)) : SEPARATOR;
  }
  const found = classify(text.charAt(at));
  classes[code] = found;
  return found;
}

function classify(character: string): number {
  if (!wordCharacter.test(character)) return SEPARATOR;
  return soloCharacter.test(character) ? SOLO : WORD;
}
