import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decodeNpy } from '@jobsearch/snapshots';
import { runCli } from './support/run-cli.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'encode-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const texts = 'baker\n\ncook and baker\n';
const lengthOf = (vector: ArrayLike<number>) => Math.hypot(...Array.from(vector));

test('lines of the standard input become objects with vectors of unit length; an empty line, zeros', async () => {
  const { code, stdout, stderr } = await runCli(['encode'], texts);
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { text: string; vector: number[] });

  expect(code).toBe(0);
  expect(stderr).toMatch(/3 texts encoded, 256 numbers each/);
  expect(lines.map(({ text }) => text)).toEqual(['baker', '', 'cook and baker']);
  expect(lines.map(({ vector }) => Math.round(lengthOf(vector) * 1e4) / 1e4)).toEqual([1, 0, 1]);
});

test.each(['float32', 'float16', 'int8'])('a NumPy file of %s has the same numbers', async (numbers) => {
  await writeFile(join(folder, 'texts.txt'), texts);
  const out = join(folder, 'vectors.npy');
  const options = ['--format', 'npy', '--numbers', numbers, '--out', out];

  const { code } = await runCli(['encode', join(folder, 'texts.txt'), ...options]);
  const { stdout } = await runCli(['encode', join(folder, 'texts.txt')]);
  const matrix = decodeNpy(await readFile(out));
  const expected = stdout
    .trimEnd()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { vector: number[] }).vector);

  expect([code, matrix.rows, matrix.dims]).toEqual([0, 3, 256]);
  for (const [i, value] of matrix.data.entries()) expect(Math.abs(value - (expected[i] as number))).toBeLessThan(0.005);
  expect(await readdir(folder)).toEqual(['texts.txt', 'vectors.npy']);
});

test.each([
  [['--format', 'npy'], 2, /give --out/],
  [['--role', 'answer'], 2, /query, passage/],
  [['--model', 'no model'], 2, /no model/],
  [['none.txt'], 1, /cannot read none\.txt/],
  [['--out', '/nowhere/x.jsonl'], 1, /cannot write \/nowhere/],
])('says what is wrong with %j', async (args, code, message) => {
  expect(await runCli(['encode', ...args], 'x\n')).toMatchObject({ code, stderr: expect.stringMatching(message) });
});

test('nothing half-written is left, and what was there stays', async () => {
  const out = join(folder, 'vectors.jsonl');
  await writeFile(out, 'old');

  expect((await runCli(['encode', join(folder, 'none.txt'), '--out', out])).code).toBe(1);
  expect([await readdir(folder), await readFile(out, 'utf8')]).toEqual([['vectors.jsonl'], 'old']);
});
