import type { Analyser } from '../../src/analyse/index.js';

export interface OracleField {
  readonly texts: readonly string[];
  readonly weight: number;
  readonly b: number;
}

/** BM25F as the paper has it, over plain words, in the plainest way. Score i belongs to row i. */
export function oracleScores(
  fields: readonly OracleField[],
  query: readonly string[],
  analyser: Analyser,
  k1: number,
): number[] {
  const counted = fields.map(({ texts }) => texts.map((text) => analyser(text).map(({ term }) => term)));
  const rows = fields[0]?.texts.length ?? 0;
  const frequency = (term: string, row: number): number =>
    fields.reduce((sum, { weight, b }, f) => {
      const all = counted[f] as string[][];
      const own = all[row] as string[];
      const average = all.reduce((total, { length }) => total + length, 0) / rows;
      const tf = own.filter((other) => other === term).length;
      return tf === 0 ? sum : sum + (weight * tf) / (1 - b + (b * own.length) / average);
    }, 0);
  const all = Array.from({ length: rows }, (_, row) => row);
  return all.map((row) =>
    [...new Set(query)].reduce((sum, term) => {
      const df = all.filter((other) => frequency(term, other) > 0).length;
      const idf = Math.log(1 + (rows - df + 0.5) / (df + 0.5));
      const total = frequency(term, row);
      return total === 0 ? sum : sum + (idf * total) / (k1 + total);
    }, 0),
  );
}
