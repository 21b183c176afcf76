import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Encoder, openEncoder } from '@jobsearch/embedder';
import type { Posting } from '@jobsearch/postings';
import { indexPostings, planIndex } from '../src/index.js';
import { postings } from './support/postings.js';

let data = '';
let encoder: Encoder;
const lines: string[] = [];
const log = (line: string): void => void lines.push(line);
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'index-'));
  encoder = await openEncoder({ model: 'builtin' });
  lines.length = 0;
});
afterEach(async () => {
  await encoder.dispose();
  await rm(data, { recursive: true, force: true });
});

/** More than one batch of texts. */
const many = Array.from({ length: 300 }, (_, i): Posting => {
  return { ...(postings[2] as Posting), id: `test:${i}`, title: `Nurse of ward ${i}`, description: `Ward ${i}.` };
});

const failingAfter = (batches: number): Encoder => {
  let left = batches;
  return {
    ...encoder,
    encode: (texts, role) => (left-- > 0 ? encoder.encode(texts, role) : Promise.reject(new Error('no power'))),
  };
};

test('a run that failed in the middle is gone on with', async () => {
  await expect(indexPostings({ data, postings: many, encoder: failingAfter(1), log })).rejects.toThrow('no power');
  const left = await readdir(data, { recursive: true });

  const report = await indexPostings({ data, postings: many, encoder, log });
  const whole = await indexPostings({ data: join(data, 'other'), postings: many, encoder });

  expect(left).toContain(join('embed', 'vectors.journal'));
  expect(lines).toEqual([expect.stringMatching(/^256 texts were encoded by a run that was interrupted/)]);
  expect(report.reused).toBe(256);
  expect(report.encoded).toBe(whole.encoded - 256);
  expect(report.snapshot.slice(-8)).toBe(whole.snapshot.slice(-8)); // the digest of all files
  expect(await readdir(join(data, 'embed'))).toEqual([]);
});

test('says why everything is encoded anew', async () => {
  await indexPostings({ data, postings, encoder, log });
  const other: Encoder = { ...encoder, spec: { ...encoder.spec, revision: 'f00d' } };

  const report = await indexPostings({ data, postings, encoder: other, log });

  expect(report).toMatchObject({ published: true, encoded: 14, reused: 0 });
  expect(lines).toEqual([
    expect.stringMatching(/encoded with builtin .* now it is builtin \(int8, f00d\): all texts are encoded anew/),
  ]);
});

test('a plan tells what would be done, and does nothing', async () => {
  const before = await planIndex({ data, postings, encoder });
  const files = await readdir(data);
  await indexPostings({ data, postings, encoder });

  expect(before).toMatchObject({ postings: 5, duplicates: 1, toEncode: 14, reused: 0 });
  expect(files).toEqual([]);
  expect(await planIndex({ data, postings, encoder })).toMatchObject({ toEncode: 0, characters: 0, reused: 14 });
});
