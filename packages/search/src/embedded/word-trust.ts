import { type BestByWords, parseQuery } from '@jobsearch/ranker';
import { analyse } from '../analyse.js';

/** How many of the best postings by words tell how far these can be trusted. */
export const answersLookedAt = 5;

/**
 * How far the words of a query can be trusted to tell what is meant, 0–1: the part of their weight (inverse document frequency) that the best postings
 * by words alone have, on the average. "I like fixing cars and want a job in a garage" has no posting with all its words, so that those with some of them are
 * no answer, whatever their scores beside each other; "python developer" has. A word met in spite of a typing error counts for half of what the error costs it.
 *
 * @param answers what made the scores of the best postings by words
 */
export function wordTrust(query: string, answers: ReturnType<BestByWords>, postings: number): number {
  if (answers.length === 0) return 0;
  const idf = new Map<string, number>();
  const wanted = new Set(termsOf(query));
  const met = answers.map((terms) => {
    const weights = new Map<string, number>();
    for (const part of terms) {
      if (!wanted.has(part.term)) continue;
      idf.set(part.term, part.idf);
      weights.set(part.term, Math.max(weights.get(part.term) ?? 0, (part.gain + part.idf) / 2));
    }
    return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  });
  const unknown = Math.log(1 + (postings + 0.5) / 0.5);
  const asked = [...wanted].reduce((sum, term) => sum + (idf.get(term) ?? unknown), 0);
  const mean = met.reduce((sum, weight) => sum + weight, 0) / met.length;
  return asked > 0 ? Math.min(1, mean / asked) : 0;
}

function termsOf(query: string): string[] {
  const wanted = parseQuery(query).filter(({ isExcluded }) => !isExcluded);
  return [...new Set(wanted.flatMap(({ text }) => analyse(text).map(({ term }) => term)))];
}
