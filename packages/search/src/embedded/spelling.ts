import { loadCommonWords } from '@jobsearch/embedder';
import type { Posting } from '@jobsearch/postings';
import type { Ranker } from '@jobsearch/ranker';
import { LRUCache } from 'lru-cache';
import type { SearchField } from '../engine.js';
import { isOneEditAway, overlaps, readQueryText, type Stretch } from '../understand/index.js';
import { spellingsOf } from './explanation.js';

/** Shorter words are too near to each other. */
const shortest = 4;
/** Longer queries are pasted texts: nobody mistyped these. */
const mostWords = 16;
/** What was meant is a word that people use: so many postings have it at the least, and this part of all. */
const leastPostings = 3;
const leastShare = 1 / 1000;
/** Postings that are looked at for what was meant. */
const mostLooked = 8;
/** Corrections of so many words are kept. */
const mostKept = 1000;

interface SpellingInput {
  readonly ranker: Ranker<SearchField>;
  readonly postingAt: (row: number) => Promise<Posting>;
}

/**
 * Puts words of a query right that no posting has, and no English text: as a posting spells what the search by words finds in their stead. An encoder reads letters, not what was meant:
 * to it "pyhton enginer" is about engines.
 *
 * @param spared stretches of the query to leave as they are
 */
export function createSpelling({ ranker, postingAt }: SpellingInput) {
  const corrections = new LRUCache<string, { readonly meant: string | undefined }>({
    max: mostKept,
    fetchMethod: async (word) => ({ meant: await meantBy(word) }),
  });
  let common: Promise<ReadonlySet<string>> | undefined;

  async function meantBy(word: string): Promise<string | undefined> {
    common ??= loadCommonWords();
    if ((await common).has(word)) return undefined;
    const least = Math.max(leastPostings, ranker.size * leastShare);
    let best: { readonly meant: string; readonly frequency: number } | undefined;
    for (const { row, parts } of ranker.search({ text: word, limit: mostLooked, explain: true })) {
      for (const { as, field } of parts?.text?.terms ?? []) {
        if (as === undefined) continue;
        const meant = spellingsOf((await postingAt(row))[field])
          .get(as)
          ?.toLowerCase();
        const frequency = meant === undefined ? 0 : ranker.documentFrequency(meant);
        if (meant === undefined || frequency < least || frequency <= (best?.frequency ?? 0)) continue;
        if (isSlip(word, meant)) best = { meant, frequency };
      }
    }
    return best?.meant;
  }

  return async (query: string, spared: readonly Stretch[]): Promise<string> => {
    const { words } = readQueryText(query);
    if (words.length > mostWords) return query;
    let corrected = query;
    for (const word of [...words].reverse()) {
      const { key, start, end } = word;
      if (key.length < shortest || !/^\p{L}+$/u.test(key) || ranker.documentFrequency(key) > 0) continue;
      if (overlaps(word, spared)) continue;
      const meant = (await corrections.fetch(key))?.meant;
      if (meant !== undefined) corrected = corrected.slice(0, start) + meant + corrected.slice(end);
    }
    return corrected;
  };
}

/**
 * Whether one word is the other with letters gone wrong inside: of a "solicitor" and what "solicits", or a "plasterer" and "plaster", neither is an error. Two
 * errors are believed where the words begin alike: a "stenographer" is no "sonographer".
 */
function isSlip(word: string, meant: string): boolean {
  const [a, b] = [word, meant].map((one) => one.replace(/s$/, '')) as [string, string];
  if (a[0] !== b[0] || a.at(-1) !== b.at(-1) || a.startsWith(b) || b.startsWith(a)) return false;
  return isOneEditAway(a, b) || a.slice(0, 3) === b.slice(0, 3);
}
