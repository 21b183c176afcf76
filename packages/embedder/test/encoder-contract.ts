import { describe, expect, test } from '@jest/globals';
import { type Matrix, rowOf } from '@jobsearch/ranker';
import type { Encoder } from '../src/index.js';

const texts = [
  'night nurse',
  'python developer, remote',
  'driver',
  `senior developer. ${'builds python services for night drivers, '.repeat(30)}`,
  'nurses',
];

/** What every encoder must do, whatever its model. `tolerance`: how far a number may move with the batch it is in. */
export function encoderContract(
  name: string,
  open: () => Promise<Encoder>,
  { tolerance }: { tolerance: number },
): void {
  describe(`${name} keeps the encoder contract`, () => {
    let opened: Promise<Encoder> | undefined;
    const encoder = () => {
      opened ??= open();
      return opened;
    };

    test('describes itself fully', async () => {
      const { spec } = await encoder();

      expect(spec.model).not.toBe('');
      expect(spec.revision).toMatch(/^[0-9a-f]{64}$/);
      expect(spec.dims).toBeGreaterThan(0);
      expect(spec.maxPieces).toBe(256);
    });

    test('gives one row of unit length per text', async () => {
      const matrix = await (await encoder()).encode(texts, 'passage');

      expect([matrix.rows, matrix.dims]).toEqual([texts.length, (await encoder()).spec.dims]);
      for (let row = 0; row < matrix.rows; row++) expect(lengthOf(rowOf(matrix, row))).toBeCloseTo(1, 5);
    });

    test('keeps the order of the texts, whatever batch they are in', async () => {
      const together = await (await encoder()).encode(texts, 'passage');
      const reversed = await (await encoder()).encode([...texts].reverse(), 'passage');

      for (const [row, text] of texts.entries()) {
        const alone = await (await encoder()).encode([text], 'passage');
        expectClose(rowOf(together, row), rowOf(alone, 0), tolerance);
        expectClose(rowOf(reversed, texts.length - 1 - row), rowOf(alone, 0), tolerance);
      }
    });

    test('gives different texts different vectors', async () => {
      const matrix = await (await encoder()).encode(['night nurse', 'python developer'], 'query');

      expect(dot(rowOf(matrix, 0), rowOf(matrix, 1))).toBeLessThan(0.9);
    });

    test('gives a zero row for a text without a word, and its neighbours are none the worse', async () => {
      const matrix = await (await encoder()).encode(['', 'driver', ' \n\t '], 'passage');
      const alone = await (await encoder()).encode(['driver'], 'passage');

      expect(lengthOf(rowOf(matrix, 0))).toBe(0);
      expect(lengthOf(rowOf(matrix, 2))).toBe(0);
      expectClose(rowOf(matrix, 1), rowOf(alone, 0), tolerance);
    });

    test('gives no row for no text', async () => {
      const matrix = await (await encoder()).encode([], 'passage');

      expect([matrix.rows, matrix.data.length]).toEqual([0, 0]);
    });

    test('reads the beginning of a huge text and not the rest', async () => {
      const beginning = 'night nurse '.repeat(127);

      const matrix = await (await encoder()).encode([beginning, beginning + 'python '.repeat(150_000)], 'passage'); // 1 MB

      expectClose(rowOf(matrix, 1), rowOf(matrix, 0), tolerance);
    });

    test('gives the same bytes for the same call', async () => {
      const first = await (await encoder()).encode(texts, 'passage');
      const second = await (await encoder()).encode(texts, 'passage');

      expect(bytesOf(second).equals(bytesOf(first))).toBe(true);
    });

    test('answers calls at the same time as it answers them one by one', async () => {
      const expected: Matrix[] = [];
      for (const text of texts) expected.push(await (await encoder()).encode([text], 'query'));

      const answers = await Promise.all(texts.map(async (text) => (await encoder()).encode([text], 'query')));

      for (const [i, answer] of answers.entries()) expectClose(answer.data, (expected[i] as Matrix).data, tolerance);
    });

    test('refuses to encode once disposed, and leaves other encoders of the model alone', async () => {
      const second = await open();

      await second.dispose();
      await second.dispose();

      await expect(second.encode(['driver'], 'query')).rejects.toMatchObject({ code: 'USAGE' });
      expect((await (await encoder()).encode(['driver'], 'query')).rows).toBe(1);
    });
  });
}

function expectClose(a: Float32Array, b: Float32Array, tolerance: number): void {
  expect(a.length).toBe(b.length);
  const worst = a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
  expect(worst).toBeLessThanOrEqual(tolerance);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

function lengthOf(row: Float32Array): number {
  return Math.sqrt(dot(row, row));
}

function bytesOf({ data }: Matrix): Buffer {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
