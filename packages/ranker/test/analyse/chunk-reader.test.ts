import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ChunkReader } from '../../src/analyse/chunk-reader.js';

/** What a reader must find, by the definition: runs of word characters held by single joiners; a script without spaces one by one. */
const chunk =
  /(?:(?<=\.)(?=net)|(?<![\p{L}\p{N}\p{M}]))[\p{Script=Han}]|(?:\.(?=net))?(?:(?![\p{Script=Han}])[\p{L}\p{N}\p{M}])(?:[.\-/&'’‐‑＇]?(?:(?![\p{Script=Han}])[\p{L}\p{N}\p{M}+#]))*|[\p{Script=Han}]/giu;

function chunksOf(text: string, reader = new ChunkReader()): string[] {
  const found: string[] = [];
  reader.read(text);
  while (reader.next()) found.push(text.slice(reader.start, reader.end));
  return found;
}

const pieces = [
  'a',
  'Nurse',
  'net',
  '.',
  '-',
  '/',
  '+',
  '#',
  ' ',
  '\n',
  "'",
  '&',
  'é',
  'ß',
  '7',
  '漢',
  '🚀',
  '𝒜',
  ',',
  '\ud800',
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

test.each([
  ['', []],
  ['...', []],
  ['word', ['word']],
  ['the end.', ['the', 'end']],
  ['held-', ['held']],
  ['C++, C# and .NET; asp.net', ['C++', 'C#', 'and', '.NET', 'asp.net']],
  ['a--b', ['a', 'b']],
  ['+1 #x', ['1', 'x']],
  ['🚀go 漢字', ['go', '漢', '字']],
])('reads the chunks of %j', (text, chunks) => {
  expect(chunksOf(text)).toEqual(chunks);
});

test('reads the same chunks in one scan as character by character', () => {
  const reader = new ChunkReader();
  fc.assert(
    fc.property(texts, (text) => {
      const scanned = chunksOf(text, reader);

      // A character of two code units at the end makes the reader go step by step.
      expect(chunksOf(`${text} 🚀`, reader)).toEqual(scanned);
      expect(scanned).toEqual(text.match(chunk) ?? []);
    }),
    { numRuns: 2000 },
  );
});

test('gives the code units of a chunk in pairs, the last one last', () => {
  const reader = new ChunkReader();
  fc.assert(
    fc.property(texts, (text) => {
      reader.read(text);
      while (reader.next()) {
        const units = Array.from(
          { length: reader.length },
          (_, i) => (reader.pairs[reader.last - reader.length + 1 + i] as number) & 0xffff,
        );
        expect(String.fromCharCode(...units)).toBe(text.slice(reader.start, reader.end));
        for (let i = 1; i < units.length; i++) {
          expect((reader.pairs[reader.last - units.length + 1 + i] as number) >>> 16).toBe(units[i - 1]);
        }
      }
    }),
  );
});

test('reads long texts, and short ones after them', () => {
  const reader = new ChunkReader();
  const long = 'one two-three. '.repeat(5_000);
  const longest = 'one two-three. '.repeat(80_000);

  expect(chunksOf(long, reader)).toHaveLength(10_000);
  expect(chunksOf(longest, reader)).toHaveLength(160_000);
  expect(chunksOf('漢'.repeat(3_000))).toHaveLength(3_000);
  expect(chunksOf('short again', reader)).toEqual(['short', 'again']);
});
