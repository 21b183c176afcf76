/** A word or a phrase of a query. */
export interface QueryClause {
  /** As typed, without quotes and without the minus. */
  readonly text: string;
  /** In quotes: its words must stand in one field, in this order. */
  readonly isPhrase: boolean;
  /** After a minus: rows that have it are no hits. */
  readonly isExcluded: boolean;
}

const space = /\s/;
const quote = /["“”„‟＂]/;

/**
 * The clauses of a query, in order: words between spaces, `"phrases in quotes"`, and either after a minus. Typographic quotes count as
 * quotes; a quote without its other half is a space. A minus excludes only where a clause begins, so that `front-end` and `c++ - java` hold
 * none. Never throws; takes time linear in the text.
 */
export function parseQuery(query: string): QueryClause[] {
  const clauses: QueryClause[] = [];
  let hasQuotes = true;
  for (let at = 0; at < query.length; ) {
    const first = query.charAt(at);
    if (space.test(first)) {
      at++;
      continue;
    }
    const isExcluded = first === '-' && isClauseStart(query, at + 1);
    const start = isExcluded ? at + 1 : at;
    if (quote.test(query.charAt(start))) {
      const end: number = hasQuotes ? find(query, start + 1, quote) : query.length;
      hasQuotes = end < query.length;
      if (hasQuotes) push(clauses, query.slice(start + 1, end), true, isExcluded);
      at = hasQuotes ? end + 1 : start + 1;
    } else {
      const end = find(query, start, wordEnd);
      push(clauses, query.slice(start, end), false, isExcluded);
      at = end;
    }
  }
  return clauses;
}

const wordEnd = /[\s"“”„‟＂]/;

function isClauseStart(query: string, at: number): boolean {
  return at < query.length && query[at] !== '-' && !space.test(query.charAt(at));
}

function find(text: string, from: number, wanted: RegExp): number {
  for (let at = from; at < text.length; at++) if (wanted.test(text.charAt(at))) return at;
  return text.length;
}

function push(clauses: QueryClause[], text: string, isPhrase: boolean, isExcluded: boolean): void {
  if (text.trim() !== '') clauses.push({ text, isPhrase, isExcluded });
}
