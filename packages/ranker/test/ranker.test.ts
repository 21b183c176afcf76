import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { similarity } from 'ml-distance';
import { createMatrix, createRanker, RankerError, type RankerQuery } from '../src/index.js';

const dims = 7;
const value = fc.double({ min: -10, max: 10, noNaN: true }).map(Math.fround);
const vector = fc.array(value, { minLength: dims, maxLength: dims }).filter((v) => Math.hypot(...v) > 1e-3);
const weights = { title: 0.5, location: 0.5, company: 0.2, description: 0.3 };
const documents = fc.array(fc.record({ title: vector, location: vector, company: vector, description: vector }), {
  minLength: 1,
  maxLength: 30,
});

type Document = Record<keyof typeof weights, number[]>;

function rankerOf(all: readonly Document[]) {
  const field = (name: keyof Document) => ({
    vectors: createMatrix(Float32Array.from(all.flatMap((one) => one[name])), dims),
  });
  return createRanker({
    title: field('title'),
    location: field('location'),
    company: field('company'),
    description: field('description'),
  });
}

test('weights of fields give the weighted sum of cosines that ml-distance gives', () => {
  fc.assert(
    fc.property(documents, vector, (all, query) => {
      const expected = all.map((one) =>
        Object.entries(weights).reduce(
          (sum, [name, weight]) => sum + weight * similarity.cosine(query, one[name as keyof Document]),
          0,
        ),
      );

      const hits = rankerOf(all).search({ vector: query, limit: all.length, weights });

      expect(hits).toHaveLength(all.length);
      for (const { row, score } of hits) expect(score).toBeCloseTo(expected[row] as number, 5);
      expect(hits.every((hit, i) => i === 0 || (hits[i - 1]?.score as number) >= hit.score)).toBe(true);
    }),
  );
});

test('the parts of a hit make its score again, exactly', () => {
  fc.assert(
    fc.property(documents, vector, (all, query) => {
      for (const { score, parts } of rankerOf(all).search({
        vector: query,
        limit: 5,
        weights,
        explain: true,
      })) {
        const sum = Object.values(parts?.vector?.fields ?? {}).reduce(
          (total, { cosine, weight }) => total + weight * cosine,
          0,
        );

        expect(sum).toBe(score);
      }
    }),
  );
});

test('gives as many hits as pass the filter, in the order they have without it', () => {
  fc.assert(
    fc.property(documents, vector, fc.integer({ min: 1, max: 4 }), (all, query, step) => {
      const ranker = rankerOf(all);
      const passes = (row: number) => row % step === 0;

      const everything = ranker.search({ vector: query, limit: all.length });

      expect(ranker.search({ vector: query, limit: 3, filter: passes })).toEqual(
        everything.filter(({ row }) => passes(row)).slice(0, 3),
      );
    }),
  );
});

const small = () =>
  createRanker({
    title: { vectors: createMatrix(Float32Array.of(1, 0, 0, 1, 2, 0), 2) },
    text: { vectors: createMatrix(Float32Array.of(0, 1, 0, 1, 0, 0), 2), weight: 0.5 },
  });

test('weights of a search go before those of the index; 0 leaves a field out', () => {
  const search = (weights?: RankerQuery<'title' | 'text'>['weights']) =>
    small()
      .search({ vector: [0, 3], limit: 3, ...(weights && { weights }) })
      .map(({ row, score }) => [row, score]);

  expect(search()).toEqual([
    [1, 1.5],
    [0, 0.5],
    [2, 0],
  ]);
  expect(search({ title: 0 })).toEqual([
    [0, 0.5],
    [1, 0.5],
    [2, 0],
  ]);
  expect(search({ text: 2 })).toEqual([
    [1, 3],
    [0, 2],
    [2, 0],
  ]);
});

test('the length of a vector does not matter, and a zero row is like nothing', () => {
  expect(small().search({ vector: [9, 0], limit: 3, weights: { text: 0 } })).toEqual([
    { row: 0, score: 1 },
    { row: 2, score: 1 },
    { row: 1, score: 0 },
  ]);
});

test.each<[string, Partial<RankerQuery<'title' | 'text'>>, string]>([
  ['dims that are not the index’s', { vector: [1] }, 'INVALID_QUERY'],
  ['NaN', { vector: [Number.NaN, 1] }, 'INVALID_QUERY'],
  ['infinity', { vector: [Infinity, 1] }, 'INVALID_QUERY'],
  ['numbers that cannot be squared', { vector: [1e200, 1] }, 'INVALID_QUERY'],
  ['numbers whose squares are 0', { vector: [1e-200, 1e-200] }, 'INVALID_QUERY'],
  ['a zero vector', { vector: [0, 0] }, 'INVALID_QUERY'],
  ['a negative limit', { limit: -1 }, 'INVALID_QUERY'],
  ['a negative weight', { weights: { title: -1 } }, 'INVALID_WEIGHTS'],
  ['weights that are all 0', { weights: { title: 0, text: 0 } }, 'INVALID_WEIGHTS'],
  ['an unknown field', { weights: { body: 1 } as never }, 'UNKNOWN_FIELD'],
  ['a weight that nothing could be added to', { weights: { title: 1e-12 } }, 'INVALID_WEIGHTS'],
  ['a text that is none', { text: 5 as never }, 'INVALID_QUERY'],
  ['no text', { text: null as never }, 'INVALID_QUERY'],
  ['a vector that is none', { vector: null as never }, 'INVALID_QUERY'],
  ['a filter that is none', { filter: null as never }, 'INVALID_QUERY'],
  ['no freshness', { freshness: null as never }, 'INVALID_QUERY'],
  ['a least score that is no number', { minScore: 'x' as never }, 'INVALID_QUERY'],
  ['a least score of null', { minScore: null as never }, 'INVALID_QUERY'],
  ['no group', { group: null as never }, 'INVALID_QUERY'],
  ['a group of nothing', { group: { maxPerGroup: 1 } as never }, 'INVALID_QUERY'],
  [
    'groups of none, though nothing is wanted',
    { limit: 0, group: { groupOf: String, maxPerGroup: 0 } },
    'INVALID_QUERY',
  ],
  ['a boost beyond what can be multiplied', { boosts: [1e300, 1, 1, 1, 1, 1, 1, 1] }, 'INVALID_QUERY'],
])('refuses %s', (_, query, code) => {
  expect(() => small().search({ vector: [1, 0], limit: 1, ...query })).toThrow(expect.objectContaining({ code }));
});

test('refuses fields that disagree, hold NaN, or are none', () => {
  const two = createMatrix(new Float32Array(4), 2);

  expect(() => createRanker({})).toThrow(RankerError);
  expect(() => createRanker({ a: { vectors: two }, b: { vectors: createMatrix(new Float32Array(2), 2) } })).toThrow(
    /number of documents in b is 1: want 2/,
  );
  expect(() => createRanker({ a: { vectors: createMatrix(Float32Array.of(1, Number.NaN), 2) } })).toThrow(/row 0/);
  expect(() => createRanker({ a: { vectors: two, weight: Number.NaN } })).toThrow(/weight of a, .* is NaN/);
  expect(() => createRanker({ a: undefined as never })).toThrow(RankerError);
  expect(() => createMatrix([1, 2] as never, 2)).toThrow(RankerError);
  expect(() => createMatrix(new Float32Array(3), 2)).toThrow(/3 values do not make rows of 2/);
  expect(() => createMatrix(new Float32Array(3), 0)).toThrow(/dims is 0/);
});

test('an empty index finds nothing', () => {
  expect(
    createRanker({ a: { vectors: createMatrix(new Float32Array(0), 2) } }).search({ vector: [1, 0], limit: 3 }),
  ).toEqual([]);
});
