import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Posting } from '@jobsearch/postings';
import type { Engine, SearchRequest } from '../../src/index.js';
import { engineOver } from '../support/engine.js';
import { aPosting } from '../support/postings.js';

const baker = (id: string, differences: Partial<Posting>): Posting =>
  aPosting(`test:${id}`, { description: `You bake bread number ${id}.`, location: '', company: id, ...differences });

const postings = [
  baker('plain', {}),
  baker('office', { workplace: 'on-site' }),
  baker('home', { workplace: 'remote' }),
  baker('split', { location: 'Split, Croatia' }),
  baker('zagreb', { location: 'Zagreb, Croatia' }),
  baker('nights', { description: 'You bake bread on the night shift, number 1.' }),
  baker('paid', { salary: { min: 70_000, currency: 'EUR', period: 'year', origin: 'published' } }),
  baker('old-hand', { description: 'You bake bread. At least 5 years of experience as a baker are required.' }),
  baker('apprentice', { title: 'Apprentice baker' }),
  baker('learner', { description: 'You bake bread. We will train you.' }),
  baker('badly-paid', { salary: { min: 20_000, max: 25_000, currency: 'EUR', period: 'year', origin: 'published' } }),
];

let engine: Engine;
beforeAll(async () => {
  engine = await engineOver(postings);
});
afterAll(() => engine.close());

const search = async (request: SearchRequest) => {
  const { hits, total, understood } = await engine.search({ limit: 100, ...request });
  return { ids: hits.map(({ posting }) => posting.id.slice('test:'.length)), total, understood };
};

test('postings that meet what is asked come first, and nothing is left out', async () => {
  const { ids, total, understood } = await search({ query: 'baker remote' });

  expect(ids[0]).toBe('home');
  expect(ids.at(-1)).not.toBe('home');
  expect(total).toBe(11);
  expect(understood).toEqual([
    { kind: 'workplace', value: 'remote', text: 'remote', start: 6, end: 12, effect: 'boost' },
  ]);
});

test('who asks for years does not want those without, whoever is trained', async () => {
  const trainer = baker('trainer', {
    description: 'You bake bread. 4 years of experience needed. You will train others.',
  });
  const small = await engineOver([trainer, ...postings]);
  const { hits } = await small.search({ query: 'baker, no experience', understand: 'filter', limit: 100 });
  await small.close();

  const ids = hits.map(({ posting }) => posting.id);
  expect(ids).toContain('test:learner');
  expect(ids).not.toContain('test:trainer');
});

test.each(['baker apprenticeship', 'baker apprenticeships', 'apprentice baker'])(
  'words find %s by what an apprentice is called',
  async (query) => {
    const { hits } = await engine.search({ query, mode: 'words', understand: 'off', limit: 1 });

    expect(hits[0]?.posting.id).toBe('test:apprentice');
  },
);

test.each(['baker aprenticeship', 'baker apprenticship'])('%s is put right, for the words, too', async (query) => {
  const { hits, understood } = await engine.search({ query, mode: 'words', limit: 1 });

  expect(understood).toMatchObject([{ kind: 'seniority', value: 'internship' }]);
  expect(hits[0]?.posting.id).toBe('test:apprentice');
});

test('what is around a city comes first, though its words are no help', async () => {
  const { ids } = await search({ query: 'baker within 300 km of Zagreb' });

  expect(ids.slice(0, 2).sort()).toEqual(['split', 'zagreb']);
});

test.each([
  ['jobs over 60k', 'paid'],
  ['remote jobs', 'home'],
  ['jobs in Zagreb', 'zagreb'],
  ['jobs within 20 miles of Zagreb', 'zagreb'],
  ['night shift', 'nights'],
  ['work at Office', 'office'],
  ['no experience needed, will train', 'learner'],
])('of %j, which asks for nothing else, what meets it comes first, and the rest after it', async (query, first) => {
  const { hits } = await engine.search({ query, limit: 100 });

  expect(hits[0]?.posting.id).toBe(`test:${first}`);
  expect(hits[0]?.score).toBeGreaterThan(2 * (hits[2]?.score ?? 0));
});

test.each([
  ['baker remote', ['home']],
  ['baker in Zagreb', ['zagreb']],
  ['baker croatia', ['split', 'zagreb']],
  ['baker within 30 km of Zagreb', ['zagreb']],
  ['baker within 300 km of Zagreb', ['split', 'zagreb']],
  ['baker night shift', ['nights']],
  ['baker in Split or in Zagreb', ['split', 'zagreb']],
  ['remote or hybrid baker', ['home']],
  ['baker over 60k', ['paid']],
  ['baker over 60k in Zagreb', []],
])('as filters, %j leaves %j alone', async (query, expected) => {
  const { ids, total, understood } = await search({ query, understand: 'filter' });

  expect(ids.sort()).toEqual(expected);
  expect(total).toBe(expected.length);
  expect(understood.every(({ effect }) => effect === 'filter')).toBe(true);
});

test('pay that is not told passes where the filters say so', async () => {
  const { ids } = await search({
    query: 'baker over 60k',
    understand: 'filter',
    filters: { includeUnknownSalary: true },
  });

  expect(ids).toHaveLength(10);
  expect(ids).not.toContain('badly-paid');
});

test('who does not tell the experience that is asked for asks for none', async () => {
  const { ids } = await search({ query: 'baker with 2 years of experience', understand: 'filter' });

  expect(ids).toHaveLength(10);
  expect(ids).not.toContain('old-hand');
});

test('each part can be a filter or plain words, whatever its case and signs', async () => {
  const strict = await search({ query: 'baker remote, Split', strict: ['split'] });
  const plain = await search({ query: 'baker remote, Split', plain: ['REMOTE', 'split'] });

  expect(strict.ids).toEqual(['split']);
  expect(strict.understood.map(({ text, effect }) => [text, effect])).toEqual([
    ['remote', 'boost'],
    ['Split', 'filter'],
  ]);
  expect(plain.understood.map(({ effect }) => effect)).toEqual(['off', 'off']);
  expect(plain.ids).toEqual((await search({ query: 'baker remote, Split', understand: 'off' })).ids);
});

test('counts of values are of what a strict part leaves', async () => {
  const { facets } = await engine.search({ query: 'baker in Zagreb', strict: ['Zagreb'], facets: true });

  expect(facets?.city).toEqual([{ value: 'Zagreb', count: 1 }]);
});

test('switched off, or with a preset, all words are words', async () => {
  expect((await search({ query: 'baker remote', understand: 'off' })).understood).toEqual([]);
  expect((await search({ query: 'baker remote', preset: 'classic' })).understood).toEqual([]);
});

test('scores stay at most 1', async () => {
  const { hits } = await engine.search({ query: 'baker remote zagreb', limit: 100 });

  expect(hits.every(({ score }) => score <= 1)).toBe(true);
});

test.each<[SearchRequest, RegExp]>([
  [{ query: 'x', understand: 'perhaps' as never }, /understand is "perhaps": known are boost, filter, off/],
  [{ query: 'baker remote', strict: ['london'] }, /strict is "london", .* understood are remote/],
  [{ query: 'baker', strict: ['london'] }, /strict is "london", .* nothing is/],
  [{ query: 'baker remote', understand: 'off', strict: ['remote'] }, /leave out understand=off/],
  [{ query: 'baker remote', preset: 'classic', strict: ['remote'] }, /leave out the preset/],
  [{ query: 'baker remote', preset: 'classic', understand: 'boost' }, /leave understand out/],
])('refuses %j', async (request, message) => {
  await expect(engine.search(request)).rejects.toMatchObject({ code: 'USAGE', message });
});

test('a skill that is asked for by another name is found by its own', async () => {
  const engine = await engineOver([
    ...postings,
    baker('sre', { title: 'Site Reliability Engineer', description: 'You keep our ovens running.', company: 'Pec' }),
    baker('orchestra', {
      title: 'Platform engineer',
      description: 'You run Kubernetes in our bakery.',
      company: 'Peka',
    }),
  ]);
  const best = async (query: string) => (await engine.search({ query, limit: 1 })).hits[0]?.posting.id;
  try {
    expect(await best('SRE')).toBe('test:sre');
    expect(await best('k8s')).toBe('test:orchestra');
    expect((await engine.search({ query: 'SRE', understand: 'off' })).hits[0]?.posting.id).not.toBe('test:sre');
  } finally {
    await engine.close();
  }
});

describe('what is excluded', () => {
  test('stays out where the rest says only what pay or experience is asked for', async () => {
    const { ids } = await search({ query: 'over 60k -bread' });

    expect(ids).toEqual([]);
    expect((await search({ query: 'over 60k -night' })).ids).not.toContain('nights');
  });

  test('is not searched for by meaning', async () => {
    const plain = await engine.search({ query: 'baker', mode: 'meaning', limit: 100 });
    const without = await engine.search({ query: 'baker -zzz', mode: 'meaning', limit: 100 });

    expect(without.hits.map(({ score }) => score)).toEqual(plain.hits.map(({ score }) => score));
  });
});

test('a city that postings call by another name is found by that name, too', async () => {
  const there = baker('there', { location: 'Bengaluru, Karnataka, India' });
  const small = await engineOver([there, ...postings]);
  const { understood, hits } = await small.search({ query: 'Bangalore', mode: 'words', limit: 1 });
  const plain = await small.search({ query: 'Bangalore', mode: 'words', plain: ['bangalore'] });
  await small.close();

  expect(understood).toMatchObject([{ kind: 'place', value: 'Bengaluru, IN' }]);
  expect(hits.map(({ posting }) => posting.id)).toEqual(['test:there']);
  expect(plain.hits).toEqual([]);
});

test.each([
  ['paediatric counsellor', 'Pediatric counselor'],
  ['pediatric counselor', 'Paediatric counsellor'],
  ['supply teacher', 'Substitute teacher'],
])('whoever types %s finds a %s by words', async (query, title) => {
  const small = await engineOver([baker('sought', { title, description: 'With us.' }), ...postings]);
  const { hits } = await small.search({ query, mode: 'words', limit: 1 });
  await small.close();

  expect(hits[0]?.posting.id).toBe('test:sought');
});

describe('an abbreviation', () => {
  const told = ['one', 'two'].map((id) =>
    baker(id, { description: `For team ${id}: an Advanced Crust Practitioner (ACP) is wanted.` }),
  );
  const sought = baker('sought', { title: 'Advanced Crust Practitioner', description: 'With us.' });
  const idsFor = async (all: readonly Posting[], query: string, request: Omit<SearchRequest, 'query'> = {}) => {
    const small = await engineOver(all);
    const { hits } = await small.search({ query, mode: 'words', ...request });
    await small.close();
    return hits.map(({ posting }) => posting.id);
  };
  const many = [
    ...postings,
    ...postings.map((posting) => ({ ...posting, id: `${posting.id}-again`, company: 'Korica' })),
  ];
  const filler = Array.from({ length: 40 }, (_, i) => baker(`filler-${i}`, { description: `You knead dough ${i}.` }));

  test.each(['ACP', 'acp'])('that two postings explain is what it is short for, too: %s', async (query) => {
    expect(await idsFor([sought, ...told, ...many, ...filler], query)).toContain('test:sought');
  });

  test('that one posting explains stays one', async () => {
    expect(await idsFor([sought, told[0] as Posting, ...many, ...filler], 'ACP')).not.toContain('test:sought');
  });

  test('stays as it is where it is a plain word', async () => {
    const ids = await idsFor([sought, ...told, ...many, ...filler], 'ACP', { plain: ['ACP'], limit: 3 });
    expect(ids).not.toContain('test:sought');
  });

  test.each(['"ACP"', 'baker -ACP'])('stays as it is in %s', async (query) => {
    expect(await idsFor([sought, ...told, ...many, ...filler], query, { limit: 3 })).not.toContain('test:sought');
  });
});
