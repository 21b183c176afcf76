import { checkRow } from '../check.js';
import type { RowFilter } from '../row-set.js';
import { explainRow, type LexicalPart } from './explain.js';
import { type LexicalQueryOptions, resolveWeights } from './options.js';
import { allOf, planQuery, type Rule } from './plan.js';
import { type LexicalScores, RowScores, scoreGroups } from './score-rows.js';
import { createScoring, type Group } from './scoring.js';
import type { LexicalStore } from './store.js';

/** A query that was planned once, so that what is asked of it costs no second look at the vocabulary. Good until rows are added or removed. */
export interface PreparedQuery<Field extends string> {
  /** Every row that matches and passes the options' filter, and this one. */
  scores(filter?: RowFilter): LexicalScores;
  /** What made the row's score: the parts' scores, added in their order, are exactly it. None for a row that does not match. @throws RankerError `INVALID_QUERY` */
  explain(row: number): LexicalPart<Field>[];
  /** Whether a row has every phrase and nothing that is excluded, whatever the filter; undefined when the query has neither. */
  readonly restriction: Rule | undefined;
  /** @internal In the order of the query. */
  readonly groups: readonly Group[];
  /** @internal Whether a row passes phrases, exclusions and the options' filter; undefined when there are none. */
  readonly passes: Rule | undefined;
  /** @internal What every row gets, passing or not. It is memory of the index, for whoever asks next: good until it is given back. */
  sums(): RowScores;
  /** @internal */
  giveBack(sums: RowScores): void;
}

/** @param spare memory of sums that nobody uses, all zero: a caller's rule may itself search, so that there may be several */
export function openQuery<Field extends string>(
  store: LexicalStore,
  spare: RowScores[],
  query: string,
  { weights, filter, prefix = false, typos = true }: LexicalQueryOptions<Field> = {},
): PreparedQuery<Field> {
  const scoring = createScoring(store, resolveWeights(store.options.fields, weights));
  const { groups, restriction } = planQuery(scoring, query, { prefix, typos });
  const passes = allOf([restriction, filter]);
  const prepared: PreparedQuery<Field> = {
    groups,
    restriction,
    passes,
    sums() {
      const sums = spare.pop() ?? new RowScores();
      sums.reserve(store.rows);
      scoreGroups(scoring, groups, sums);
      return sums;
    },
    giveBack(sums) {
      sums.clear();
      spare.push(sums);
    },
    scores(more) {
      const sums = prepared.sums();
      const all = sums.all(allOf([passes, more]));
      prepared.giveBack(sums);
      return all;
    },
    explain(row) {
      checkRow(row, store.rows);
      return (passes?.(row) === false ? [] : explainRow(scoring, groups, row)) as LexicalPart<Field>[];
    },
  };
  return prepared;
}
