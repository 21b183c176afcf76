/** Words that an abbreviation may leave out. */
const small = new Set(['a', 'an', 'and', 'as', 'at', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);
/** What a name in brackets, or before them, is made of, and what ends it. */
const wordOfName = /[^\s,/&‐‑-]+/g;
const ends = /[.;:!?()[\]|•\n]/;

/**
 * What a text says that an abbreviation is short for: "Advanced Clinical Practitioners (ACP)", "ACP (Advanced Clinical Practitioner)".
 *
 * After Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003), for initials alone.
 *
 * @param abbreviation letters, as they are written in capitals
 */
export function spelledOut(text: string, abbreviation: string): string | undefined {
  for (const { index } of text.matchAll(new RegExp(`\\(\\s*${abbreviation}s?\\s*\\)`, 'g'))) {
    const before = text
      .slice(Math.max(0, index - 120), index)
      .split(ends)
      .at(-1) as string;
    const name = lastWordsFor(before, abbreviation);
    if (name !== undefined) return name;
  }
  for (const [, inside = ''] of text.matchAll(
    new RegExp(`(?<!\\p{L})${abbreviation}s?\\s*\\(([^()]{5,120})\\)`, 'gu'),
  )) {
    const name = lastWordsFor(inside, abbreviation);
    if (name?.length === inside.trim().length) return name;
  }
  return undefined;
}

/** The last words of a text that begin with these letters, small ones between them left out. */
function lastWordsFor(text: string, letters: string): string | undefined {
  const words = [...text.matchAll(wordOfName)];
  let first = words.length;
  for (let left = letters.length; left > 0; ) {
    const word = words[--first]?.[0].toLowerCase();
    if (word === undefined) return undefined;
    if (word[0] === letters[left - 1]?.toLowerCase()) left--;
    else if (!small.has(word) || first === words.length - 1) return undefined;
  }
  return text.slice(words[first]?.index).trim();
}
