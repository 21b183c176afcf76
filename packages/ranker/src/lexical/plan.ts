import type { Token } from '../analyse/token.js';
import { checkSame } from '../check.js';
import { type RowFilter, type RowSet, ruleOf } from '../row-set.js';
import { expandWord, type QueryWord } from './expand.js';
import { parseQuery, type QueryClause } from './parse-query.js';
import { type Phrase, phraseRows } from './phrase.js';
import type { Group, Scoring } from './scoring.js';

/** Queries of more distinct words are pasted texts: no typing errors are looked for, as that costs a look at the vocabulary a word. */
const MAX_WORDS_WITH_TYPOS = 16;

/** Whether a row passes. */
export type Rule = (row: number) => boolean;

/** What a query asks of the index. */
export interface Plan {
  /** What scores, in the order of the query. */
  readonly groups: readonly Group[];
  /** Whether the row has every phrase and nothing excluded; absent when every row does. */
  readonly restriction: Rule | undefined;
}

export interface PlanOptions {
  readonly prefix: boolean;
  readonly typos: boolean;
}

export function planQuery(scoring: Scoring, query: string, options: PlanOptions): Plan {
  checkSame('INVALID_QUERY', 'the type of the text', typeof query, 'string');
  const { analyser } = scoring.store.options;
  const clauses = parseQuery(query).map((clause) => ({ clause, tokens: analyser(clause.text) }));
  const groups = wordsOf(clauses, options).flatMap((word) => expandWord(scoring, word));
  return { groups, restriction: restrictionOf(scoring, clauses) };
}

/** Each different phrase and exclusion is looked up once, and no phrase where no row is left. */
function restrictionOf(scoring: Scoring, clauses: readonly AnalysedClause[]): Rule | undefined {
  const known = new Set<string>();
  let required: RowSet | undefined;
  let excluded: RowSet | undefined;
  for (const { clause, tokens } of clauses) {
    const { isExcluded } = clause;
    if (!isExcluded && !clause.isPhrase) continue;
    const phrase = toPhrase(scoring, tokens);
    const key = `${isExcluded} ${phrase.terms} ${phrase.distances}`;
    if (phrase.terms.length === 0 || known.has(key)) continue;
    known.add(key);
    if (isExcluded) excluded = phraseRows(scoring, phrase, { into: excluded });
    else if (required?.count() !== 0) required = phraseRows(scoring, phrase, { within: required });
  }
  return allOf([required, excluded && ((row) => !excluded.has(row))]);
}

/** What passes every filter there is, asked in their order; undefined when there is none. */
export function allOf(filters: readonly (RowFilter | undefined)[]): Rule | undefined {
  const rules = filters.flatMap((filter) => (filter === undefined ? [] : [ruleOf(filter)]));
  return rules.length > 1 ? (row) => rules.every((rule) => rule(row)) : rules[0];
}

interface AnalysedClause {
  readonly clause: QueryClause;
  readonly tokens: readonly Token[];
}

/** Each distinct term once, however often the query has it. */
function wordsOf(clauses: readonly AnalysedClause[], { prefix, typos }: PlanOptions): QueryWord[] {
  const words = new Map<string, QueryWord>();
  clauses.forEach(({ clause, tokens }, i) => {
    if (clause.isExcluded) return;
    tokens.forEach((token, at) => {
      const isLast = i === clauses.length - 1 && at === tokens.length - 1;
      // `front-end` is `frontend` too, `node.js` is `node`: nobody typed these.
      const isTyped = token.position !== tokens[at - 1]?.position;
      const before = words.get(token.term);
      words.set(token.term, {
        term: token.term,
        length: token.end - token.start,
        isPrefix: before?.isPrefix === true || (prefix && isLast && !clause.isPhrase),
        mayHaveTypos: before?.mayHaveTypos === true || (typos && isTyped && !clause.isPhrase),
      });
    });
  });
  const all = [...words.values()];
  return all.length <= MAX_WORDS_WITH_TYPOS ? all : all.map((word) => ({ ...word, mayHaveTypos: false }));
}

/** Of several terms at one position, the first. */
function toPhrase({ store }: Scoring, tokens: readonly Token[]): Phrase {
  const words = tokens.filter(({ position }, at) => position !== tokens[at - 1]?.position);
  const first = words[0]?.position ?? 0;
  return {
    terms: words.map(({ term }) => store.vocabulary.find(term)),
    distances: words.map(({ position }) => position - first),
  };
}
