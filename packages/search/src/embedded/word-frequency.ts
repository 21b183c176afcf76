import type { Ranker } from '@jobsearch/ranker';

/** The frequencies of so many words are kept. */
const mostKept = 20_000;

/** In how many documents a word stands: read from its inverse document frequency, which is ln((documents + 1) / (frequency + ½)). */
export function createWordFrequency(ranker: Ranker<string>): (word: string) => number {
  const kept = new Map<string, number>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const [hit] = ranker.search({ text: word, limit: 1, typos: false, explain: true });
    const idf = hit?.parts?.text?.terms[0]?.idf;
    const frequency = idf === undefined ? 0 : Math.round((ranker.size + 1) / Math.exp(idf) - 0.5);
    if (kept.size >= mostKept) kept.clear();
    kept.set(word, frequency);
    return frequency;
  };
}
