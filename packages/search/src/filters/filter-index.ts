import type { RowSet } from '@jobsearch/ranker';
import type { PostingHead } from '../posting-head.js';
import { rememberLatest } from '../remembered.js';
import { copy, intersection, union } from '../row-sets.js';
import { createConditions, minuteMs, oldest } from './conditions.js';
import { type NumberFilter, type SearchFilters, type ValueFilter, valueFilters } from './filters.js';
import { countSteps, createNumberColumns, type NumberColumn, type StepCount } from './number-column.js';
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
  /** Those that meet all of them, a set of the caller's own. @param now milliseconds since 1970 @param within the rows that are asked about; default all */
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
/** Counts of so many filters are kept, and the rows of so many conditions. */
const mostKept = 64;

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
  const latestCounts = rememberLatest<Counted>(mostKept);
  const rowsThatMeet = rememberLatest<RowSet>(mostKept);
  const columnOf = (filter: ValueFilter): ValueColumn => {
    const known = columns.get(filter) ?? createValueColumn(postings, valuesOf[filter]);
    columns.set(filter, known);
    return known;
  };

  const conditionsOf = createConditions(postings, { columnOf, numbers });

  function rows(filters: SearchFilters, now: number, within?: RowSet, but?: ValueFilter | NumberFilter): RowSet {
    const { open, closed } = candidates;
    const asked = conditionsOf(filters, now).filter(({ filter }) => filter === undefined || filter !== but);
    const sets = asked.map((condition) => rowsThatMeet(condition.id, condition.rows));
    return [...(within ? [within] : []), ...sets].reduce(
      intersection,
      filters.includeClosed ? union(open, closed) : copy(open),
    );
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
    return latestCounts(key, () => count(filters, now));
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

/** The steps, and the value that is asked for among them. */
function withAsked(steps: readonly number[], asked: number | undefined): readonly number[] {
  return asked === undefined || steps.includes(asked) ? steps : [...steps, asked].sort((a, b) => a - b);
}
