import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Engine } from '../src/index.js';
import { engineOver } from './support/engine.js';
import { aPosting } from './support/postings.js';

const trades = [
  'Sonographer',
  'Electrician',
  'Python engineer',
  'Banker',
  'Plasterer',
  'Registered nurse',
  'Engine cleaner',
];
const postings = trades.flatMap((title) =>
  Array.from({ length: 4 }, (_, i) =>
    aPosting(`test:${title[0]}${i}`, {
      title,
      company: `Company ${i}`,
      description: `${title}s are wanted, number ${i}: they solicit no tips.`,
    }),
  ),
);

let engine: Engine;
beforeAll(async () => {
  engine = await engineOver(postings);
});
afterAll(() => engine.close());

test.each([
  ['pyhton enginer', 'python engineer'],
  ['Electrition in Split', 'electrician in Split'],
  ['registred nurse', 'registered nurse'],
  ['registered nusre', 'registered nurse'], // whose stem has another stem
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
  ['a word of which another is the beginning', 'bankerer'],
  ['a word that begins otherwise', 'stenographer'],
  ['a job that goes by other names', 'trucker'],
  ['right words', 'python engineer'],
])('%s stays as it is', async (_, query) => {
  expect(await engine.search({ query })).not.toHaveProperty('corrected');
});

test('with nothing understood, nothing is put right', async () => {
  expect(await engine.search({ query: 'pyhton', understand: 'off' })).not.toHaveProperty('corrected');
});

test('by words alone, words are as they stand: the index finds what was meant', async () => {
  const answer = await engine.search({ query: 'pyhton enginer', mode: 'words' });

  expect(answer).not.toHaveProperty('corrected');
  expect(answer.hits[0]?.posting.title).toBe('Python engineer');
});
