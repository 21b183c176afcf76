import { describe, expect, test } from '@jest/globals';
import {
  createLexicalIndex,
  type LexicalParts,
  lexicalIndexFromParts,
  lexicalIndexParts,
} from '../../src/lexical/index.js';

const index = createLexicalIndex({
  fields: {
    title: { texts: ['Staff Nurse', 'Engineer (C++)', 'Data Scientist'], weight: 3 },
    place: { texts: ['Leeds', 'Berlin', ''] },
    text: { texts: ['Night shifts.', 'No Java.', 'Statistics, machine learning. Nurse an idea.'] },
  },
});

describe('parts that no index has', () => {
  const good = lexicalIndexParts(index);
  const arrays = good.arrays as unknown as Readonly<Record<string, Int32Array>>;
  const withArray = (name: string, change: (copy: Int32Array) => unknown): LexicalParts => {
    const copy = arrays[name]?.slice() as Int32Array;
    return { meta: good.meta, arrays: { ...good.arrays, [name]: change(copy) ?? copy } };
  };
  const set = (at: number, value: number) => (copy: Int32Array) => {
    copy[at] = value;
  };

  test.each<[string, LexicalParts]>([
    ['no fields', { ...good, meta: { ...good.meta, fields: [] } }],
    ['nothing', {} as LexicalParts],
    ['another number of rows', { ...good, meta: { ...good.meta, rows: 4 } }],
    ['a missing array', withArray('keys', () => 'none')],
    ['an array of another kind', withArray('keys', (copy) => Float64Array.from(copy))],
    ['an array cut short', withArray('keys', (copy) => copy.slice(1))],
    ['offsets that descend', withArray('offsets', set(1, 1000))],
    ['word offsets beyond the words', withArray('wordOffsets', (copy) => set(copy.length - 1, 99_999)(copy))],
    ['a key of no row', withArray('keys', set(0, 5000))],
    ['a negative key', withArray('keys', set(0, -1))],
    ['a term of no word', withArray('terms', (copy) => set(copy.length - 1, 99_999)(copy))],
    ['terms that descend', withArray('terms', set(1, 0))],
    ['a frequency of 0', withArray('frequencies', set(0, 0))],
    ['a negative length', withArray('lengths', set(0, -1))],
    ['too few positions', withArray('positions', (copy) => copy.slice(1))],
    ['too few removed rows', withArray('removed', (copy) => copy.slice(1))],
  ])('are refused: %s', (_, parts) => {
    expect(() => lexicalIndexFromParts(parts)).toThrow(expect.objectContaining({ name: 'RankerError' }));
  });

  test('the good ones make the same index', () => {
    const again = lexicalIndexFromParts<string>(good);

    for (const query of ['nurse', '"machine learning"', 'enginer', 'java -berlin']) {
      expect(again.search(query)).toEqual(index.search(query));
    }
  });

  test('an object that is no index has none', () => {
    expect(() => lexicalIndexParts({ ...index })).toThrow(expect.objectContaining({ code: 'INVALID_INDEX' }));
  });
});
