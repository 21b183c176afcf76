import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createLexicalIndex,
  createMatrix,
  createRanker,
  type RankerQuery,
  type Scored,
  scoreOf,
} from '../../src/index.js';
import {
  columnsOf,
  documents,
  fieldNames,
  indexOf,
  queryText,
  queryVector,
  type RandomDocument,
  vector,
  weights,
} from './random-index.js';

type Query = RankerQuery<(typeof fieldNames)[number]>;

/** Every row scored by the definitions, one by one, with nothing of the index but BM25F. */
function byDefinition(all: readonly RandomDocument[], query: Query): Scored[] {
  const { title, body } = columnsOf(all);
  const lexical = createLexicalIndex({
    fields: { title: { texts: title.texts, weight: 3 }, body: { texts: body.texts } },
  });
  const found = lexical.prepare(query.text as string).scores();
  const wordScore = new Map(Array.from(found.rows, (row, i) => [row, found.scores[i] as number]));
  const passes = lexical.prepare(query.text as string).restriction ?? (() => true);
  const rows = all.map((_, row) => row).filter((row) => passes(row));
  const near = new Map(rows.map((row) => [row, cosineSum(all[row] as RandomDocument, query.vector as number[])]));
  const bestWord = Math.max(0, ...rows.map((row) => wordScore.get(row) ?? 0));
  const bestNear = Math.max(0, ...near.values());
  const part = (score: number, best: number) => (best > 0 ? Math.max(0, score) / best : 0);
  return rows
    .map((row) => {
      const fused = 0.5 * part(near.get(row) as number, bestNear) + 0.5 * part(wordScore.get(row) ?? 0, bestWord);
      const age = query.freshness?.ages[row] ?? 0;
      return {
        row,
        score:
          fused * ((query.boosts as number[] | undefined)?.[row] ?? 1) * 2 ** (-age / (query.freshness?.halfLife ?? 1)),
      };
    })
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

function cosineSum({ vectors }: RandomDocument, query: readonly number[]): number {
  return fieldNames.reduce((sum, name) => {
    const length = Math.hypot(...vectors[name]) * Math.hypot(...query);
    const dot = vectors[name].reduce((total, value, i) => total + value * (query[i] as number), 0);
    return sum + weights[name] * (length > 0 ? dot / length : 0);
  }, 0);
}

const numbersFor = (all: readonly unknown[], seed: number) => all.map((_, i) => ((i * 7 + seed) % 5) / 4);

test('gives the scores that the definitions give, whatever is asked for beside', () => {
  fc.assert(
    fc.property(
      documents,
      queryText,
      queryVector,
      fc.nat(9),
      fc.boolean(),
      fc.boolean(),
      (all, text, query, seed, boosted, aged) => {
        const search: Query = {
          text,
          vector: query,
          limit: all.length,
          ...(boosted && { boosts: numbersFor(all, seed) }),
          ...(aged && { freshness: { ages: numbersFor(all, seed + 1), halfLife: 0.5 } }),
        };

        const expected = byDefinition(all, search);
        const hits = indexOf(all).search(search);

        expect(hits).toHaveLength(expected.length);
        const scores = new Map(expected.map(({ row, score }) => [row, score]));
        for (const { row, score } of hits) expect(score).toBeCloseTo(scores.get(row) as number, 5);
      },
    ),
  );
});

test('a limited search gives the beginning of the whole answer', () => {
  fc.assert(
    fc.property(
      documents,
      queryText,
      queryVector,
      fc.nat(6),
      fc.constantFrom('normalised', 'reciprocal-rank'),
      (all, text, query, limit, method) => {
        const ranker = indexOf(all);
        const search: Query = { text, vector: query, limit: all.length, fusion: { method } };

        expect(ranker.search({ ...search, limit })).toEqual(ranker.search(search).slice(0, limit));
      },
    ),
  );
});

test('stops reading the rankings no sooner than the answer is certain', () => {
  const many = fc
    .array(documents, { minLength: 1, maxLength: 1 })
    .chain(([some]) => fc.integer({ min: 150, max: 700 }).map((size) => spread(some as RandomDocument[], size)));
  fc.assert(
    fc.property(
      many,
      queryText,
      queryVector,
      fc.integer({ min: 1, max: 30 }),
      fc.nat(9),
      (all, text, query, limit, seed) => {
        const ranker = indexOf(all);
        const search: Query = {
          text,
          vector: query,
          limit: all.length,
          boosts: numbersFor(all, seed),
          group: { groupOf: (row) => row % 40, maxPerGroup: 3 },
        };

        const whole = ranker.search({ ...search, group: { groupOf: (row) => row % 40, maxPerGroup: 3 } });

        expect(ranker.search({ ...search, limit })).toEqual(whole.slice(0, limit));
      },
    ),
    { numRuns: 30 },
  );
});

/** Many documents out of some: every other one with its words and vectors from different ones. */
function spread(some: readonly RandomDocument[], size: number): RandomDocument[] {
  return Array.from({ length: size }, (_, i) => {
    const one = some[i % some.length] as RandomDocument;
    const other = some[(i * 7 + 3) % some.length] as RandomDocument;
    const slightly = (all: readonly number[]) => all.map((value, at) => value + ((i * (at + 1)) % 11) / 50);
    return i % 2 ? { ...one, vectors: { ...other.vectors, title: slightly(one.vectors.title) } } : one;
  });
}

test('folded and unfolded fields give the same answer', () => {
  fc.assert(
    fc.property(documents, queryText, queryVector, (all, text, query) => {
      for (const search of [
        { vector: query, limit: 10 },
        { text, vector: query, limit: 10 },
      ]) {
        expect(indexOf(all, { fold: false }).search(search)).toEqual(indexOf(all).search(search));
      }
    }),
  );
});

test('the parts of every hit make its score again, exactly', () => {
  const method = fc.constantFrom('normalised', 'reciprocal-rank', 'words', 'vectors');
  fc.assert(
    fc.property(documents, queryText, queryVector, method, fc.nat(9), (all, text, query, how, seed) => {
      const hits = indexOf(all).search({
        ...(how !== 'vectors' && { text }),
        ...(how !== 'words' && { vector: query }),
        ...((how === 'normalised' || how === 'reciprocal-rank') && { fusion: { method: how, text: 0.3, vector: 0.7 } }),
        boosts: numbersFor(all, seed),
        freshness: { ages: numbersFor(all, seed + 1), halfLife: 3, floor: 0.1 },
        limit: 5,
        explain: true,
      });

      for (const { score, parts } of hits) {
        if (!parts) throw new Error('was not explained');
        const { vector: near, text: worded } = parts;
        expect(scoreOf(parts)).toBe(score);
        if (near)
          expect(Object.values(near.fields).reduce((sum, { cosine, weight }) => sum + weight * cosine, 0)).toBe(
            near.score,
          );
        if (worded) expect(worded.terms.reduce((sum, term) => sum + term.score, 0)).toBe(worded.score);
      }
    }),
  );
});

test('as many hits as pass the filter, in the order of the whole answer', () => {
  fc.assert(
    fc.property(documents, queryVector, fc.integer({ min: 1, max: 4 }), (all, query, step) => {
      const ranker = indexOf(all);
      const filter = (row: number) => row % step === 0;
      const everything = ranker.search({ vector: query, limit: all.length });

      expect(ranker.search({ vector: query, limit: 4, filter })).toEqual(
        everything.filter(({ row }) => filter(row)).slice(0, 4),
      );
    }),
  );
});

test('at most so many of a group, and as many hits as there can be', () => {
  fc.assert(
    fc.property(documents, queryText, queryVector, fc.integer({ min: 1, max: 3 }), (all, text, query, maxPerGroup) => {
      const groupOf = (row: number) => row % 3;
      const hits = indexOf(all).search({ text, vector: query, limit: 6, group: { groupOf, maxPerGroup } });
      const whole = indexOf(all).search({ text, vector: query, limit: all.length });

      const sizes = [0, 1, 2].map((group) => hits.filter(({ row }) => groupOf(row) === group).length);
      const possible = [0, 1, 2].map((group) =>
        Math.min(maxPerGroup, whole.filter(({ row }) => groupOf(row) === group).length),
      );
      expect(Math.max(...sizes)).toBeLessThanOrEqual(maxPerGroup);
      expect(hits).toHaveLength(
        Math.min(
          6,
          possible.reduce((sum, size) => sum + size, 0),
        ),
      );
    }),
  );
});

test('phrases and exclusions hold for the vectors, too', () => {
  const nothing = { title: [1, 0, 0, 0, 0], body: [1, 0, 0, 0, 0], place: [1, 0, 0, 0, 0] };
  const ranker = indexOf([
    { title: 'night nurse', body: '', vectors: nothing },
    { title: 'nurse night', body: '', vectors: nothing },
    { title: 'baker', body: 'night', vectors: nothing },
  ]);
  const rowsOf = (text: string) => ranker.search({ text, vector: [1, 0, 0, 0, 0], limit: 9 }).map(({ row }) => row);

  expect(rowsOf('"night nurse"')).toEqual([0]);
  expect(rowsOf('-nurse')).toEqual([2]);
  expect(rowsOf('nurse -baker')).toEqual([0, 1]);
});

test('hits below the least score are left out', () => {
  fc.assert(
    fc.property(
      documents,
      queryText,
      vector,
      fc.double({ min: -1, max: 1, noNaN: true }),
      (all, text, query, minScore) => {
        fc.pre(query.some((value) => value !== 0));
        const ranker = indexOf(all);
        const search = { text, vector: query, limit: all.length };

        expect(ranker.search({ ...search, minScore })).toEqual(
          ranker.search(search).filter(({ score }) => score >= minScore),
        );
      },
    ),
  );
});

const small = () =>
  indexOf([
    {
      title: 'night nurse',
      body: 'care',
      vectors: { title: [1, 0, 0, 0, 0], body: [0, 1, 0, 0, 0], place: [0, 0, 1, 0, 0] },
    },
    {
      title: 'baker',
      body: 'bread',
      vectors: { title: [0, 1, 0, 0, 0], body: [0, 0, 0, 0, 0], place: [0, 0, 1, 0, 0] },
    },
  ]);

test.each<[string, Partial<Query>, string]>([
  ['neither text nor vector', { vector: undefined as never }, 'INVALID_QUERY'],
  ['other dims', { vector: [1] }, 'INVALID_QUERY'],
  ['NaN', { vector: [Number.NaN, 0, 0, 0, 0] }, 'INVALID_QUERY'],
  ['a zero vector', { vector: [0, 0, 0, 0, 0] }, 'INVALID_QUERY'],
  ['half a limit', { limit: 0.5 }, 'INVALID_QUERY'],
  ['weights that are all 0', { weights: { title: 0, body: 0, place: 0 } }, 'INVALID_WEIGHTS'],
  ['a negative weight', { weights: { title: -1 } }, 'INVALID_WEIGHTS'],
  ['an unknown field', { weights: { salary: 1 } as never }, 'UNKNOWN_FIELD'],
  ['an unknown field of words', { text: 'x', textWeights: { salary: 1 } as never }, 'UNKNOWN_FIELD'],
  ['a fusion of nothing', { text: 'x', fusion: { text: 0, vector: 0 } }, 'INVALID_WEIGHTS'],
  ['a fusion’s k of 0', { text: 'x', fusion: { method: 'reciprocal-rank', k: 0 } }, 'INVALID_QUERY'],
  ['a fusion’s depth of 0', { text: 'x', fusion: { depth: 0 } }, 'INVALID_QUERY'],
  ['too few ages', { freshness: { ages: [1], halfLife: 1 } }, 'INVALID_QUERY'],
  ['a half-life of 0', { freshness: { ages: [1, 1], halfLife: 0 } }, 'INVALID_QUERY'],
  ['a negative boost', { boosts: [1, -1] }, 'INVALID_QUERY'],
  ['a boost above 1 that a rule tells', { boosts: () => 2 }, 'INVALID_QUERY'],
  ['a rule that tells no boost', { boosts: () => Number.NaN }, 'INVALID_QUERY'],
  ['groups of none', { group: { groupOf: () => 1, maxPerGroup: 0 } }, 'INVALID_QUERY'],
  ['a least score of NaN', { minScore: Number.NaN }, 'INVALID_QUERY'],
])('refuses %s', (_, query, code) => {
  const search = () => small().search({ vector: [1, 0, 0, 0, 0], limit: 2, ...query });

  expect(search).toThrow(expect.objectContaining({ name: 'RankerError', code }));
});

test('answers at the edges', () => {
  const query = [1, 0, 0, 0, 0];

  expect(small().search({ vector: query, limit: 0 })).toEqual([]);
  expect(small().search({ text: '', limit: 5 })).toEqual([]);
  expect(
    small()
      .search({ text: '!?', vector: query, limit: 5 })
      .map(({ row }) => row),
  ).toEqual([0, 1]);
  expect(
    small()
      .search({ text: 'nurse '.repeat(10_000), limit: 5 })
      .map(({ row }) => row),
  ).toEqual([0]);
  expect(small().search({ vector: query, limit: 99 })).toHaveLength(2);
  expect(small().search({ vector: query, limit: 5, filter: () => false })).toEqual([]);
  expect(small().search({ text: 'baker', vector: query, limit: 1, fusion: { vector: 0 } })[0]?.row).toBe(1);
  expect(small().search({ text: 'baker', vector: query, limit: 1, fusion: { text: 0 } })[0]?.row).toBe(0);
});

test.each(['float32', 'float16', 'int8', 'one-bit'] as const)(
  '%s: a limited search over many documents gives the beginning of the whole answer',
  (form) => {
    const many = documents.chain((some) => fc.integer({ min: 150, max: 500 }).map((count) => spread(some, count)));
    fc.assert(
      fc.property(many, queryVector, fc.integer({ min: 1, max: 20 }), (all, query, limit) => {
        const ranker = indexOf(all, { vectors: { form, blockBytes: 256 * 1024 } });

        expect(ranker.search({ vector: query, limit })).toEqual(
          ranker.search({ vector: query, limit: all.length }).slice(0, limit),
        );
      }),
      { numRuns: 20 },
    );
  },
);

test('fields may be called as what every object has', () => {
  const vectors = createMatrix(Float32Array.of(1, 0, 0, 1), 2);
  const ranker = createRanker({
    constructor: { vectors },
    ['__proto__']: { vectors },
    toString: { texts: ['a', 'b'] },
  });

  const hits = ranker.search({ vector: [1, 0], text: 'a', limit: 1, explain: true, weights: {} as never });

  expect(hits[0]?.row).toBe(0);
  expect(Object.keys(hits[0]?.parts?.vector?.fields ?? {})).toEqual(['constructor', '__proto__']);
});

test('an age that is not known is the oldest, and loses no hit', () => {
  const ages = [undefined, 1] as unknown as number[];

  expect(small().search({ vector: [1, 1, 0, 0, 0], limit: 2, freshness: { ages, halfLife: 1 } })).toHaveLength(2);
});

test.each<[string, object, string]>([
  ['an unknown fusion', { text: 'x', fusion: { method: 'rrf' } }, 'INVALID_QUERY'],
  ['a native Set as a filter', { filter: new Set([1]) }, 'INVALID_QUERY'],
  ['freshness without ages', { freshness: { halfLife: 1 } }, 'INVALID_QUERY'],
  ['an endless half-life', { freshness: { ages: [1, 1], halfLife: Number.POSITIVE_INFINITY } }, 'INVALID_QUERY'],
  ['a weight beyond single precision', { weights: { title: 1e39 } }, 'INVALID_WEIGHTS'],
])('refuses %s', (_, query, code) => {
  const search = () => small().search({ vector: [1, 0, 0, 0, 0], limit: 2, ...query });

  expect(search).toThrow(expect.objectContaining({ name: 'RankerError', code }));
});

test('an explained hit knows its place in each ranking and its score before the factors', () => {
  fc.assert(
    fc.property(documents, queryText, queryVector, (all, text, query) => {
      const ranker = indexOf(all, { fold: false });
      const placeIn = (rows: readonly number[], row: number) =>
        rows.includes(row) ? rows.indexOf(row) + 1 : undefined;
      const rowsOf = (search: Query) => ranker.search(search).map(({ row }) => row);
      const passing = new Set(rowsOf({ text, vector: query, limit: all.length }));
      const near = rowsOf({ vector: query, limit: all.length, filter: (row) => passing.has(row) });
      const worded = rowsOf({ text, limit: all.length });

      const boosts = all.map((_, row) => row % 3);
      for (const { row, score, parts } of ranker.search({ text, vector: query, limit: 9, explain: true, boosts })) {
        expect(parts?.vector?.rank).toBe(placeIn(near, row));
        expect(parts?.text?.rank).toBe(placeIn(worded, row));
        expect((parts?.fused as number) * (boosts[row] as number)).toBe(score);
      }
    }),
  );
});
