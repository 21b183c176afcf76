import { type Scoring, visitLive } from './scoring.js';

/** In how many live rows any of the terms stands, in a field that counts. */
export function documentFrequency(scoring: Scoring, terms: readonly number[]): number {
  const [first] = terms;
  if (first === undefined) return 0;
  if (terms.length > 1) return countRows(scoring, terms, new Uint8Array(scoring.store.rows));
  return scoring.hasEveryField ? wordFrequency(scoring, first) : countRows(scoring, terms);
}

/** In how many live rows the term stands, in whatever field. */
export function wordFrequency(scoring: Scoring, term: number): number {
  return scoring.store.frequencyOf(term, () =>
    countRows({ ...scoring, weights: scoring.weights.map(() => 1) }, [term]),
  );
}

/** @param seen marks rows that were counted, when several terms may share them */
function countRows(scoring: Scoring, terms: readonly number[], seen?: Uint8Array): number {
  const { store, weights } = scoring;
  let count = 0;
  for (const term of terms) {
    let last = -1;
    visitLive(store, term, (row, field) => {
      if (row === last || weights[field] === 0 || seen?.[row] === 1) return;
      last = row;
      if (seen) seen[row] = 1;
      count++;
    });
  }
  return count;
}
