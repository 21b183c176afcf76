import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openEncoder } from '@jobsearch/embedder';
import { createMatrix, type Matrix, rowOf } from '@jobsearch/ranker';
import { encodeNpy } from '@jobsearch/snapshots';
import { runCli } from './support/run-cli.js';

let data = '';
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'vectors-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const titles = ['Baker', 'Nurse', 'Welder', 'Python developer', 'Teacher', 'Driver', 'Gardener'];
const fields = ['title', 'company', 'location', 'description'] as const;
type Field = (typeof fields)[number];
const row = (title: string): Record<Field, string> => ({
  title,
  company: `${title} Ltd`,
  location: `Port ${title}`,
  description: `You work as a ${title.toLowerCase()} here.`,
});

/** Vectors of other texts, so that nothing that encodes anew makes the same; twice as long as one. */
async function vectorsOf(texts: readonly string[]): Promise<Matrix> {
  const encoder = await openEncoder({ model: 'builtin' });
  const { data: values, dims } = await encoder.encode(
    texts.map((text) => [...text].reverse().join('')),
    'passage',
  );
  await encoder.dispose();
  return createMatrix(
    values.map((value) => 2 * value),
    dims,
  );
}

async function writeFiles(names: Record<Field, string>): Promise<Record<Field, Matrix>> {
  const rows = titles.map(row);
  const lines = rows.map((each) => fields.map((field) => each[field]).join(','));
  lines.splice(2, 0, ',no title,,'); // a row that makes no posting has vectors all the same
  await writeFile(join(data, 'jobs.csv'), `${fields.join(',')}\n${lines.join('\n')}\n`);
  const matrices = {} as Record<Field, Matrix>;
  for (const field of fields) {
    const texts = rows.map((each) => each[field]);
    matrices[field] = await vectorsOf(texts);
    texts.splice(2, 0, 'zzz');
    await writeFile(join(data, names[field]), Buffer.concat(encodeNpy(await vectorsOf(texts))));
  }
  return matrices;
}

const demoNames = {
  title: 'title_embeddings.npy',
  company: 'org_embeddings.npy',
  location: 'location_embeddings.npy',
  description: 'description_embeddings.npy',
};

test('postings come with their vectors, and the classic preset ranks by them', async () => {
  const matrices = await writeFiles(demoNames);

  const imported = await runCli(['import', join(data, 'jobs.csv'), '--vectors', data, '--data', data]);
  const embedded = await runCli(['embed', '--data', data]);
  const found = await runCli([
    'search',
    'nurse',
    '--preset',
    'classic',
    '--limit',
    '7',
    '--data',
    data,
    '--format',
    'json',
  ]);

  expect(imported).toMatchObject({
    code: 3,
    stdout: expect.stringMatching(/7 added.* 1 skipped[\s\S]*28 vectors kept/),
  });
  expect(embedded.stdout).toMatch(/ 0 texts encoded, 28 reused/);
  const encoder = await openEncoder({ model: 'builtin' });
  const query = rowOf(await encoder.encode(['nurse'], 'query'), 0);
  await encoder.dispose();
  const cosine = (vector: Float32Array) => vector.reduce((sum, x, i) => sum + x * (query[i] as number), 0) / 2;
  const weights = { title: 0.5, location: 0.5, company: 0.2, description: 0.3 };
  const score = (i: number) =>
    fields.reduce((sum, field) => sum + weights[field] * cosine(rowOf(matrices[field], i)), 0);
  const wanted = [...titles.keys()].sort((a, b) => score(b) - score(a)).map((i) => titles[i]);
  expect(JSON.parse(found.stdout).hits.map((hit: { posting: { title: string } }) => hit.posting.title)).toEqual(wanted);
});

test.each<[string, () => Promise<unknown>, string[], number, RegExp]>([
  [
    'a missing file',
    () => rm(join(data, 'org_embeddings.npy')),
    [],
    1,
    /has none of company\.npy.*org_embeddings\.npy/,
  ],
  [
    'a file that is none',
    () => writeFile(join(data, 'title_embeddings.npy'), 'x'),
    [],
    1,
    /title_embeddings\.npy: not a matrix/,
  ],
  [
    'too few rows',
    async () =>
      writeFile(join(data, 'title_embeddings.npy'), Buffer.concat(encodeNpy(createMatrix(new Float32Array(512), 256)))),
    [],
    2,
    /title_embeddings\.npy has 2 rows, and the file of postings has 8/,
  ],
  [
    'the vectors of another model',
    async () =>
      writeFile(join(data, 'title_embeddings.npy'), Buffer.concat(encodeNpy(createMatrix(new Float32Array(80), 10)))),
    [],
    2,
    /vectors of title have 10 numbers, those of builtin 256/,
  ],
  [
    'no numbers',
    async () =>
      writeFile(
        join(data, 'title_embeddings.npy'),
        Buffer.concat(encodeNpy({ rows: 8, dims: 256, data: new Float32Array(2048).fill(Number.NaN) } as Matrix)),
      ),
    [],
    1,
    /row 0 of the vectors of title/,
  ],
  ['two files', async () => {}, ['x.csv'], 2, /--vectors belongs to one file/],
])('refuses %s, and the collection stays', async (_, damage, more, code, message) => {
  await writeFiles(demoNames);
  await damage();

  const result = await runCli(['import', join(data, 'jobs.csv'), ...more, '--vectors', data, '--data', data]);

  expect(result).toMatchObject({ code, stderr: expect.stringMatching(message) });
  expect((await runCli(['embed', '--data', data])).stderr).toMatch(/has no postings/);
});
