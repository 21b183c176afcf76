import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEncoder } from '@jobsearch/embedder';
import { demoPostingsFile, readPostingsFile } from '@jobsearch/postings';
import { type Engine, type Hit, indexPostings, openEngine, type SearchRequest } from '../src/index.js';
import { aPosting } from './support/postings.js';

let data = '';
let engine: Engine;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'explain-'));
  const encoder = await openEncoder({ model: 'builtin' });
  await indexPostings({ data, postings: await readPostingsFile(demoPostingsFile), encoder });
  await encoder.dispose();
  engine = await openEngine({ data });
});
afterAll(async () => {
  await engine.close();
  await rm(data, { recursive: true, force: true });
});

const search = async (request: SearchRequest): Promise<readonly Hit[]> => (await engine.search(request)).hits;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

test.each<Partial<SearchRequest>>([
  {},
  { mode: 'words' },
  { mode: 'meaning' },
  { preset: 'classic' },
  { understand: 'off' },
  { understand: 'filter' },
  { freshnessDays: 7 },
])('the parts of a score add up to it (%j)', async (how) => {
  for (const query of ['python developer remote', 'nurse night shift', 'enginer berlin', 'C++', '"machine learning"']) {
    for (const { score, explanation } of await search({ ...how, query, limit: 20, explain: true })) {
      const { meaning, words, understood } = explanation as NonNullable<Hit['explanation']>;
      expect((meaning?.score ?? 0) + (words?.score ?? 0)).toBeCloseTo(score, 9);
      expect(sum((meaning?.fields ?? []).map((part) => part.score))).toBeCloseTo(meaning?.score ?? 0, 9);
      expect(sum((words?.words ?? []).map((part) => part.score))).toBeCloseTo(words?.score ?? 0, 9);
      expect(understood).toBeGreaterThan(0);
      expect(understood).toBeLessThanOrEqual(1);
    }
  }
});

test('words are told as they were typed and as they stand in the posting', async () => {
  const [hit] = await search({ query: 'pyton DEVELOPERS', limit: 1, explain: true });
  const told = hit?.explanation?.words?.words.filter(({ field }) => field === 'title');

  expect(told?.map(({ word, found }) => [word, found.toLowerCase()])).toEqual([
    ['pyton', 'python'],
    ['DEVELOPERS', 'developer'],
  ]);
});

test('a hit shows the passage that answers, with the words in it', async () => {
  for (const { posting, passage } of await search({ query: 'python', limit: 10, passages: true })) {
    expect(posting.description).toContain(passage?.text);
    for (const { start, end } of passage?.marks ?? [])
      expect(passage?.text.slice(start, end).toLowerCase()).toBe('python');
  }
  const [meant] = await search({ query: 'looks after sick people', mode: 'meaning', limit: 1, passages: true });
  expect(meant?.passage?.marks).toEqual([]);
  expect(meant?.passage?.text.length).toBeGreaterThan(10);
});

test('nothing is told that was not asked for', async () => {
  const [hit] = await search({ query: 'python', limit: 1 });

  expect(Object.keys(hit ?? {})).toEqual(['posting', 'score']);
});

test('a company has as many hits as it may; those of nobody are not counted', async () => {
  const own = join(data, 'companies');
  const encoder = await openEncoder({ model: 'builtin' });
  const companies = ['Korica', 'korica ', 'Mlin', 'Korica', '', ''];
  const postings = companies.map((company, i) => {
    return aPosting(`test:${i}`, { company, title: `Baker ${i}`, description: `You bake number ${i}.` });
  });
  await indexPostings({ data: own, postings, encoder });
  const bakery = await openEngine({ data: own });
  const companiesOf = async (maxPerCompany?: number): Promise<string[]> => {
    const { hits } = await bakery.search({ query: 'baker', limit: 9, ...(maxPerCompany && { maxPerCompany }) });
    return hits.map(({ posting }) => posting.company.trim().toLowerCase()).sort();
  };

  expect(await companiesOf()).toEqual(['', '', 'korica', 'korica', 'korica', 'mlin']);
  expect(await companiesOf(2)).toEqual(['', '', 'korica', 'korica', 'mlin']);
  expect(await companiesOf(1)).toEqual(['', '', 'korica', 'mlin']);
  await expect(search({ query: 'work', maxPerCompany: 0 })).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('maxPerCompany is 0'),
  });
  await Promise.all([bakery.close(), encoder.dispose()]);
});
