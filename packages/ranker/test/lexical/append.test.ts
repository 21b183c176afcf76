import { describe, expect, test } from '@jest/globals';
import { createAnalyser } from '../../src/analyse/index.js';
import { createLexicalIndex, lexicalIndexParts } from '../../src/lexical/index.js';

const fields = {
  title: { texts: ['Staff Nurse', 'Nurse Manager on a surgical ward'] },
  place: { texts: ['Leeds', 'Hull and York'] },
};
const plain = createAnalyser();

test.each([
  ['with chunks', (check: (text: string) => void) => Object.assign(spied(check), { ofChunk: ofChunk(check) })],
  ['without chunks', spied],
])('an analyser %s that throws in the middle leaves the index as it was', (_, analyserOf) => {
  const analyser = analyserOf((text) => {
    if (text.includes('poison')) throw new Error('no word');
  });
  const index = createLexicalIndex({ fields, analyser });
  const before = index.search('nurse hull staff');

  const more = { title: ['Nurse of many many many words', 'Nurse'], place: ['Hull', 'poison'] };
  expect(() => index.append(more)).toThrow('no word');

  expect([index.rows, index.liveRows]).toEqual([2, 2]);
  expect(index.search('nurse hull staff')).toEqual(before);
  expect(index.search('many')).toEqual([]);
  const good = { title: ['Cook', 'Nurse'], place: ['', 'Leeds by the water'] };
  index.append(good);
  const fresh = createLexicalIndex({
    fields: {
      title: { texts: [...fields.title.texts, ...good.title] },
      place: { texts: [...fields.place.texts, ...good.place] },
    },
    analyser,
  });
  expect(index.search('nurse leeds hull')).toEqual(fresh.search('nurse leeds hull'));
  expect(lexicalIndexParts(index).arrays.lengths).toEqual(lexicalIndexParts(fresh).arrays.lengths);
});

describe('texts that cannot be added', () => {
  test.each<[string, unknown, string]>([
    ['of unequal number', { title: ['a'], place: [] }, 'INVALID_MATRIX'],
    ['with a number among them', { title: ['a'], place: [7] }, 'INVALID_MATRIX'],
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is refused
    ['with a hole', { title: ['a', 'b'], place: ['a', ,] }, 'INVALID_MATRIX'],
    ['that are a string', { title: 'abc', place: ['a', 'b', 'c'] }, 'INVALID_MATRIX'],
    ['that are a string of the right length', { title: ['a', 'b', 'c'], place: 'abc' }, 'INVALID_MATRIX'],
    ['that are null', { title: ['a'], place: null }, 'INVALID_MATRIX'],
    ['of an unknown field', { title: ['a'], place: ['a'], salary: ['1'] }, 'UNKNOWN_FIELD'],
    ['that lack a field', { title: ['a'] }, 'UNKNOWN_FIELD'],
  ])('%s are refused by the check as by append', (_, texts, code) => {
    const index = createLexicalIndex({ fields });
    const refusal = expect.objectContaining({ name: 'RankerError', code });

    expect(() => index.check(texts as never)).toThrow(refusal);
    expect(() => index.append(texts as never)).toThrow(refusal);
    expect(index.rows).toBe(2);
  });

  test('are told from good ones, which the check does not add', () => {
    const index = createLexicalIndex({ fields });

    expect(index.check({ title: ['Cook'], place: [''] })).toBeUndefined();
    expect([index.rows, index.search('cook')]).toEqual([2, []]);
  });
});

function spied(check: (text: string) => void) {
  return (text: string) => {
    check(text);
    return plain(text);
  };
}

function ofChunk(check: (text: string) => void) {
  return (chunk: string) => {
    check(chunk);
    return plain.ofChunk?.(chunk) ?? { tokens: [], positions: 0 };
  };
}
