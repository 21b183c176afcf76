import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '../../src/lexical/edit-distance.js';
import { SimilarWords } from '../../src/lexical/similar-words.js';
import { Vocabulary } from '../../src/lexical/vocabulary.js';

/** The whole table of optimal string alignment. */
function oracle(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const cell = (i: number, j: number) => table[i]?.[j] as number;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, cell(i - 2, j - 2) + 1);
      (table[i] as number[])[j] = cost;
    }
  }
  return cell(a.length, b.length);
}

const units = (word: string) => Uint16Array.from(word, (letter) => letter.charCodeAt(0));
const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 9 }).map((letters) => letters.join(''));

test('is the distance of the whole table, or one more than was allowed', () => {
  fc.assert(
    fc.property(word, word, fc.constantFrom(1, 2), (a, b, most) => {
      const held = units(`xx${b}yy`);

      expect(editDistance(units(a), held, 2, 2 + b.length, most)).toBe(Math.min(oracle(a, b), most + 1));
    }),
    { numRuns: 2000 },
  );
});

test('finds every word that is near, and every word that begins so', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), word, fc.constantFrom(1, 2), (words, wanted, most) => {
      const vocabulary = new Vocabulary();
      for (const each of words) vocabulary.add(each);
      const similar = new SimilarWords(vocabulary);
      const distinct = [...new Set(words)].filter((each) => each !== wanted);

      const near = similar.near(wanted, most).map(({ term, distance }) => `${vocabulary.word(term)} ${distance}`);
      const begun = similar.beginningWith(`a${wanted}`).map((term) => vocabulary.word(term));

      const expected = distinct.filter((each) => oracle(wanted, each) <= most);
      expect(near.sort()).toEqual(expected.map((each) => `${each} ${oracle(wanted, each)}`).sort());
      expect(begun).toEqual(
        [...new Set(words)].filter((each) => each.startsWith(`a${wanted}`) && each !== `a${wanted}`),
      );
    }),
    { numRuns: 500 },
  );
});

test('a vocabulary numbers strings as a map does, also over the arrays of another', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 4 }), { maxLength: 400 }), (words) => {
      const vocabulary = new Vocabulary();
      const map = new Map<string, number>();
      for (const each of words) {
        if (!map.has(each)) map.set(each, map.size);
        expect(vocabulary.add(each)).toBe(map.get(each));
      }
      const { size } = vocabulary;
      const again = Vocabulary.from(
        vocabulary.pool.slice(0, vocabulary.offsets[size]),
        vocabulary.offsets.slice(0, size + 1),
      );

      for (const [each, id] of map) {
        expect([again.find(each), again.word(id)]).toEqual([id, each]);
      }
      expect(again.find('not among these')).toBe(-1);
      expect([again.add('new one'), again.add('new one')]).toEqual([size, size]);
    }),
  );
});
