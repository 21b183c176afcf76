/** The bytes of Windows-1252 that are no Latin-1: https://encoding.spec.whatwg.org/index-windows-1252.txt */
const windows1252: ReadonlyMap<string, number> = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((character, i) => [character, 0x80 + i]),
);

const continuation = '[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
/** What characters of two, three or four bytes look like when their UTF-8 was read as Windows-1252. */
const misread = new RegExp(
  `[\u00c2-\u00df]${continuation}|[\u00e0-\u00ef]${continuation}{2}|[\u00f0-\u00f4]${continuation}{3}`,
  'g',
);
/** Letters of Europe, punctuation, € and ™: others are too rare to tell a mistake from an accident. */
const plausible = /^[\u00a0-\u024f\u2010-\u2044\u20ac\u2122]$/;

/**
 * Mends UTF-8 that was read as Windows-1252 ("weâ€™re", "cafÃ©") where that is certain: each piece must be whole UTF-8, and give a character
 * that texts of Europe have. What is in doubt stays.
 */
export function mendMojibake(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text;
  return text.replace(misread, (piece) => {
    const bytes = Uint8Array.from(piece, (character) => windows1252.get(character) ?? character.charCodeAt(0));
    try {
      const mended = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return plausible.test(mended) ? mended : piece;
    } catch {
      return piece;
    }
  });
}
