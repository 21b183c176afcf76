import { expect, test } from '@jest/globals';
import { createAnalyser, stemEnglish } from '../../src/analyse/index.js';
import { createLexicalIndex } from '../../src/lexical/index.js';
import { createRowSet } from '../../src/row-set.js';

const texts = ['night nurse', 'night shifts for a nurse', 'day nurse', 'cook', 'nurse'];
const base = createAnalyser({ stem: stemEnglish });
let analysed = 0;
const index = createLexicalIndex({
  fields: { text: { texts } },
  analyser: (text) => {
    analysed++;
    return base(text);
  },
});
const odd = (row: number) => row % 2 === 1;
const few = createRowSet(texts.length);
for (const row of [0, 1, 2]) few.add(row);

test.each(['nurse', 'nurze night', '"night nurse"', 'nurse -day', '"night shifts" -cook nur'])(
  'gives for %s what the index gives',
  (query) => {
    for (const options of [
      {},
      { prefix: true, typos: false },
      { filter: odd },
      { filter: few, weights: { text: 2 } },
    ]) {
      const prepared = index.prepare(query, options);

      expect(prepared.scores()).toEqual(index.prepare(query, options).scores());
      texts.forEach((_, row) => {
        expect(prepared.explain(row)).toEqual(index.prepare(query, options).explain(row));
        expect(prepared.restriction?.(row)).toBe(index.prepare(query).restriction?.(row));
      });
    }
  },
);

test('is planned once, however many rows are explained', () => {
  const prepared = index.prepare('nurze nigth');
  const before = analysed;

  const { rows, scores } = prepared.scores();
  const sums = [...rows].map((row) => prepared.explain(row).reduce((sum, { score }) => sum + score, 0));

  expect(sums).toEqual([...scores]);
  expect(analysed).toBe(before);
});

test('takes a filter after it was planned, besides its own', () => {
  const all = index.prepare('nurse -day');
  const some = index.prepare('nurse -day', { filter: few });

  expect([...all.scores().rows]).toEqual([0, 1, 4]);
  expect([...all.scores(few).rows]).toEqual([0, 1]);
  expect([...some.scores().rows]).toEqual([0, 1]);
  expect([...some.scores(odd).rows]).toEqual([1]);
  expect(some.explain(4)).toEqual([]);
  expect(all.explain(4)).toHaveLength(1);
});

test('restricts by phrases and exclusions, not by its filter', () => {
  expect(index.prepare('nurse', { filter: few }).restriction).toBeUndefined();
  expect(texts.map((_, row) => index.prepare('-day', { filter: few }).restriction?.(row))).toEqual([
    true,
    true,
    false,
    true,
    true,
  ]);
  expect(index.prepare('-day', { filter: few }).restriction?.(4)).toBe(true);
});

test('refuses a row that is not there, and weights of no field', () => {
  expect(() => index.prepare('nurse').explain(5)).toThrow(expect.objectContaining({ code: 'INVALID_QUERY' }));
  expect(() => index.prepare('nurse', { weights: { salary: 1 } as object })).toThrow(
    expect.objectContaining({ code: 'UNKNOWN_FIELD' }),
  );
});

test('results are the caller’s own: later searches do not change them', () => {
  const { rows, scores } = index.prepare('nurse').scores();
  const copy = { rows: [...rows], scores: [...scores] };

  index.search('cook night');

  expect({ rows: [...rows], scores: [...scores] }).toEqual(copy);
});

test('a filter may itself search the index', () => {
  const nested = (row: number) => index.search('cook -nurse night', { filter: (other) => other !== row }).length >= 0;

  expect(index.search('nurse', { filter: nested })).toEqual(index.search('nurse'));
  expect(index.prepare('nurse', { filter: nested }).scores()).toEqual(index.prepare('nurse').scores());
});

test('a filter that throws leaves nothing behind', () => {
  const before = index.search('nurse night');
  const broken = (): boolean => {
    throw new Error('broken');
  };

  expect(() => index.search('nurse', { filter: broken })).toThrow('broken');
  expect(() => index.prepare('nurse').scores(broken)).toThrow('broken');
  expect(index.search('nurse night')).toEqual(before);
});

// Rows are scored some thousands at a time.
test('parts add up to scores in every row of many, of words and of beginnings, and no row is missed', () => {
  const words = ['alpha', 'beta', 'gamma', 'gamut', 'delta'];
  const rows = 40_000;
  const textOf = (row: number) => words.filter((_, i) => Math.imul(row + 1, 2_654_435_761 + 97 * i) >>> 0 < 2 ** 30);
  const many = createLexicalIndex({
    fields: {
      title: { texts: Array.from({ length: rows }, (_, row) => textOf(row).slice(0, 2).join(' ')), weight: 2 },
      body: { texts: Array.from({ length: rows }, (_, row) => textOf(row).join(' ')) },
    },
  });
  for (let row = 0; row < rows; row += 1000) many.remove(row);
  const prepared = many.prepare('beta alpha gam', { prefix: true });
  const { rows: found, scores } = prepared.scores();

  expect([...found]).toEqual(
    Array.from({ length: rows }, (_, row) => row).filter(
      (row) => row % 1000 > 0 && textOf(row).some((word) => word !== 'delta'),
    ),
  );
  const sums = [...found].map((row) => prepared.explain(row).reduce((sum, { score }) => sum + score, 0));
  expect(sums).toEqual([...scores]);
});
