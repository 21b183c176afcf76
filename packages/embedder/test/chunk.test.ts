import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chunkText } from '../src/index.js';

const parts = (text: string, most: number, leaveOut?: (sentence: string) => boolean): string[] =>
  chunkText(text, most, leaveOut).map(({ start, end }) => text.slice(start, end));

test('keeps sentences whole', () => {
  expect(parts('One two. Three four! Five?\nSix', 20)).toEqual(['One two. Three four!', 'Five?\nSix']);
});

test('chunks are of nearly equal length', () => {
  const text = 'A sentence of thirty letters. '.repeat(11);

  expect(parts(text, 100).map(({ length }) => length)).toEqual([89, 89, 89, 59]);
});

test('a text that fits is one chunk, without the blanks around it', () => {
  expect(parts('\n  One. Two.  \n', 100)).toEqual(['One. Two.']);
  expect(parts(' \n\t', 100)).toEqual([]);
  expect(parts('', 100)).toEqual([]);
});

test('a sentence that is too long is cut at blanks, a word where it must be', () => {
  expect(parts('alpha beta gamma delta', 11)).toEqual(['alpha beta', 'gamma delta']);
  expect(parts('x'.repeat(25), 10)).toEqual(['x'.repeat(10), 'x'.repeat(10), 'xxxxx']);
  expect(parts('😀'.repeat(6), 5)).toEqual(['😀😀', '😀😀', '😀😀']);
});

test('what is left out is in no chunk, and ends one', () => {
  const leaveOut = (sentence: string): boolean => sentence.startsWith('We are equal');

  expect(parts('You bake. We are equal. You sell.', 100, leaveOut)).toEqual(['You bake.', 'You sell.']);
  expect(parts('We are equal.', 100, leaveOut)).toEqual([]);
});

test('chunks follow each other, are never longer than asked for, and lose nothing but blanks', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.lorem({ mode: 'sentences', maxCount: 30 }));
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 120 }), (whole, most) => {
      const chunks = chunkText(whole, most);
      let end = 0;
      for (const chunk of chunks) {
        expect(whole.slice(end, chunk.start).trim()).toBe('');
        expect(chunk.end).toBeGreaterThan(chunk.start);
        expect(chunk.end - chunk.start).toBeLessThanOrEqual(most);
        end = chunk.end;
      }
      expect(whole.slice(end).trim()).toBe('');
    }),
  );
});

test('text of a megabyte is cut like any other', () => {
  const line = 'You bake bread. You sell it! Do you?';
  const lines = parts(`${line}\n`.repeat(27_000), 300);
  const oneLine = parts(`${line} `.repeat(27_000), 300);
  const noBlanks = parts('x'.repeat(1_000_000), 300);

  expect(
    lines.every((part) => part.startsWith('You bake') || part.startsWith('You sell') || part.startsWith('Do you')),
  ).toBe(true);
  expect(oneLine.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', '').repeat(27_000));
  expect(noBlanks.join('')).toHaveLength(1_000_000);
});
