import { checkRow } from '../check.js';
import type { RowFilter } from '../row-set.js';
import { explainRow, type LexicalPart } from './explain.js';
import { type LexicalQueryOptions, resolveWeights } from './options.js';
import { allOf, planQuery, type Rule } from './plan.js';
import { type LexicalScores, type RowScores, scoreGroup } from './score-rows.js';
import { createScoring } from './scoring.js';
import type { LexicalStore } from './store.js';

/** A query that was planned once, so that what is asked of it costs no second look at the vocabulary. Good until rows are added or removed. */
export interface PreparedQuery<Field extends string> {
  /** Every row that matches and passes the options' filter, and this one. */
  scores(filter?: RowFilter): LexicalScores;
  /** What made the row's score: the parts' scores, added in their order, are exactly it. None for a row that does not match. @throws RankerError `INVALID_QUERY` */
  explain(row: number): LexicalPart<Field>[];
  /** Whether a row has every phrase and nothing that is excluded, whatever the filter; undefined when the query has neither. */
  readonly restriction: Rule | undefined;
}

/** @param sums memory of `scores`, which the next search may use */
export function openQuery<Field extends string>(
  store: LexicalStore,
  sums: RowScores,
  query: string,
  { weights, filter, prefix = false, typos = true }: LexicalQueryOptions<Field> = {},
) {
  const scoring = createScoring(store, resolveWeights(store.options.fields, weights));
  const { groups, restriction } = planQuery(scoring, query, { prefix, typos });
  const passes = allOf([restriction, filter]);
  return {
    groups,
    restriction,
    scores(more?: RowFilter): LexicalScores {
      sums.reserve(store.rows);
      for (const group of groups) scoreGroup(scoring, group, sums);
      return sums.take(allOf([passes, more]));
    },
    explain(row: number): LexicalPart<Field>[] {
      checkRow(row, store.rows);
      return (passes?.(row) === false ? [] : explainRow(scoring, groups, row)) as LexicalPart<Field>[];
    },
  };
}
