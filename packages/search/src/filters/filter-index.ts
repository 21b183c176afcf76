import { annualPay, type Posting } from '@jobsearch/postings';
import { createRowSet, type RowSet } from '@jobsearch/ranker';
import { type SearchFilters, type ValueFilter, valueFilters } from './filters.js';

/** A value that postings have, and how many. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** By condition: the commonest values among the postings that meet all the other conditions. */
export type Facets = Readonly<Record<ValueFilter, readonly FacetValue[]>>;

/** Knows which postings meet conditions. */
export interface FilterIndex {
  /** Those that meet all of them. @param now milliseconds since 1970 @param within the rows that are asked about; default all */
  rows(filters: SearchFilters, now: number, within?: RowSet): RowSet;
  facets(filters: SearchFilters, now: number, within?: RowSet): Facets;
}

const shown = 20;
const dayMs = 86_400_000;

/** What a posting has of a condition, as it is shown; compared in lower case. */
const valuesOf: Readonly<Record<ValueFilter, (posting: Posting) => readonly (string | undefined)[]>> = {
  workplace: ({ workplace }) => [workplace],
  country: ({ places }) => (places ?? []).map(({ country }) => country),
  city: ({ places }) => (places ?? []).map(({ city }) => city),
  employmentType: ({ employmentType }) => employmentType ?? [],
  seniority: ({ seniority }) => [seniority],
  skills: ({ skills }) => skills,
  company: ({ company }) => [company || undefined],
  language: ({ language }) => [language],
  source: ({ source }) => [source],
};

/**
 * An index over postings: bits per value, made when a condition is first asked for.
 *
 * @param candidates rows that may be hits at all, and those of closed postings, which may be asked for
 */
export function createFilterIndex(
  postings: readonly Posting[],
  candidates: { readonly open: RowSet; readonly closed: RowSet },
): FilterIndex {
  const indexes = new Map<ValueFilter, ReadonlyMap<string, RowSet>>();
  const indexOf = (filter: ValueFilter): ReadonlyMap<string, RowSet> => {
    const known = indexes.get(filter) ?? indexValues(postings, valuesOf[filter]);
    indexes.set(filter, known);
    return known;
  };

  function rows(filters: SearchFilters, now: number, within?: RowSet, but?: ValueFilter): RowSet {
    const words = Uint32Array.from(candidates.open.words);
    if (filters.includeClosed) or(words, candidates.closed.words);
    if (within) and(words, within.words);
    for (const filter of valueFilters) {
      const wanted = filters[filter];
      if (wanted && filter !== but) applyValues(words, indexOf(filter), wanted, filter === 'skills');
    }
    for (const company of filters.notCompany ?? []) {
      const found = indexOf('company').get(company.toLowerCase());
      if (found) andNot(words, found.words);
    }
    const set = createRowSet(postings.length, words);
    for (const passes of rulesOf(filters, now)) {
      for (let row = 0; row < postings.length; row++) {
        if (set.has(row) && !passes(postings[row] as Posting)) set.delete(row);
      }
    }
    return set;
  }

  return {
    rows: (filters, now, within) => rows(filters, now, within),
    facets(filters, now, within) {
      const all = rows(filters, now, within);
      const entries = valueFilters.map((filter) => {
        const own = filters[filter] ? rows(filters, now, within, filter) : all;
        return [filter, countValues(postings, own, valuesOf[filter])] as const;
      });
      return Object.fromEntries(entries) as Record<ValueFilter, FacetValue[]>;
    },
  };
}

function indexValues(
  postings: readonly Posting[],
  read: (posting: Posting) => readonly (string | undefined)[],
): ReadonlyMap<string, RowSet> {
  const values = new Map<string, RowSet>();
  for (const [row, posting] of postings.entries()) {
    for (const name of read(posting)) {
      if (name === undefined) continue;
      const key = name.toLowerCase();
      let rows = values.get(key);
      if (!rows) {
        rows = createRowSet(postings.length);
        values.set(key, rows);
      }
      rows.add(row);
    }
  }
  return values;
}

function applyValues(
  words: Uint32Array,
  index: ReadonlyMap<string, RowSet>,
  wanted: readonly string[],
  isAll: boolean,
): void {
  const found = wanted.map((value) => index.get(value.toLowerCase())?.words ?? new Uint32Array(words.length));
  if (isAll) for (const bits of found) and(words, bits);
  else if (found.length > 0) {
    const any = new Uint32Array(words.length);
    for (const bits of found) or(any, bits);
    and(words, any);
  }
}

/** Conditions on numbers and dates. */
function rulesOf(filters: SearchFilters, now: number): ((posting: Posting) => boolean)[] {
  const { minSalary, currency, includeUnknownSalary = false, postedWithinDays } = filters;
  const rules: ((posting: Posting) => boolean)[] = [];
  if (minSalary !== undefined || currency !== undefined) {
    rules.push(({ salary }) => {
      if (!salary) return includeUnknownSalary;
      if (currency !== undefined && salary.currency !== currency.toUpperCase()) return false;
      const { min, max } = annualPay(salary);
      return (max ?? min ?? 0) >= (minSalary ?? 0);
    });
  }
  if (postedWithinDays !== undefined) {
    const oldest = now - postedWithinDays * dayMs;
    rules.push(({ postedAt, firstSeenAt }) => Date.parse(postedAt ?? firstSeenAt) >= oldest);
  }
  return rules;
}

function or(words: Uint32Array, others: Uint32Array): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) | (others[i] as number);
}

function and(words: Uint32Array, others: Uint32Array): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) & (others[i] as number);
}

function andNot(words: Uint32Array, others: Uint32Array): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) & ~(others[i] as number);
}

function countValues(
  postings: readonly Posting[],
  rows: RowSet,
  read: (posting: Posting) => readonly (string | undefined)[],
): FacetValue[] {
  const counts = new Map<string, { value: string; count: number }>();
  for (const [row, posting] of postings.entries()) {
    if (!rows.has(row)) continue;
    // A posting with two places in one country counts once there.
    for (const name of new Set(read(posting))) {
      if (name === undefined) continue;
      const known = counts.get(name.toLowerCase());
      if (known) known.count++;
      else counts.set(name.toLowerCase(), { value: name, count: 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, shown);
}
