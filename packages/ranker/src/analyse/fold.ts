import { invisible } from './character-class.js';

// Letters that Unicode does not decompose.
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
};
const undecomposed = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ascii = /^[\x00-\x7f]*$/;

/** The word in lower case, without invisible characters. */
export function foldCase(word: string): string {
  return ascii.test(word) ? word.toLowerCase() : word.replace(invisible, '').toLowerCase();
}

/**
 * The word as it is compared: lower case, compatibility forms unified (NFKC: full-width letters, ligatures), diacritics of
 * the block U+0300–U+036F dropped (é → e), letters such as ß → ss, ł → l, ø → o spelt out. Vowel signs of other scripts stay,
 * as they distinguish words.
 */
export function fold(word: string): string {
  if (ascii.test(word)) return word.toLowerCase();
  return foldCase(word)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(undecomposed, (letter) => letters[letter] as string);
}
