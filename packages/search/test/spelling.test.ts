import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEncoder } from '@jobsearch/embedder';
import { type Engine, indexPostings, openEngine } from '../src/index.js';
import { aPosting } from './support/postings.js';

const trades = ['Electrician', 'Python engineer', 'Banker', 'Plasterer', 'Registered nurse'];
const postings = trades.flatMap((title) =>
  Array.from({ length: 4 }, (_, i) =>
    aPosting(`test:${title[0]}${i}`, {
      title,
      company: `Company ${i}`,
      description: `${title}s are wanted, number ${i}: they solicit no tips.`,
    }),
  ),
);

let data = '';
let engine: Engine;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'spelling-'));
  const encoder = await openEncoder({ model: 'builtin' });
  await indexPostings({ data, postings, encoder });
  await encoder.dispose();
  engine = await openEngine({ data });
});
afterAll(async () => {
  await engine.close();
  await rm(data, { recursive: true, force: true });
});

test.each([
  ['pyhton enginer', 'python engineer'],
  ['Electrition in Split', 'electrician in Split'],
  ['registred nurse', 'registered nurse'],
])('%j is read as %j', async (query, corrected) => {
  const answer = await engine.search({ query });

  expect(answer.corrected).toBe(corrected);
  expect(answer.hits[0]?.posting.title.toLowerCase()).toBe(corrected.replace(/ in Split$/, ''));
});

test.each([
  ['a word that English has, which no posting does', 'baker'],
  ['a word of which a posting has another form', 'solicitor'],
  ['what stands in quotes', '"pyhton"'],
  ['a word that is as near to nothing', 'zzzzqqqq'],
  ['a short word', 'pyn'],
  ['right words', 'python engineer'],
])('%s stays as it is', async (_, query) => {
  expect(await engine.search({ query })).not.toHaveProperty('corrected');
});

test('with nothing understood, nothing is put right', async () => {
  expect(await engine.search({ query: 'pyhton', understand: 'off' })).not.toHaveProperty('corrected');
});
