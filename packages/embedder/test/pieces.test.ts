import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { batchesOf } from '../src/model-process/batches.js';
import { piecesOf } from '../src/model-process/pieces.js';
import { createWordPieces } from '../src/static/word-pieces.js';

const first = 90;
const last = 91;
const wordPieces = createWordPieces(['a', '##a', 'b', '##b', 'ab', '##ab', '.']);
/** BERT's way: special pieces around those of the text. */
const tokenizer = {
  model_max_length: 512,
  pad_token_id: 0,
  encode: (text: string) => [first, ...wordPieces.pieces(text, Number.POSITIVE_INFINITY), last],
};

const word = fc.oneof(
  fc.stringMatching(/^[ab]{1,5}[. ]$/),
  fc.nat(300).map((length) => `${'ab'.repeat(length)} `),
  fc.nat(3000).map((length) => ' '.repeat(length)),
);

test('the pieces of a text are those of the whole, cut, with the last special one at the end', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 400 }), fc.constantFrom(8, 64, 256), (words, maxPieces) => {
      const text = words.join('');
      const all = tokenizer.encode(text);
      const cut = all.length <= maxPieces ? all : [...all.slice(0, maxPieces - 1), last];

      expect(piecesOf(tokenizer, text, maxPieces)).toEqual(text.trim() === '' ? [] : cut);
    }),
  );
});

test('batches hold each row that has pieces once, fewest pieces first, and not too much', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(512)), (counts) => {
      const batches = batchesOf(counts);

      const rows = batches.flat();
      expect([...rows].sort((a, b) => a - b)).toEqual([...counts.keys()].filter((row) => counts[row] !== 0));
      expect(rows.map((row) => counts[row])).toEqual(counts.filter((count) => count > 0).sort((a, b) => a - b));
      for (const batch of batches) {
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length * Math.max(...batch.map((row) => counts[row] as number))).toBeLessThanOrEqual(2048);
      }
    }),
  );
});
