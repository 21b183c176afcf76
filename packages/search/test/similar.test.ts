import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Engine, SimilarRequest } from '../src/index.js';
import { engineOver } from './support/engine.js';
import { aPosting } from './support/postings.js';

const cities = ['Split', 'Zadar', 'Rijeka'];
const postings = [
  aPosting('test:baker', { description: 'You bake bread in our bakery.' }),
  aPosting('test:repeat', { description: 'You bake bread in our bakery.', source: 'test' }),
  aPosting('test:pastry', { title: 'Pastry baker', company: 'Mlin', description: 'You bake cakes.' }),
  aPosting('test:own', { title: 'Night baker', description: 'You bake rolls at night.' }),
  aPosting('test:closed', { title: 'Bread baker', company: 'Krug', description: 'Loaves.', closedAt: '2026-11-10' }),
  aPosting('test:welder', { title: 'Welder', company: 'Varilo', description: 'You weld ships.' }),
  ...cities.map((city) =>
    aPosting(`test:driver-${city}`, {
      title: 'Bread van driver',
      company: 'Vozilo',
      location: `${city}, Croatia`,
      description:
        'You drive bread from the bakery to the shops of the town before they open, and the empty boxes back.',
    }),
  ),
];

let engine: Engine;
beforeAll(async () => {
  engine = await engineOver(postings);
});
afterAll(() => engine.close());

const idsOf = async (request: SimilarRequest) =>
  (await engine.similar({ limit: 100, ...request })).hits.map(({ posting }) => posting.id.slice('test:'.length));

test('finds the nearest first, without itself, its repeats and what is closed', async () => {
  const ids = await idsOf({ id: 'test:baker' });

  expect(ids.slice(0, 2).sort()).toEqual(['own', 'pastry']);
  expect(ids).not.toContain('baker');
  expect(ids).not.toContain('repeat');
  expect(ids).not.toContain('closed');
  expect(ids.at(-1)).toBe('welder');
});

test('a repeat has the postings near to what it repeats', async () => {
  const { duplicateOf } = await engine.posting('test:repeat');
  const { duplicateOf: other } = await engine.posting('test:baker');

  expect([duplicateOf, other].filter(Boolean)).toHaveLength(1);
  expect(await idsOf({ id: 'test:repeat' })).toEqual(await idsOf({ id: 'test:baker' }));
});

test('of one job in several places gives one, and none to those who come from it', async () => {
  expect((await engine.posting('test:driver-Split')).group).toBeDefined();
  expect((await idsOf({ id: 'test:baker' })).filter((id) => id.startsWith('driver'))).toHaveLength(1);
  expect((await idsOf({ id: 'test:driver-Split' })).filter((id) => id.startsWith('driver'))).toEqual([]);
});

test('leaves out the same company, and what does not meet the conditions', async () => {
  expect(await idsOf({ id: 'test:baker', otherCompanies: true })).not.toContain('own');
  expect(await idsOf({ id: 'test:baker', filters: { company: ['Varilo'] } })).toEqual(['welder']);
  expect(await idsOf({ id: 'test:baker', filters: { includeClosed: true } })).toContain('closed');
  expect(await idsOf({ id: 'test:closed' })).toContain('pastry');
});

test('tells how many were compared, and from what', async () => {
  const { hits, ...answer } = await engine.similar({ id: 'test:baker', limit: 1 });

  expect(hits).toHaveLength(1);
  expect(hits[0]?.score).toBeLessThanOrEqual(1.05);
  expect(answer).toEqual({ total: 6, snapshot: engine.status.snapshot, tookMs: expect.any(Number) });
});

test.each<[SimilarRequest, object]>([
  [{ id: 'test:none' }, { code: 'NOT_FOUND', message: /test:none/ }],
  [
    { id: 'test:baker', limit: 0 },
    { code: 'USAGE', message: /limit is 0: want a whole number from 1 to 100/ },
  ],
  [
    { id: 'test:baker', filters: { workplace: ['home'] } },
    { code: 'USAGE', message: /workplace is "home"/ },
  ],
])('refuses %j', async (request, error) => {
  await expect(engine.similar(request)).rejects.toMatchObject(error);
});

test('tells how many repeat a posting', async () => {
  const { hits } = await engine.similar({ id: 'test:pastry', limit: 100 });
  const baker = hits.find(({ posting }) => ['test:baker', 'test:repeat'].includes(posting.id));

  expect(baker?.duplicates).toBe(1);
  expect(hits.filter(({ duplicates }) => duplicates !== undefined)).toEqual([baker]);
});
