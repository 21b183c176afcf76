import { appendFile, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openEncoder } from '@jobsearch/embedder';
import { type Posting, writePostingsFile } from '@jobsearch/postings';
import { type Engine, ensureData, indexPostings, openEngine } from '../src/index.js';
import { postings } from './support/postings.js';

let data = '';
let engine: Engine | undefined;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'search-'));
});
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  await rm(data, { recursive: true, force: true });
});

async function index(collection: readonly Posting[]) {
  const encoder = await openEncoder({ model: 'builtin' });
  try {
    return await indexPostings({ data, postings: collection, encoder });
  } finally {
    await encoder.dispose();
  }
}

async function open(): Promise<Engine> {
  engine = await openEngine({ data });
  return engine;
}

const idsOf = async (query: string, limit?: number) =>
  (await (engine as Engine).search({ query, ...(limit && { limit }) })).hits.map(({ posting }) => posting.id);

test.each([
  ['python developer remote', 'test:developer'],
  ['nurse in a hospital', 'test:nurse'],
  ['bread', 'test:baker-again'],
])('finds for %j what a person would', async (query, id) => {
  await index(postings);
  await open();

  expect((await idsOf(query))[0]).toBe(id);
});

test('answers with open postings only, each once, and says how many were searched', async () => {
  await index(postings);
  const answer = await (await open()).search({ query: 'python', limit: 100 });

  expect(answer.hits.map(({ posting }) => posting.id).sort()).toEqual([
    'test:baker-again',
    'test:developer',
    'test:nurse',
  ]);
  expect(answer.total).toBe(3);
  expect(answer.snapshot).toBe(engine?.status.snapshot);
  expect(answer.hits.every((hit, i) => i === 0 || (answer.hits[i - 1]?.score as number) >= hit.score)).toBe(true);
});

test('gives any posting by its id, closed and repeated ones too', async () => {
  await index(postings);
  await open();

  expect(await engine?.posting('test:closed')).toMatchObject({ closedAt: '2026-11-10' });
  expect(await engine?.posting('test:baker')).toMatchObject({ duplicateOf: 'test:baker-again' });
  await expect(engine?.posting('test:none')).rejects.toMatchObject({ code: 'NOT_FOUND', message: /test:none/ });
});

test('takes a query of one letter, gives five hits unless told otherwise', async () => {
  await index(
    Array.from({ length: 9 }, (_, i) => ({ ...(postings[3] as Posting), id: `test:${i}`, title: `C developer ${i}` })),
  );
  await open();

  expect(await idsOf('C')).toHaveLength(5);
  expect(await idsOf('C', 7)).toHaveLength(7);
});

test('tells how many postings repeat a hit', async () => {
  await index(postings);

  const { hits } = await (await open()).search({ query: 'bread', limit: 10 });

  expect(hits.map(({ posting, duplicates }) => [posting.id, duplicates])).toContainEqual(['test:baker-again', 1]);
  expect(hits.find(({ posting }) => posting.id === 'test:nurse')).not.toHaveProperty('duplicates');
});

test('prefers newer postings when asked to, and says what age cost', async () => {
  const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const baker = (id: string, ago: number, title: string) => ({
    ...(postings[0] as Posting),
    id,
    title,
    postedAt: days(ago),
    description: `Bread number ${id}.`,
  });
  await index([
    baker('test:a', 400, 'Baker'),
    baker('test:b', 1, 'Baker'),
    baker('test:c', 30, 'Baker'),
    baker('test:d', 0, 'Welder'),
  ]);
  const engine = await open();

  const { hits } = await engine.search({ query: 'baker', freshnessDays: 30, explain: true });

  expect(hits.map(({ posting }) => posting.id).slice(0, 3)).toEqual(['test:b', 'test:c', 'test:a']);
  const factors = hits.slice(0, 3).map(({ explanation }) => explanation?.freshness as number);
  expect(factors[0]).toBeGreaterThan(0.97);
  expect(factors[1]).toBeCloseTo(0.75, 1);
  expect(factors[2]).toBeCloseTo(0.5, 2);
  await expect(engine.search({ query: 'baker', freshnessDays: 0 })).rejects.toMatchObject({
    code: 'USAGE',
    message: /freshnessDays is 0/,
  });
});

test('a query of which the model knows no word finds nothing', async () => {
  await index(postings);
  await open();

  expect(await idsOf('\u{1F9A9}')).toEqual([]);
});

test('the classic preset ranks by the weighted sum of cosines alone', async () => {
  await index(postings);
  const { hits } = await (await open()).search({ query: 'bread', limit: 3, preset: 'classic' });
  const encoder = await openEncoder({ model: 'builtin' });
  const { data: vectors, dims } = await encoder.encode(
    [
      'bread',
      ...hits.flatMap(({ posting: { title, location, company, description } }) => [
        title,
        location,
        company,
        description,
      ]),
    ],
    'query',
  );
  await encoder.dispose();
  const cosine = (row: number) => {
    const query = vectors.subarray(0, dims);
    return vectors
      .subarray(row * dims, (row + 1) * dims)
      .reduce((sum, value, i) => sum + value * (query[i] as number), 0);
  };

  expect(hits).toHaveLength(3);
  for (const [i, { score }] of hits.entries()) {
    const [title, location, company, description] = [1, 2, 3, 4].map((row) => cosine(4 * i + row)) as [
      number,
      number,
      number,
      number,
    ];
    expect(score).toBeCloseTo(0.5 * title + 0.5 * location + 0.2 * company + 0.3 * description, 2);
  }
  expect((await (engine as Engine).search({ query: '\u{1F9A9}', preset: 'classic' })).hits).toEqual([]);
});

test.each([
  [{ query: '' }, /empty/],
  [{ query: ' \n' }, /empty/],
  [{ query: 'x'.repeat(1001) }, /1001 characters/],
  [{ query: 'x', limit: 0 }, /limit is 0/],
  [{ query: 'x', limit: 101 }, /limit is 101/],
  [{ query: 'x', limit: 1.5 }, /limit is 1\.5/],
  [{ query: 'x', mode: 'fuzzy' as never }, /mode is "fuzzy"/],
  [{ query: 'x', preset: 'classic' as const, mode: 'words' as const }, /leave the mode out/],
  [{ query: 'x', preset: 'modern' as never }, /preset is "modern": known are classic/],
])('refuses %j', async (request, message) => {
  await index(postings);
  await open();

  await expect(engine?.search(request)).rejects.toMatchObject({ code: 'USAGE', message });
});

test('encodes only texts that are new', async () => {
  const first = await index(postings);
  const again = await index(postings);
  const more = await index([
    ...postings,
    { ...(postings[2] as Posting), id: 'test:night-nurse', title: 'Night nurse' },
  ]);

  expect(first).toMatchObject({ published: true, postings: 5, duplicates: 1, encoded: 14, reused: 0 });
  expect(again).toMatchObject({ published: false, snapshot: first.snapshot, encoded: 0, reused: 14 });
  expect(more).toMatchObject({ published: true, encoded: 1, reused: 14 });
});

test('what is searched and shown was cleaned', async () => {
  await index([
    {
      ...(postings[2] as Posting),
      id: 'test:dirty',
      title: 'Nurse &amp; Midwife (m/w/d)',
      description: 'About the job\n<p>Care</p>Show more',
    },
  ]);

  expect(await (await open()).posting('test:dirty')).toMatchObject({
    title: 'Nurse & Midwife',
    description: expect.not.stringMatching(/About the job|<p>/),
  });
});

test('a broken snapshot costs an encoding, nothing else', async () => {
  const { snapshot } = await index(postings);
  await appendFile(join(data, 'snapshots', snapshot, 'postings.jsonl'), 'x');

  expect(await index(postings)).toMatchObject({ encoded: 14, reused: 0 });
});

test('the first start takes the demo, the second takes what is published', async () => {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);

  await ensureData({ data, log });
  const first = await readFile(join(data, 'current.json'), 'utf8');
  await ensureData({ data, log });

  expect(lines).toEqual([expect.stringContaining('demo postings'), expect.stringContaining('published snapshot')]);
  expect(await readFile(join(data, 'current.json'), 'utf8')).toBe(first);
  expect((await open()).status).toMatchObject({ model: 'builtin' });
  expect(engine?.status.postings).toBeGreaterThanOrEqual(150);
});

test('a demo whose files are damaged is published again', async () => {
  await ensureData({ data, log: () => undefined });
  const { snapshot } = JSON.parse(await readFile(join(data, 'current.json'), 'utf8'));
  await rm(join(data, 'snapshots', snapshot, 'vectors', 'title.npy'));

  await ensureData({ data, log: () => undefined });

  expect((await open()).status.postings).toBe(175);
});

test('a collection takes the place of the demo; a later change of it is only said', async () => {
  const lines: string[] = [];
  await ensureData({ data, log: () => undefined });
  await writePostingsFile(join(data, 'postings.jsonl'), postings);
  await ensureData({ data, log: (line) => lines.push(line) });
  await utimes(join(data, 'postings.jsonl'), new Date(), new Date(Date.now() + 60_000));
  await ensureData({ data, log: (line) => lines.push(line) });

  expect((await open()).status.postings).toBe(5);
  expect(lines).toEqual([
    'embedding 5 postings',
    expect.stringContaining('published snapshot'),
    expect.stringContaining('npm run embed'),
  ]);
});

test.each([
  ['the demo', []],
  ['a collection', postings],
])('%s is embedded again after the built-in model has changed', async (_, collection) => {
  await writePostingsFile(join(data, 'postings.jsonl'), collection);
  await ensureData({ data, log: () => undefined });
  const { snapshot } = JSON.parse(await readFile(join(data, 'current.json'), 'utf8'));
  const path = join(data, 'snapshots', snapshot, 'manifest.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace(/"revision": "\w+"/, '"revision": "of last year"'));
  const lines: string[] = [];

  await ensureData({ data, log: (line) => lines.push(line) });

  expect(lines[0]).toContain('model has changed');
  expect((await open()).status.postings).toBe(collection.length || 175);
});

test('a collection of demo postings that somebody embedded with a model of theirs stays as it is', async () => {
  await index(postings);
  const { snapshot } = JSON.parse(await readFile(join(data, 'current.json'), 'utf8'));
  const path = join(data, 'snapshots', snapshot, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(
    path,
    JSON.stringify({ ...manifest, sources: { demo: 5 }, encoder: { ...manifest.encoder, model: 'org/theirs' } }),
  );
  const before = await readFile(join(data, 'current.json'), 'utf8');

  await ensureData({ data, log: () => undefined });

  expect(await readFile(join(data, 'current.json'), 'utf8')).toBe(before);
});

test('a broken collection is named, and nothing is published', async () => {
  await writeFile(join(data, 'postings.jsonl'), '{"id"');

  await expect(ensureData({ data, log: () => undefined })).rejects.toMatchObject({
    code: 'INVALID_FILE',
    message: /line 1/,
  });
  await expect(openEngine({ data })).rejects.toMatchObject({ code: 'NO_SNAPSHOT' });
});
