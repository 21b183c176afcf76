import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { builtinFolder, readStaticModel } from '../src/static/builtin-files.js';
import { createStaticModel } from '../src/static/static-model.js';
import { decodeTable, parseModelCard, type StaticModelCard } from '../src/static/table.js';
import { temporaryFolder } from './support/temporary-folder.js';

const card: StaticModelCard = {
  format: 1,
  pieces: 3,
  dims: 2,
  maxPieces: 256,
  weightsSha256: '',
  vocabularySha256: '',
};

function weights(scales: readonly number[], rows: readonly number[]): Uint8Array {
  return Buffer.concat([Buffer.from(new Float32Array(scales).buffer), Buffer.from(Int8Array.from(rows).buffer)]);
}

function encode(text: string): number[] {
  const table = decodeTable(card, 'night\nnurse\n##s\n', weights([0.5, 0.25, 1], [4, 0, 0, -12, 127, -127]));
  const out = new Float32Array(4);
  createStaticModel(table, 2).encodeInto(text, out, 1);
  return [...out];
}

test('the vector is the mean of scale × row over the pieces, at unit length', () => {
  const sum = [0.5 * 4, 0.25 * -12];
  const length = Math.hypot(...sum);

  expect(encode('night nurse')).toEqual([0, ...sum.map((value) => Math.fround(value / length)), 0]);
});

test('unknown words add nothing but take their place among the pieces read', () => {
  expect(encode('xyz night')).toEqual([0, 1, 0, 0]);
  expect(encode('xyz xyz night')).toEqual([0, 0, 0, 0]);
});

test.each([
  ['night\nnurse\n', weights([1, 1, 1], [1, 1, 1, 1, 1, 1]), 'vocabulary.txt has 2 pieces: want 3'],
  ['night\nnurse\n##s\n', weights([1, 1, 1], [1, 1]), 'weights.bin has 14 bytes: want 18'],
])('sizes that disagree are refused: %j', (vocabulary, bytes, message) => {
  expect(() => decodeTable(card, vocabulary, bytes)).toThrow(message);
});

test.each([
  ['{', 'no JSON'],
  [JSON.stringify({ ...card, format: 2 }), 'format 2'],
  [JSON.stringify({ ...card, dims: 0 }), 'dims is 0'],
])('a model.json that cannot be right is refused: %j', (json, message) => {
  expect(() => parseModelCard(json)).toThrow(message);
});

test.each(['model.json', 'vocabulary.txt', 'weights.bin'])(
  'a model folder without %s is MODEL_UNAVAILABLE',
  async (name) => {
    const folder = await temporaryFolder();
    await cp(builtinFolder, folder, { recursive: true });
    await rm(join(folder, name));

    await expect(readStaticModel(folder)).rejects.toMatchObject({
      code: 'MODEL_UNAVAILABLE',
      message: expect.stringContaining(name),
    });
  },
);

test.each(['vocabulary.txt', 'weights.bin'])('a changed %s is MODEL_UNAVAILABLE', async (name) => {
  const folder = await temporaryFolder();
  await cp(builtinFolder, folder, { recursive: true });
  const bytes = await readFile(join(folder, name));
  bytes[100] = (bytes[100] as number) ^ 1;
  await writeFile(join(folder, name), bytes);

  await expect(readStaticModel(folder)).rejects.toMatchObject({
    code: 'MODEL_UNAVAILABLE',
    message: expect.stringContaining(`"${name}"`),
  });
});
