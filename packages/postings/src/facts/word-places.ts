/** Letters and digits, in lower case. */
const word = /[a-z0-9\u00c0-\u024f]+/g;

/** Words that somebody wants to find. */
const wanted = new Set<string>();

/**
 * Words that facts are looked for around, in lower case. Known before any text is read: where they stand is found out for all of them in one pass.
 */
export function hintWords(...words: readonly string[]): readonly string[] {
  for (const one of words) wanted.add(one);
  return words;
}

let last: { text: string; places: ReadonlyMap<string, readonly number[]> } = { text: '', places: new Map() };

/** Where the words of {@link hintWords} stand in a text. Many facts are looked for in one text in a row, so the last one is kept. */
export function wordPlaces(text: string): ReadonlyMap<string, readonly number[]> {
  if (last.text === text) return last.places;
  const places = new Map<string, number[]>();
  const lower = text.toLowerCase();
  word.lastIndex = 0;
  for (let match = word.exec(lower); match; match = word.exec(lower)) {
    const [found] = match;
    if (!wanted.has(found)) continue;
    const same = places.get(found);
    if (same) same.push(match.index);
    else places.set(found, [match.index]);
  }
  last = { text, places };
  return places;
}
