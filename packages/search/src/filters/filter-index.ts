import { createRowSet, type RowSet } from '@jobsearch/ranker';
import type { PostingHead } from '../posting-head.js';
import { type NumberFilter, type SearchFilters, type ValueFilter, valueFilters } from './filters.js';
import { countSteps, createNumberColumns, dayMs, type NumberColumn, type StepCount } from './number-column.js';
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

const columnOfCondition: Readonly<Record<NumberFilter, NumberColumn>> = {
  minSalary: 'mostPay',
  maxExperienceYears: 'experienceYears',
  postedWithinDays: 'postedAt',
};

const shown = 20;
/** Counts of so many filters are kept. */
const mostCounted = 64;
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
 * @param numbers the postings' numbers, where they are needed elsewhere, too
 * @param candidates rows that may be hits at all, and those of closed postings, which may be asked for
 */
export function createFilterIndex(
  postings: readonly PostingHead[],
  candidates: { readonly open: RowSet; readonly closed: RowSet },
  numbers = createNumberColumns(postings),
): FilterIndex {
  const columns = new Map<ValueFilter, ValueColumn>();
  const counted = new Map<string, Counted>();
  const columnOf = (filter: ValueFilter): ValueColumn => {
    const known = columns.get(filter) ?? createValueColumn(postings, valuesOf[filter]);
    columns.set(filter, known);
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
      for (let row = 0; row < postings.length; row++) if (set.has(row) && !passes(row)) set.delete(row);
    }
    return set;
  }

  /** Conditions on numbers and dates, each a question about a row. */
  function rulesOf(filters: SearchFilters, now: number): ((row: number) => boolean)[] {
    const {
      minSalary,
      maxSalary,
      currency,
      includeUnknownSalary = false,
      postedWithinDays,
      maxExperienceYears,
    } = filters;
    const rules: ((row: number) => boolean)[] = [];
    if (currency !== undefined) {
      const wanted = currency.toUpperCase();
      rules.push((row) => {
        const { salary } = postings[row] as PostingHead;
        return salary ? salary.currency === wanted : includeUnknownSalary;
      });
    }
    const bound = (column: NumberColumn, passes: (value: number) => boolean, passesUnknown: boolean): void => {
      const values = numbers(column);
      rules.push((row) => {
        const value = values[row] as number;
        return Number.isNaN(value) ? passesUnknown : passes(value);
      });
    };
    if (minSalary !== undefined) bound('mostPay', (pay) => pay >= minSalary, includeUnknownSalary);
    if (maxSalary !== undefined) bound('leastPay', (pay) => pay <= maxSalary, includeUnknownSalary);
    if (maxExperienceYears !== undefined) bound('experienceYears', (years) => years <= maxExperienceYears, true);
    if (postedWithinDays !== undefined) {
      const least = oldest(postedWithinDays, now);
      bound('postedAt', (time) => time >= least, false);
    }
    return rules;
  }

  function count(filters: SearchFilters, now: number, within?: RowSet): Counted {
    const all = rows(filters, now, within);
    const own = (filter: ValueFilter | NumberFilter): RowSet =>
      filters[filter] === undefined ? all : rows(filters, now, within, filter);
    const values = valueFilters.map((filter) => [filter, columnOf(filter).count(own(filter), shown)] as const);
    const stepsAt = (filter: NumberFilter, time: number): StepCount[] =>
      countSteps(own(filter), {
        numbers: numbers(columnOfCondition[filter]),
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

function or(words: Uint32Array, others: Uint32Array): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) | (others[i] as number);
}

function and(words: Uint32Array, others: Uint32Array): void {
  for (let i = 0; i < words.length; i++) words[i] = (words[i] as number) & (others[i] as number);
}
