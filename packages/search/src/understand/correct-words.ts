import type { QueryText } from './query-text.js';

/** A text whose misspelt words were put right, and where its characters stand in the original. */
export interface Corrected {
  readonly text: string;
  /** Start and end in the original of a stretch of the text. */
  readonly original: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** Shorter words are too near to each other. */
const shortest = 5;

/** Longer queries are pasted texts: nobody mistyped these. */
const mostWords = 16;

/** Words that the readers know, which people misspell. */
const vocabulary = [
  ...[
    'remote',
    'remotely',
    'hybrid',
    'onsite',
    'fulltime',
    'freelance',
    'freelancer',
    'temporary',
    'seasonal',
    'volunteer',
  ],
  ...[
    'internship',
    'intern',
    'trainee',
    'traineeship',
    'apprentice',
    'apprenticeship',
    'junior',
    'senior',
    'graduate',
    'director',
  ],
];

/**
 * Puts words right that no posting has and that are one letter (changed, missing, too much, or two changed places) from a word that means something.
 *
 * @param frequency how many postings have a word
 * @param names words that name places and companies
 */
export function correctWords(
  { text, words }: QueryText,
  frequency: (word: string) => number,
  names: Iterable<string>,
): Corrected {
  const changes: { readonly start: number; readonly end: number; readonly by: string }[] = [];
  for (const { key, start, end, isCapital } of words.length > mostWords ? [] : words) {
    if (key.length < shortest || !/^\p{L}+$/u.test(key) || vocabulary.includes(key) || frequency(key) > 0) continue;
    const by = nearest(key, vocabulary) ?? nearest(key, names);
    if (by !== undefined) changes.push({ start, end, by: isCapital ? by[0]?.toUpperCase() + by.slice(1) : by });
  }
  if (changes.length === 0) return { text, original: (start, end) => ({ start, end }) };
  let corrected = '';
  let at = 0;
  const moved: { readonly from: number; readonly to: number; readonly start: number; readonly end: number }[] = [];
  for (const { start, end, by } of changes) {
    corrected += text.slice(at, start);
    moved.push({ from: corrected.length, to: corrected.length + by.length, start, end });
    corrected += by;
    at = end;
  }
  const place = (of: number, side: 'start' | 'end'): number => {
    let shift = 0;
    for (const { from, to, start, end } of moved) {
      if (of < from || (of === from && side === 'end')) break;
      if (of < to || (of === to && side === 'end')) return side === 'start' ? start : end;
      shift = end - to;
    }
    return of + shift;
  };
  return {
    text: corrected + text.slice(at),
    original: (start, end) => ({ start: place(start, 'start'), end: place(end, 'end') }),
  };
}

function nearest(word: string, names: Iterable<string>): string | undefined {
  let found: string | undefined;
  for (const name of names) {
    if (name[0] !== word[0] || name.length < shortest || !isOneEditAway(word, name)) continue;
    if (found === undefined || name < found) found = name;
  }
  return found;
}

/** Whether one letter more, less or other, or two that changed places, make one word of the other. */
export function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
