import type { Constraint, Meaning } from './constraint.js';

/** Words of a query that mean something. */
export interface QueryPattern {
  /** With the flag `g`. */
  readonly words: RegExp;
  readonly means: Meaning | ((match: RegExpMatchArray) => Meaning | undefined);
  /** See {@link Constraint}; default false. */
  readonly isPure?: boolean;
}

/** All that the patterns find. */
export function readPatterns(text: string, patterns: readonly QueryPattern[]): Constraint[] {
  return patterns.flatMap(({ words, means, isPure = false }) =>
    Array.from(text.matchAll(words)).flatMap((match) => {
      const meaning = typeof means === 'function' ? means(match) : means;
      return meaning ? [{ meaning, start: match.index, end: match.index + match[0].length, isPure }] : [];
    }),
  );
}
