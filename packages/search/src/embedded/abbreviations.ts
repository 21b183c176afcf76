import { loadCommonWords } from '@jobsearch/embedder';
import type { Posting } from '@jobsearch/postings';
import type { Ranker } from '@jobsearch/ranker';
import { LRUCache } from 'lru-cache';
import { isDenied, nameKey, overlaps, readQueryText, type Stretch, spelledOut } from '../understand/index.js';
import type { OtherName } from './searched-words.js';

/** An abbreviation in a query, and what it is short for. */
export interface Abbreviation extends OtherName {
  /** In small letters. */
  readonly key: string;
}

const shape = /^[a-z]{2,6}$/;
/** A word that more postings have is none that few would understand. */
const mostShare = 1 / 20;
/** Postings that are read for what they say of an abbreviation, and how many companies must agree: this part of those that say it, and so many. */
const mostRead = 40;
const leastShare = 0.6;
const leastAgreeing = 2;
/** Longer queries are pasted texts. */
const mostWords = 16;
const mostKept = 1000;

interface AbbreviationsInput {
  readonly ranker: Ranker<string>;
  readonly postingAt: (row: number) => Promise<Posting>;
}

/**
 * Spells out the abbreviations of a query as the collection does: where two companies say "Advanced Clinical Practitioner (ACP)", who types "ACP" means the others,
 * too. Words of English texts are taken for abbreviations only where the query has them in capitals.
 */
export function createAbbreviations({ ranker, postingAt }: AbbreviationsInput) {
  // Equal questions at one time read the postings once.
  const names = new LRUCache<string, { readonly name: string | undefined }>({
    max: mostKept,
    fetchMethod: async (word) => ({ name: await nameOf(word) }),
  });
  let common: Promise<ReadonlySet<string>> | undefined;

  async function nameOf(word: string): Promise<string | undefined> {
    /** By name, the companies that say it: one may say the same in all its postings. */
    const counts = new Map<string, { readonly name: string; readonly by: Set<string> }>();
    const all = new Set<string>();
    for (const { row } of ranker.search({ text: word, typos: false, limit: mostRead })) {
      const { description, company } = await postingAt(row);
      const name = spelledOut(description, word.toUpperCase());
      if (name === undefined) continue;
      const key = nameKey(name).replace(/s$/, '');
      const known = counts.get(key) ?? { name: name.toLowerCase(), by: new Set() };
      known.by.add(company);
      all.add(company);
      counts.set(key, known);
    }
    const [best] = [...counts.values()].sort((a, b) => b.by.size - a.by.size);
    return best && best.by.size >= leastAgreeing && best.by.size >= leastShare * all.size ? best.name : undefined;
  }

  /** @param spared stretches of the query that are understood otherwise */
  return async (query: string, spared: readonly Stretch[]): Promise<Abbreviation[]> => {
    const { words, text } = readQueryText(query);
    if (words.length > mostWords) return [];
    const found: Abbreviation[] = [];
    for (const word of words) {
      const { key, start, end } = word;
      const frequency = shape.test(key) ? ranker.documentFrequency(key) : 0;
      if (frequency < leastAgreeing || frequency > ranker.size * mostShare || isDenied(text, start)) continue;
      if (overlaps(word, spared)) continue;
      common ??= loadCommonWords();
      if (text.slice(start, end) !== key.toUpperCase() && (await common).has(key)) continue;
      const name = (await names.fetch(key))?.name;
      if (name !== undefined) found.push({ key, start, end, name });
    }
    return found;
  };
}
