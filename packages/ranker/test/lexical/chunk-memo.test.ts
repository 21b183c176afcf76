import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ChunkReader } from '../../src/analyse/chunk-reader.js';
import { ChunkMemo } from '../../src/lexical/chunk-memo.js';

const words = fc.array(fc.stringMatching(/^[a-c\u{e9}\u{10d}]{1,20}$/u), { minLength: 1, maxLength: 60 });

test('keeps a number for each word, as a Map does', () => {
  fc.assert(
    fc.property(words, (all) => {
      const memo = new ChunkMemo();
      const reader = new ChunkReader();
      const expected = new Map<string, number>();
      const text = all.join(' ');
      reader.read(text);
      while (reader.next()) {
        const word = text.slice(reader.start, reader.end);
        const slot = memo.slotOf(reader);
        expect(memo.has(slot) ? memo.valueAt(slot) : undefined).toBe(expected.get(word));
        if (memo.has(slot)) continue;
        memo.put(slot, reader, expected.size);
        expected.set(word, expected.size);
      }
      expect(memo.size).toBe(expected.size);
    }),
  );
});

test('keeps ten thousand words through its growth', () => {
  const memo = new ChunkMemo();
  const reader = new ChunkReader();
  const text = Array.from({ length: 10_000 }, (_, i) => `${'x'.repeat(i % 23)}w${i}`).join(' ');
  const each = (visit: (i: number) => void): void => {
    reader.read(text);
    for (let i = 0; reader.next(); i++) visit(i);
  };

  each((i) => memo.put(memo.slotOf(reader), reader, i));

  each((i) => expect(memo.valueAt(memo.slotOf(reader))).toBe(i));
});
