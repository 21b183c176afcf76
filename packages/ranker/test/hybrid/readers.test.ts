import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Lists } from '../../src/hybrid/lists.js';
import { resolveFusion } from '../../src/hybrid/query.js';
import { searchLists } from '../../src/hybrid/search.js';
import { createRowSet, topK } from '../../src/index.js';

const fusion = resolveFusion(undefined, () => []);

interface Scores {
  readonly near: readonly number[];
  readonly worded: readonly number[];
  /** Rough scores are off by this much, up or down. */
  readonly slack: number;
}

// Many rows and few distinct scores, so that depth and ties matter.
const size = fc.integer({ min: 100, max: 1500 });
const scores: fc.Arbitrary<Scores> = fc
  .tuple(size, fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(0, 0.002, 0.1))
  .map(([rows, seed, slack]) => {
    let state = seed;
    const random = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const near = Array.from({ length: rows }, () => Math.round(random() * 80) / 40 - 1);
    const worded = Array.from({ length: rows }, () => (random() < 0.3 ? Math.round(random() * 20) / 5 : 0));
    return { near, worded, slack };
  });

function listsOf({ near, worded, slack }: Scores, accept?: (row: number) => boolean): Lists<'a'> {
  const set = accept && createRowSet(near.length);
  near.forEach((_, row) => {
    if (accept?.(row)) set?.add(row);
  });
  const rough = near.map((score, row) => score + slack * Math.sin(row));
  return {
    rows: near.length,
    accept: set,
    vector: {
      slack,
      all: () => rough,
      best: (depth) => topK(rough, depth, accept),
      scores: (rows) => Float64Array.from(rows, (row) => near[row] as number),
      score: (row) => ({ score: near[row] as number, fields: {} }),
    },
    text: {
      scores: Float64Array.from(worded),
      best: (depth) => topK(worded, depth, (row) => (worded[row] as number) > 0 && (accept?.(row) ?? true)),
      explain: () => [],
    },
  };
}

/** Every row that may be a hit, by the definition of the normalised fusion. */
function byDefinition({ near, worded }: Scores, accept: (row: number) => boolean) {
  const rows = near.map((_, row) => row).filter(accept);
  const best = (all: readonly number[]) => rows.reduce((most, row) => Math.max(most, all[row] as number), 0);
  const [bestNear, bestWord] = [best(near), best(worded)];
  const part = (score: number, most: number) => (most > 0 && score > 0 ? score / most : 0);
  return rows
    .map((row) => ({
      row,
      score: 0.5 * part(near[row] as number, bestNear) + 0.5 * part(worded[row] as number, bestWord),
    }))
    .sort((a, b) => b.score - a.score || a.row - b.row);
}

test.each([
  ['looking at every row', Number.POSITIVE_INFINITY],
  ['reading from the tops', 0],
])('%s gives the beginning of the whole answer', (_, few) => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 3 }), (all, limit, step) => {
      const accept = (row: number) => row % step === 0;
      const lists = listsOf(all, step === 1 ? undefined : accept);

      const hits = searchLists(lists, { text: '', vector: [], limit }, fusion, few);

      expect(hits).toEqual(byDefinition(all, accept).slice(0, limit));
    }),
  );
});

test.each([
  ['looking at every row', Number.POSITIVE_INFINITY],
  ['reading from the tops', 0],
])('adjusted scores, %s: the beginning of the whole answer, scores below 0 as they are', (_name, few) => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 40 }), fc.boolean(), (all, limit, negative) => {
      const one: Scores = negative ? { ...all, near: all.near.map((score) => -Math.abs(score) - 0.01) } : all;
      const { text: _, ...lists } = listsOf(one);
      const ages = one.near.map((_, row) => (row * 13) % 40);
      const boosts = one.near.map((_, row) => ((row * 7) % 5) / 2);
      const whole = one.near
        .map((score, row) => ({
          row,
          score: score > 0 ? score * 2 ** (-(ages[row] as number) / 10) * (boosts[row] as number) : score,
        }))
        .sort((a, b) => b.score - a.score || a.row - b.row);

      const hits = searchLists(lists, { vector: [], limit, boosts, freshness: { ages, halfLife: 10 } }, fusion, few);

      expect(hits.map(({ row }) => row)).toEqual(whole.slice(0, limit).map(({ row }) => row));
      hits.forEach(({ score }, i) => {
        expect(score).toBeCloseTo(whole[i]?.score as number, 12);
      });
    }),
  );
});

test.each([
  ['looking at every row', Number.POSITIVE_INFINITY],
  ['reading from the tops', 0],
])('groups, %s: as many hits as there can be', (_name, few) => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 30 }), (all, limit, groups) => {
      const group = { groupOf: (row: number) => row % groups, maxPerGroup: 1 };
      const hits = searchLists(listsOf(all), { text: '', vector: [], limit, group }, fusion, few);

      const firsts = new Map<number, { row: number; score: number }>();
      for (const hit of byDefinition(all, () => true))
        if (!firsts.has(hit.row % groups)) firsts.set(hit.row % groups, hit);
      expect(hits).toEqual([...firsts.values()].slice(0, limit));
    }),
  );
});
