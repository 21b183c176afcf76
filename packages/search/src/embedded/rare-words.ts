import { parseQuery, type Ranker } from '@jobsearch/ranker';
import { analyse } from '../analyse.js';
import { rareWordBonus } from './ranking.js';

/** A word is rare that at most this part of all postings has, or one. */
const rareShare = 1 / 200;
/** Longer queries are pasted texts, full of rare words. */
const mostWords = 16;

/**
 * Tells what a posting's score is multiplied with for the rare words of a query that it has, just as they are typed: whoever types "Figma designer" wants Figma,
 * however near other designers are. Each counts the same; 1 is for all of them.
 *
 * @returns undefined where no word of the query is rare, or none is in any posting
 */
export function rareWordFactor(query: string, ranker: Ranker<string>): ((row: number) => number) | undefined {
  const wanted = parseQuery(query).filter(({ isExcluded, isPhrase }) => !isExcluded && !isPhrase);
  const spelled = wanted.flatMap(({ text }) =>
    analyse(text).map(({ term, start, end }) => [term, text.slice(start, end)] as const),
  );
  const words = new Map(spelled); // "welder welders" is one word
  if (words.size > mostWords) return undefined;
  const most = Math.max(1, ranker.size * rareShare);
  const counts = new Map<number, number>();
  let rare = 0;
  for (const word of words.values()) {
    const frequency = ranker.documentFrequency(word);
    if (frequency === 0 || frequency > most) continue;
    rare++;
    // One more than there are, so that the search knows that it has all.
    for (const { row } of ranker.search({ text: word, typos: false, limit: frequency + 1 }))
      counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  if (rare === 0) return undefined;
  return (row) => (1 + rareWordBonus * (counts.get(row) ?? 0)) / (1 + rareWordBonus * rare);
}
