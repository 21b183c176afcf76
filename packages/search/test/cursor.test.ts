import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readPage } from '../src/cursor.js';
import type { Engine, SearchRequest } from '../src/index.js';
import { engineOver } from './support/engine.js';
import { aPosting } from './support/postings.js';

let engine: Engine;

const trades = ['Baker', 'Nurse', 'Welder', 'Teacher', 'Driver', 'Cook', 'Clerk', 'Painter'];
const postings = Array.from({ length: 40 }, (_, i) =>
  aPosting(`test:${String(i).padStart(2, '0')}`, {
    title: `${trades[i % trades.length]} ${i}`,
    company: `Company ${i % 7}`,
    description: `Number ${i} of our jobs for people who like to work in Split as ${trades[(i * 3) % trades.length]}.`,
  }),
);

beforeAll(async () => {
  engine = await engineOver(postings);
});
afterAll(() => engine.close());

async function readOn(request: SearchRequest): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | undefined; ; ) {
    const answer = await engine.search({ ...request, ...(cursor !== undefined && { cursor }) });
    pages.push(answer.hits.map(({ posting }) => posting.id));
    cursor = answer.nextCursor;
    if (cursor === undefined) return pages;
  }
}

test.each<[string, Omit<SearchRequest, 'query'>]>([
  ['as it is', {}],
  ['with conditions', { filters: { company: ['Company 1', 'Company 2', 'Company 3'] } }],
  ['with few of a company', { maxPerCompany: 3 }],
  ['by words', { mode: 'words' }],
])('page after page is the whole answer, %s', async (_, how) => {
  const request = { query: 'baker in split', ...how };
  const whole = await engine.search({ ...request, limit: 100 });

  const pages = await readOn({ ...request, limit: 7 });

  expect(pages.flat()).toEqual(whole.hits.map(({ posting }) => posting.id));
  expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true);
  expect(whole.nextCursor).toBeUndefined();
});

test.each([3, 4])('there is no next page after the last hit, %d a page', async (limit) => {
  const filters = { company: ['Company 1'] }; // 6 postings
  const pages = await readOn({ query: 'baker', filters, limit });

  expect(pages.map(({ length }) => length)).toEqual(limit === 3 ? [3, 3] : [4, 2]);
});

test('pages have no hit twice, and no gap, though how deep an index is searched decides what is found', () => {
  const rows = Array.from({ length: 100 }, (_, row) => ({ row, score: 1 - row / 100 }));
  // As one that finds the rows 3, 13, 23 … only when it looks for more than 25.
  const best = (count: number) => rows.filter(({ row }) => count > 25 || row % 10 !== 3).slice(0, count);
  const pages: number[][] = [];
  let from: Parameters<typeof readPage>[2];
  for (let end = 10; end <= 100; end += 10) {
    const { page, last } = readPage(best, end, from);
    pages.push(page.map(({ row }) => row));
    if (!last) break;
    from = { offset: end, last, now: 0 };
  }

  const given = pages.flat();
  expect(pages.slice(0, 3).map(({ length }) => length)).toEqual([10, 10, 10]);
  expect(given).toEqual([...new Set(given)].sort((a, b) => a - b));
  expect(given.length).toBeGreaterThanOrEqual(97); // 3, 13 and 23 came up when their places were given
});

test('the next page may have another length and show other things', async () => {
  const first = await engine.search({ query: 'baker', limit: 3 });
  const next = await engine.search({ query: 'baker', limit: 5, explain: true, cursor: first.nextCursor as string });
  const whole = await engine.search({ query: 'baker', limit: 8 });

  expect([...first.hits, ...next.hits].map(({ posting }) => posting.id)).toEqual(
    whole.hits.map(({ posting }) => posting.id),
  );
});

test.each([
  ['what is none', 'abc', /cursor is "abc"/],
  ['nothing', '', /cursor is ""/],
  ['what somebody made up', Buffer.from('[-5,"x","y"]').toString('base64url'), /cursor is/],
])('refuses %s as a cursor', async (_, cursor, message) => {
  await expect(engine.search({ query: 'baker', cursor })).rejects.toMatchObject({ code: 'USAGE', message });
});

test('a cursor belongs to its search', async () => {
  const { nextCursor: cursor = '' } = await engine.search({ query: 'baker' });

  for (const other of [
    { query: 'nurse' },
    { query: 'baker', mode: 'words' },
    { query: 'baker', filters: { near: 'Split' } },
  ] as const)
    await expect(engine.search({ ...other, cursor })).rejects.toMatchObject({
      code: 'USAGE',
      message: /another search/,
    });
});

test('a cursor ends with the postings that it is over', async () => {
  const { nextCursor: cursor = '' } = await engine.search({ query: 'baker' });
  await engine.close();
  engine = await engineOver(postings.slice(0, 30));

  await expect(engine.search({ query: 'baker', cursor })).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
});
