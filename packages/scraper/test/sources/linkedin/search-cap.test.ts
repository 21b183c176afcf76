import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRequestQueue } from '../../../src/request-queue.js';
import type { Filters } from '../../../src/sources/linkedin/filters.js';
import { createLinkedInSource } from '../../../src/sources/linkedin/linkedin.js';
import { parseSearch } from '../../../src/sources/linkedin/parse-search.js';
import type { SearchContext } from '../../../src/sources/linkedin/requests.js';
import { splitSearch } from '../../../src/sources/linkedin/split-search.js';
import { searchPage } from './stand-in.js';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const tenCards = searchPage(upTo(10));
const context: SearchContext = { keywords: 'Job', location: 'Zagreb', filters: {}, asked: {}, start: 0, page: 1 };

/** What a page of ten cards leads to besides its postings. */
function read(part: Partial<SearchContext>) {
  const {
    requests = [],
    capped,
    notes,
    problems,
  } = parseSearch(tenCards, { ...context, ...part }, 'http://linkedin.example');
  return { lists: requests.filter(({ kind }) => kind === 'list').map(({ key }) => key), capped, notes, problems };
}

const last = { start: 990, page: 100 };

test('goes on to the thousandth result, and then asks by workplace, which every posting has', () => {
  expect(read({ start: 980, page: 99 }).lists).toEqual(['search?keywords=Job&location=Zagreb&start=990']);
  expect(read(last)).toEqual({
    lists: ['1', '3', '2'].map((code) => `search?keywords=Job&location=Zagreb&f_WT=${code}&start=0`),
    capped: false,
    notes: [],
    problems: [],
  });
});

test('only the site splits a search: the bound of the caller ends it', () => {
  expect(read({ ...last, pages: 100 })).toEqual({ lists: [], capped: true, notes: [], problems: [] });
});

test('gives up a search whose pages repeat, and splits nothing for it', () => {
  const before = upTo(10).join();
  const problems = ['page 100 repeats the one before it: the search was given up'];

  expect(read({ ...last, before })).toEqual({ lists: [], capped: false, notes: [], problems });
  expect(read({ ...last, before: upTo(9).join() }).lists).toHaveLength(3);
});

test('remembers a page for the one after it', () => {
  const first = parseSearch(tenCards, context, 'http://linkedin.example').requests?.at(-1);
  const again = parseSearch(tenCards, first?.context as SearchContext, 'http://linkedin.example');

  expect(again.problems).toEqual(['page 2 repeats the one before it: the search was given up']);
});

test.each([100, 500, undefined])('takes %s pages for all there is', (pages) => {
  const query = { keywords: ['Job'], locations: ['Zagreb'], ...(pages && { pages }) };
  const [first] = createLinkedInSource().start(query);
  const asked = first?.context as SearchContext;

  expect(read({ ...asked, ...last }).lists).toHaveLength(3);
});

test('splits by experience next, says that this may not find everything, and asks for the newest of all levels too', () => {
  const { lists, capped, notes } = read({ ...last, filters: { workplace: ['remote'] } });

  expect(lists).toEqual([
    ...['1', '2', '3', '4', '5', '6'].map((code) => `search?keywords=Job&location=Zagreb&f_WT=2&f_E=${code}&start=0`),
    'search?keywords=Job&location=Zagreb&f_TPR=r2592000&f_WT=2&start=0',
  ]);
  expect(capped).toBe(true);
  expect(notes).toEqual([
    'search?keywords=Job&location=Zagreb&f_WT=2&start=0 has more than the 1000 results that LinkedIn lists: older ones without a level or type may be missing',
  ]);
});

test('finds more than LinkedIn lists by narrower searches, and names no posting twice to the crawl', () => {
  const source = createLinkedInSource();
  const queue = createRequestQueue(source.join);
  queue.add(source.start({ keywords: ['Job'], locations: ['Zagreb'] }));
  const ofWorkplace = (code: string | null) => upTo(1800).filter((id) => code === null || id % 3 === Number(code) - 1);
  const found: string[] = [];
  let capped = false;

  for (let request = queue.next(); request; request = queue.next()) {
    if (request.kind === 'posting') found.push(request.key);
    else {
      const asked = new URL(request.url).searchParams;
      const start = Number(asked.get('start'));
      expect(start).toBeLessThan(1000);
      const body = searchPage(ofWorkplace(asked.get('f_WT')).slice(start, start + 10));
      const parsed = source.parse({ url: request.url, status: 200, body: `${body}<!---->` }, request, '2026-07-10');
      queue.add(parsed.requests ?? []);
      capped ||= parsed.capped ?? false;
    }
    queue.done(request);
  }

  expect(found).toHaveLength(1800);
  expect(new Set(found).size).toBe(1800);
  expect(capped).toBe(false);
});

test('loses nothing by going through the values that were asked for one by one', () => {
  const filters: Filters = { workplace: ['remote'], experience: ['entry', 'director'] };

  expect(splitSearch(filters)).toEqual({
    exhaustive: true,
    parts: [
      { workplace: ['remote'], experience: ['entry'] },
      { workplace: ['remote'], experience: ['director'] },
    ],
  });
});

test('takes no filter of a part for one that was asked for, but its workplace', () => {
  const asked: Filters = { companies: ['7'] };
  const filters: Filters = { ...asked, workplace: ['remote'], experience: ['entry'] };
  const [posting] = parseSearch(tenCards, { ...context, asked, filters }, 'http://linkedin.example').requests ?? [];

  expect(posting?.context).toEqual({ foundBy: [{ companies: ['7'], workplace: ['remote'] }] });
});

test.each([
  [undefined, [2_592_000]],
  [2_592_001, [2_592_000]],
  [2_592_000, [604_800]],
  [604_800, [86_400]],
  [86_400, []],
])('shortens the window of %s s to %j', (postedWithinSeconds, shorter) => {
  const filters: Filters = { workplace: ['remote'], experience: ['entry'], employmentType: ['contract'] };
  const { parts } = splitSearch(postedWithinSeconds === undefined ? filters : { ...filters, postedWithinSeconds });

  expect(parts).toEqual(shorter.map((seconds) => ({ ...filters, postedWithinSeconds: seconds })));
});

test('names a search that cannot be narrowed any further, and is capped', () => {
  const filters: Filters = {
    postedWithinSeconds: 3600,
    workplace: ['remote'],
    experience: ['entry'],
    employmentType: ['full-time'],
  };

  expect(read({ ...last, filters })).toEqual({
    lists: [],
    capped: true,
    problems: [],
    notes: [expect.stringMatching(/^search\?.*f_TPR=r3600.*: it cannot be narrowed further$/)],
  });
});

test('carries what the query asked for into every part', () => {
  const asked: Filters = { companies: ['7'] };
  const { requests = [] } = parseSearch(
    tenCards,
    { ...context, ...last, asked, filters: asked },
    'http://linkedin.example',
  );

  for (const request of requests)
    expect(request.context).toMatchObject(request.kind === 'list' ? { asked } : { foundBy: [asked] });
});

test('ends, whatever was asked: a search has at most 4 windows x 4 workplaces x 7 levels x 8 types', () => {
  const oneOf = <Value extends string>(...values: Value[]) =>
    fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined });
  const filters = fc.record({
    workplace: oneOf('on-site', 'hybrid', 'remote'),
    experience: oneOf('entry', 'associate', 'director'),
    employmentType: oneOf('full-time', 'contract', 'other'),
    postedWithinSeconds: fc.option(fc.integer({ min: 1, max: 10_000_000 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(filters, (asked) => {
      const seen = new Set<string>();
      const waiting = [JSON.parse(JSON.stringify(asked)) as Filters];
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const key = JSON.stringify(Object.entries(next).sort());
        if (seen.has(key)) continue;
        seen.add(key);
        waiting.push(...splitSearch(next).parts);
      }
      expect(seen.size).toBeLessThanOrEqual(4 * 4 * 7 * 8);
    }),
    { numRuns: 30 },
  );
});
