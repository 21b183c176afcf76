import type { PostingHead } from '../posting-head.js';
import type { Constraint } from './constraint.js';
import { nameKey, type QueryText, type QueryWord, runsFrom } from './query-text.js';

/** The companies of a collection, by key, with and without what stands behind a name ("Ltd"). */
export interface CompanyNames {
  find(key: string): { readonly name: string; readonly count: number } | undefined;
  /** Single words that name companies. */
  readonly words: Iterable<string>;
}

const legalForm =
  / (?:inc|incorporated|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|corp|corporation|co|company|group|doo|d o o|bv|b v|nv|sa|s a|sl|spa|srl|oy|ab|as|pty ltd|pvt ltd)$/;

/** Counts the postings of each company. */
export function createCompanyNames(postings: readonly PostingHead[]): CompanyNames {
  const names = new Map<string, { name: string; count: number }>();
  const keys = new Map<string, readonly string[]>();
  for (const { company } of postings) {
    if (company === '') continue;
    let own = keys.get(company);
    if (!own) {
      const key = nameKey(company);
      own = [...new Set([key, key.replace(legalForm, '')])].filter((one) => one.length > 1);
      keys.set(company, own);
    }
    for (const key of own) {
      const known = names.get(key);
      if (known) known.count++;
      else names.set(key, { name: company, count: 1 });
    }
  }
  return {
    find: (key) => names.get(key),
    words: [...names.keys()].filter((key) => !key.includes(' ')),
  };
}

const most = 6;
/** A name is mainly the company's where so many times as many postings have its words as are the company's. */
const spokenOf = 5;
/** Beyond that even "at" does not make a word a company: "work at night". */
const farTooMany = 50;
const prepositions = new Set(['at', 'bei', 'kod', 'chez']);

/** "jobs at Stripe", "Saint Brigid Hospital nurse": names that the collection knows and has mainly for the company, or after "at". */
export function readCompanies(
  query: QueryText,
  names: CompanyNames,
  frequency: (word: string) => number,
): Constraint[] {
  const found: Constraint[] = [];
  for (let from = 0; from < query.words.length; from++) {
    for (const { key, to } of runsFrom(query, from, most)) {
      const company = names.find(key);
      if (!company) continue;
      const own = query.words.slice(from, to);
      const used = Math.min(...own.map((word) => frequency(word.key)));
      const isAfterAt = prepositions.has(query.words[from - 1]?.key ?? '');
      const isNamed =
        isAfterAt || (own.every(({ isCapital }) => isCapital) && !query.words.every((word) => word.isCapital));
      const bound = isNamed ? farTooMany : spokenOf;
      if (key.length < 3 && !isNamed) continue;
      if (used > bound * company.count + 3) continue;
      const [first, last] = [own[0] as QueryWord, own.at(-1) as QueryWord];
      found.push({
        meaning: { kind: 'company', value: company.name },
        start: first.start,
        end: last.end,
        isPure: false,
      });
      break;
    }
  }
  return found;
}
