import { annualPay } from '@jobsearch/postings';
import { createRowSet, type RowSet } from '@jobsearch/ranker';
import type { PostingHead } from '../posting-head.js';
import { type NumberFilter, type SearchFilters, type ValueFilter, valueFilters } from './filters.js';
import { countSteps, type StepCount } from './number-column.js';
import { createValueColumn, type ValueColumn } from './value-column.js';

/** A value that postings have, and how many. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** By condition: the commonest values among the postings that meet all the other conditions; and how many of these would be left with one on a number, at some steps. */
export type Facets = Readonly<Record<ValueFilter, readonly FacetValue[]>> &
  Readonly<Record<NumberFilter, readonly StepCount[]>>;

/** Knows which postings meet conditions. */
export interface FilterIndex {
  /** Those that meet all of them. @param now milliseconds since 1970 @param within the rows that are asked about; default all */
  rows(filters: SearchFilters, now: number, within?: RowSet): RowSet;
  facets(filters: SearchFilters, now: number, within?: RowSet): Facets;
}

/** Values that numbers are counted at. */
const stepsOf: Readonly<Record<NumberFilter, readonly number[]>> = {
  minSalary: [20_000, 30_000, 40_000, 50_000, 60_000, 80_000, 100_000, 150_000, 200_000],
  maxExperienceYears: [0, 1, 2, 3, 5, 10],
  postedWithinDays: [1, 3, 7, 14, 30],
};

/** What a posting has of a condition on a number; NaN where it does not tell. */
const numberOf: Readonly<Record<NumberFilter, (posting: PostingHead) => number>> = {
  minSalary: ({ salary }) => {
    const { min, max } = salary ? annualPay(salary) : {};
    return salary ? (max ?? min ?? 0) : Number.NaN;
  },
  maxExperienceYears: ({ experienceYears = 0 }) => experienceYears,
  postedWithinDays: ({ postedAt, firstSeenAt }) => Date.parse(postedAt ?? firstSeenAt),
};

const shown = 20;
/** Counts of so many filters are kept. */
const mostCounted = 64;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** What a posting has of a condition, as it is shown; compared in lower case. */
const valuesOf: Readonly<Record<ValueFilter, (posting: PostingHead) => readonly (string | undefined)[]>> = {
  workplace: ({ workplace }) => [workplace],
  country: ({ places }) => (places ?? []).map(({ country }) => country),
  region: ({ places }) => (places ?? []).map(({ region }) => region),
  city: ({ places }) => (places ?? []).map(({ city }) => city),
  employmentType: ({ employmentType }) => employmentType ?? [],
  seniority: ({ seniority }) => [seniority],
  skills: ({ skills }) => skills,
  company: ({ company }) => [company || undefined],
  language: ({ language }) => [language],
  source: ({ source }) => [source],
};

/**
 * An index over postings: a column per condition, made when it is first asked for.
 *
 * @param candidates rows that may be hits at all, and those of closed postings, which may be asked for
 */
export function createFilterIndex(
  postings: readonly PostingHead[],
  candidates: { readonly open: RowSet; readonly closed: RowSet },
): FilterIndex {
  const columns = new Map<ValueFilter, ValueColumn>();
  const numbers = new Map<NumberFilter, Float64Array>();
  const counted = new Map<string, Counted>();
  const columnOf = (filter: ValueFilter): ValueColumn => {
    const known = columns.get(filter) ?? createValueColumn(postings, valuesOf[filter]);
    columns.set(filter, known);
    return known;
  };

  const numbersOf = (filter: NumberFilter): Float64Array => {
    const known = numbers.get(filter) ?? Float64Array.from(postings, numberOf[filter]);
    numbers.set(filter, known);
    return known;
  };

  function rows(filters: SearchFilters, now: number, within?: RowSet, but?: ValueFilter | NumberFilter): RowSet {
    const words = Uint32Array.from(candidates.open.words);
    if (filters.includeClosed) or(words, candidates.closed.words);
    if (within) and(words, within.words);
    const set = createRowSet(postings.length, words);
    for (const filter of valueFilters) {
      const wanted = filters[filter];
      if (wanted?.length && filter !== but) columnOf(filter).keep(set, wanted, filter === 'skills' ? 'all' : 'any');
    }
    if (filters.anySkills?.length) columnOf('skills').keep(set, filters.anySkills, 'any');
    if (filters.notCompany?.length) columnOf('company').keep(set, filters.notCompany, 'none');
    for (const passes of rulesOf(but === undefined ? filters : { ...filters, [but]: undefined }, now)) {
      for (let row = 0; row < postings.length; row++) {
        if (set.has(row) && !passes(postings[row] as PostingHead)) set.delete(row);
      }
    }
    return set;
  }

  function count(filters: SearchFilters, now: number, within?: RowSet): Counted {
    const all = rows(filters, now, within);
    const own = (filter: ValueFilter | NumberFilter): RowSet =>
      filters[filter] === undefined ? all : rows(filters, now, within, filter);
    const values = valueFilters.map((filter) => [filter, columnOf(filter).count(own(filter), shown)] as const);
    const stepsAt = (filter: NumberFilter, time: number): StepCount[] =>
      countSteps(own(filter), {
        numbers: numbersOf(filter),
        steps: withAsked(stepsOf[filter], filters[filter]).map((value) => ({
          value,
          bound: filter === 'postedWithinDays' ? oldest(value, time) : value,
        })),
        isLeast: filter !== 'maxExperienceYears',
        passesUnknown: filter === 'minSalary' && filters.includeUnknownSalary === true,
      });
    let posted = { minute: Number.NaN, counts: [] as readonly StepCount[] };
    return {
      facets: {
        ...(Object.fromEntries(values) as Record<ValueFilter, FacetValue[]>),
        minSalary: stepsAt('minSalary', now),
        maxExperienceYears: stepsAt('maxExperienceYears', now),
      },
      postedWithinDays(time) {
        const minute = Math.floor(time / minuteMs);
        if (posted.minute !== minute) posted = { minute, counts: stepsAt('postedWithinDays', time) };
        return posted.counts;
      },
    };
  }

  /** What was understood, and when it is asked for what is new, change from search to search; a person's filters do not. */
  function counts(filters: SearchFilters, now: number, within?: RowSet): Counted {
    if (within || filters.postedWithinDays !== undefined) return count(filters, now, within);
    const key = JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = counted.get(key) ?? count(filters, now);
    counted.delete(key);
    counted.set(key, known);
    if (counted.size > mostCounted) counted.delete(counted.keys().next().value as string);
    return known;
  }

  return {
    rows: (filters, now, within) => rows(filters, now, within),
    facets(filters, now, within) {
      const { facets, postedWithinDays } = counts(filters, now, within);
      return { ...facets, postedWithinDays: postedWithinDays(now) };
    },
  };
}

/** Counts that stay the same, and those of the time that it is. */
interface Counted {
  readonly facets: Omit<Facets, 'postedWithinDays'>;
  readonly postedWithinDays: (now: number) => readonly StepCount[];
}

/** The time that a posting must not be older than. Time is told by the minute: so counts by it can be kept, and are those of the condition. */
function oldest(days: number, now: number): number {
  return Math.floor(now / minuteMs) * minuteMs - days * dayMs;
}

/** The steps, and the value that is asked for among them. */
function withAsked(steps: readonly number[], asked: number | undefined): readonly number[] {
  return asked === undefined || steps.includes(asked) ? steps : [...steps, asked].sort((a, b) => a - b);
}

/** Conditions on numbers and dates. */
function rulesOf(filters: SearchFilters, now: number): ((posting: PostingHead) => boolean)[] {
  const { minSalary = 0, maxSalary = Infinity, currency, includeUnknownSalary = false } = filters;
  const { postedWithinDays, maxExperienceYears } = filters;
  const rules: ((posting: PostingHead) => boolean)[] = [];
  if (filters.minSalary !== undefined || filters.maxSalary !== undefined || currency !== undefined) {
    rules.push(({ salary }) => {
      if (!salary) return includeUnknownSalary;
      if (currency !== undefined && salary.currency !== currency.toUpperCase()) return false;
      const { min, max } = annualPay(salary);
      return (max ?? min ?? 0) >= minSalary && (min ?? max ?? 0) <= maxSalary;
    });
  }
  if (maxExperienceYears !== undefined) rules.push(({ experienceYears = 0 }) => experienceYears <= maxExperienceYears);
  if (postedWithinDays !== undefined) {
    const least = oldest(postedWithinDays, now);
    rules.push(({ postedAt, firstSeenAt }) => Date.parse(postedAt ?? firstSeenAt) >= least);
  }
  return rules;
}

function or(words: Uint32Array, others: Uint32Array): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) | (others[i] as number);
}

function and(words: Uint32Array, others: Uint32Array): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) & (others[i] as number);
}
