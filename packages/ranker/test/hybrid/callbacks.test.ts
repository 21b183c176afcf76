import { expect, test } from '@jest/globals';
import { type BestByWords, createMatrix, createRanker, createVectorIndex } from '../../src/index.js';
import { nothingChosen } from '../../src/vectors/vector-index.js';

const words = ['nurse', 'night', 'driver', 'van', 'cook'];
const texts = Array.from({ length: 300 }, (_, row) => [0, 1, 2].map((i) => words[(row * (i + 1) + i) % 5]).join(' '));
const vectors = createMatrix(
  Float32Array.from({ length: 300 * 4 }, (_, i) => Math.sin(i * 1.7)),
  4,
);
const ranker = createRanker({ text: { texts, vectors } });
const query = { text: 'night nurse', vector: [1, 0, 0.5, 0], limit: 7, explain: true };
const answer = ranker.search(query);
const searchAnother = () => ranker.search({ text: 'van driver cook', limit: 300 });

test('rules, boosts and fusions may themselves search the index', () => {
  const nested = ranker.search({
    ...query,
    filter: () => searchAnother().length > 0,
    boosts: () => (searchAnother().length > 0 ? 1 : 0),
    fusion: (best) => {
      const before = best(5);
      searchAnother();
      expect(best(5)).toEqual(before);
      return {};
    },
  });

  expect(nested).toEqual(answer);
});

test('what throws in the middle of a search leaves nothing to the next one', () => {
  const broken = (): never => {
    throw new Error('broken');
  };

  expect(() => ranker.search({ ...query, boosts: broken })).toThrow('broken');
  expect(() => ranker.search({ ...query, fusion: (best) => broken() ?? { text: best(1).length } })).toThrow('broken');
  expect(ranker.search(query)).toEqual(answer);
});

test.each([-1, 1.5, Number.NaN, '2' as never])('a fusion cannot ask for %p of the best', (count) => {
  const ask = () => ranker.search({ ...query, fusion: (best) => ({ text: best(count).length }) });

  expect(ask).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
  expect(ranker.search(query)).toEqual(answer);
});

test('the best by words, kept beyond its search, never tell of another one', () => {
  let kept: BestByWords = () => [];
  ranker.search({
    ...query,
    fusion: (best) => {
      kept = best;
      return {};
    },
  });

  expect(() => kept(2000)).toThrow();
  ranker.search({ ...query, text: 'van', fusion: () => expect(() => kept(2001)).toThrow() as never });
});

test('what codes chose for one depth is the same for the next, and more is chosen where more is wanted', () => {
  const rows = 40_000;
  const dims = 128;
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32 - 0.5;
  };
  const index = createVectorIndex(createMatrix(Float32Array.from({ length: rows * dims }, random), dims));
  const asked = Float32Array.from({ length: dims }, random);
  const length = Math.hypot(...asked);
  const unit = asked.map((value) => value / length);
  const chosen = nothingChosen();

  const few = index.nearest(unit, 10, { chosen });
  const candidates = chosen.rows.length;
  expect(few).toEqual(index.nearest(unit, 10));
  expect(index.nearest(unit, 400, { chosen })).toEqual(index.nearest(unit, 400));
  expect(chosen.rows.length).toBeGreaterThan(candidates);
  expect(index.nearest(unit, 10, { chosen })[0]).toEqual(few[0]);
});
