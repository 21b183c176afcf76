import { type RowSet, toRowSet } from '@jobsearch/ranker';
import type { PostingHead } from '../posting-head.js';
import { type NumberFilter, type SearchFilters, type ValueFilter, valueFilters } from './filters.js';
import { dayMs, type NumberColumn } from './number-column.js';
import type { ValueColumn } from './value-column.js';

/** One condition of some filters. */
export interface Condition {
  /** The same for the same condition. */
  readonly id: string;
  /** The filter that it is all of; absent where facets don't count the filter's values. */
  readonly filter?: ValueFilter | NumberFilter | undefined;
  /** The rows that meet it, whether they may be hits or not. */
  readonly rows: () => RowSet;
}

interface Columns {
  readonly columnOf: (filter: ValueFilter) => ValueColumn;
  readonly numbers: (column: NumberColumn) => Float64Array;
}

export const minuteMs = 60_000;

/** Tells what filters ask for, condition by condition. */
export function createConditions(
  postings: readonly PostingHead[],
  { columnOf, numbers }: Columns,
): (filters: SearchFilters, now: number) => Condition[] {
  function onValues(
    column: ValueFilter,
    which: 'any' | 'all' | 'none',
    wanted: readonly string[] | undefined,
    filter?: ValueFilter,
  ): Condition[] {
    if (!wanted?.length) return [];
    const id = JSON.stringify([column, which, ...wanted]);
    return [{ id, filter, rows: () => columnOf(column).rowsWith(wanted, which) }];
  }

  function onNumber(
    column: NumberColumn,
    { least = -Infinity, most = Infinity }: { readonly least?: number; readonly most?: number },
    passesUnknown: boolean,
    filter?: NumberFilter,
  ): Condition {
    const passes = (value: number): boolean => (Number.isNaN(value) ? passesUnknown : value >= least && value <= most);
    const rows = (): RowSet => {
      const values = numbers(column);
      return toRowSet((row) => passes(values[row] as number), values.length);
    };
    return { id: `${column} ${least} ${most} ${passesUnknown}`, filter, rows };
  }

  function onCurrency(currency: string, passesUnknown: boolean): Condition {
    const wanted = currency.toUpperCase();
    const passes = (row: number): boolean => {
      const { salary } = postings[row] as PostingHead;
      return salary ? salary.currency === wanted : passesUnknown;
    };
    return { id: `currency ${wanted} ${passesUnknown}`, rows: () => toRowSet(passes, postings.length) };
  }

  return (filters, now) => {
    const { minSalary, maxSalary, currency, includeUnknownSalary = false } = filters;
    const { postedWithinDays: days, maxExperienceYears: years } = filters;
    return [
      ...valueFilters.flatMap((filter) =>
        onValues(filter, filter === 'skills' ? 'all' : 'any', filters[filter], filter),
      ),
      ...onValues('skills', 'any', filters.anySkills),
      ...onValues('company', 'none', filters.notCompany),
      ...(currency === undefined ? [] : [onCurrency(currency, includeUnknownSalary)]),
      ...(minSalary === undefined
        ? []
        : [onNumber('mostPay', { least: minSalary }, includeUnknownSalary, 'minSalary')]),
      ...(maxSalary === undefined ? [] : [onNumber('leastPay', { most: maxSalary }, includeUnknownSalary)]),
      ...(years === undefined ? [] : [onNumber('experienceYears', { most: years }, true, 'maxExperienceYears')]),
      ...(days === undefined ? [] : [onNumber('postedAt', { least: oldest(days, now) }, false, 'postedWithinDays')]),
    ];
  };
}

/** The time that a posting must not be older than. Time is told by the minute: so counts by it can be kept, and are those of the condition. */
export function oldest(days: number, now: number): number {
  return Math.floor(now / minuteMs) * minuteMs - days * dayMs;
}
