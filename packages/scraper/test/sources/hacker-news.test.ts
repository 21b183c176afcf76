import { expect, test } from '@jest/globals';
import { hackerNews } from '../../src/sources/hacker-news/entry.js';
import { readAd } from '../../src/sources/hacker-news/read-ad.js';
import { now, testSource } from './source-contract.js';

const search = 'https://hn.algolia.com/api/v1/search_by_date?tags=story,author_whoishiring&hitsPerPage=10';
const hit = (id: string, month: string, title = 'Ask HN: Who is hiring?') => ({
  objectID: id,
  title,
  created_at: `${month}-01T15:01:21Z`,
});
const ad = (id: number, text: string | null) => ({
  id,
  text,
  created_at: '2026-11-02T15:00:00.000Z',
  children: [{ id: id + 1000, text: 'How much?', children: [] }],
});
const korica = ad(
  501,
  'Korica (https:&#x2F;&#x2F;korica.example) | Senior Baking Engineer | Split, Croatia | ONSITE | Full-time | €40k<p>We bake.',
);

testSource('hacker-news', {
  entry: hackerNews,
  target: 'latest',
  site: {
    [search]: {
      hits: [hit('90', '2026-10'), hit('99', '2026-11'), hit('98', '2026-11', 'Ask HN: Who wants to be hired?')],
    },
    'https://hn.algolia.com/api/v1/items/99': {
      id: 99,
      children: [korica, ad(502, null), ad(503, 'We look for somebody.')],
    },
  },
  postings: [
    {
      id: 'hacker-news:501',
      url: 'https://news.ycombinator.com/item?id=501',
      title: 'Senior Baking Engineer',
      company: 'Korica',
      location: 'Split, Croatia',
      workplace: 'on-site',
      employmentType: ['full-time'],
      postedAt: '2026-11-02T15:00:00.000Z',
    },
    { id: 'hacker-news:503', title: 'We look for somebody.', company: '', workplace: 'unknown' },
  ],
  // A search that knows threads, none of them of the month.
  empty: undefined,
  odd: { body: { hits: [hit('99', '2026-11')] }, readable: 0 },
  changed: [{}, { hits: [] }, { hits: [hit('1', '2026-11', 'Ask HN: Anything else?')] }],
  addresses: { 'https://news.ycombinator.com/jobs': 'latest', 'https://news.ycombinator.com/item?id=1': undefined },
  badTargets: ['', 'may', '2026-13', '2026'],
});

test.each([
  [
    'Korica | Bakers | REMOTE (EU only) | Part-time',
    {
      title: 'Korica | Bakers | REMOTE (EU only) | Part-time',
      workplace: 'remote',
      location: 'Bakers; REMOTE (EU only)',
      employmentType: ['part-time'],
    },
  ],
  [
    'Korica | Remote or Onsite | Multiple roles | https://korica.example',
    { title: 'Multiple roles', company: 'Korica', location: '', workplace: undefined },
  ],
  [
    'Korica | Vienna | Hybrid | Product Manager, Data Analyst',
    { title: 'Product Manager, Data Analyst', location: 'Vienna', workplace: 'hybrid' },
  ],
  [`A sentence that goes on and on ${'and on '.repeat(40)}`, { company: '', location: '' }],
])('reads of the first line %j what is certain', (line, ad) => {
  const read = readAd(`${line}<p>More.`);

  for (const [name, value] of Object.entries(ad)) expect([name, read?.[name as 'title']]).toEqual([name, value]);
  expect(read?.title.length).toBeLessThanOrEqual(140);
});

test('reads the thread of a month, and says where there is none', () => {
  const source = hackerNews.create();
  const [request] = source.start(hackerNews.parseTarget('2026-07'));
  const read = (hits: unknown[]) =>
    source.parse({ url: '', status: 200, body: JSON.stringify({ hits }) }, request as never, now);

  expect(read([hit('90', '2026-10'), hit('77', '2026-07')]).requests?.map(({ key }) => key)).toEqual([
    'hacker-news:77',
  ]);
  expect(read([hit('90', '2026-10')])).toEqual({ outcome: 'empty' });
});
