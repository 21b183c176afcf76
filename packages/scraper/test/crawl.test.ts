import { afterEach, expect, test } from '@jest/globals';
import { type CrawlOptions, type CrawlProgress, crawl } from '../src/crawl.js';
import { createSites } from '../src/sites.js';
import type { PageRequest, Source } from '../src/source.js';
import { boardPosting } from '../src/sources/board-posting.js';
import { openSite, type Site } from './support/site.js';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

type Request = PageRequest<null>;

const quick: CrawlOptions = {
  robots: 'ignore',
  sleep: async () => {},
  random: () => 0,
  now: () => new Date('2026-07-10T06:00:00Z'),
};

function page(path: string, kind: Request['kind'] = 'posting'): Request {
  return { key: path, url: `${site?.url}${path}`, kind, context: null, draft: { id: `board:${path.slice(1)}` } };
}

type Parse = Source<readonly Request[], null>['parse'];

const postingOf = (id: string) =>
  boardPosting(
    { id, source: 'board', title: 'Baker', company: 'Korica', url: 'https://board.example/1' },
    '2026-07-10',
  );

/** A page is about the posting that it was asked for. */
const itself: Parse = (_page, { draft, kind }) =>
  kind === 'posting' && draft ? { outcome: 'ok', postings: [postingOf(draft.id)] } : { outcome: 'ok' };

/** A source whose query is the list of its pages; the body of a page is ignored unless `parse` reads it. */
function board(parse: Parse = itself) {
  const pace = { maxConcurrent: 1, minTimeMs: 0 };
  return { id: 'board', baseUrl: 'http://board', pace, start: (query: readonly Request[]) => query, parse };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => page(`/${index}`));

test('reads every list before the first posting', async () => {
  site = await openSite((_path, response) => response.end());

  await crawl(board(), [page('/posting'), page('/list', 'list')], quick);

  expect(site.requests).toEqual(['/list', '/posting']);
});

test('fetches a page once, however often it is asked for', async () => {
  site = await openSite((_path, response) => response.end());
  const again: Parse = (...read) => ({ ...itself(...read), requests: [page('/a'), page('/b')] });

  await crawl(board(again), [page('/a'), page('/a')], quick);

  expect(site.requests).toEqual(['/a', '/b']);
});

test('a parser that throws anything loses its page only', async () => {
  site = await openSite((_path, response) => response.end());
  const parse: Parse = (body, request, now) => {
    if (request.key === '/1') throw new TypeError('undefined is not a card');
    return itself(body, request, now);
  };

  const { incomplete, report } = await crawl(board(parse), numbered(3), quick);

  expect(report).toMatchObject({ complete: false, outcomes: { ok: 2, layout_changed: 1 } });
  expect(report.problems[0]?.message).toBe('undefined is not a card');
  expect(incomplete).toEqual([{ id: 'board:1' }]);
});

test('a list that no longer exists makes the crawl incomplete', async () => {
  site = await openSite((_path, response) => response.writeHead(404).end());

  const { gone, report } = await crawl(board(), [page('/list', 'list')], quick);

  expect(report).toMatchObject({ complete: false, outcomes: { gone: 1 } });
  expect(gone).toEqual([]);
});

test('a list that the source has in another place, too, is not lost', async () => {
  site = await openSite((path, response) => response.writeHead(path === '/old' ? 404 : 200).end());
  const source = { ...board(), instead: ({ key }: Request) => (key === '/old' ? [page('/new', 'list')] : undefined) };

  const { report } = await crawl(source, [page('/old', 'list')], quick);

  expect(site.requests).toEqual(['/old', '/new']);
  expect(report).toMatchObject({ complete: true, outcomes: { gone: 1, ok: 1 }, problems: [] });
  expect(report.notes).toEqual([expect.stringMatching(/\/old could not be read .*\/new was read instead/)]);
});

test.each<[string, (request: Request) => Request[] | undefined]>([
  ['nothing', () => []],
  ['the lost page itself', () => [page('/old', 'list')]],
  ['a page that leads back', ({ key }) => [page(key === '/old' ? '/older' : '/old', 'list')]],
  [
    'an error',
    () => {
      throw new Error('no idea');
    },
  ],
])('a list is lost when the source has %s instead of it', async (_, instead) => {
  site = await openSite((_path, response) => response.writeHead(404).end());

  const { report } = await crawl({ ...board(), instead }, [page('/old', 'list')], quick);

  expect(report.complete).toBe(false);
});

test('an answer that a list has ended is not a lost list', async () => {
  site = await openSite((_path, response) => response.writeHead(400).end());
  const source = { ...board(), readStatus: () => 'end' as const, instead: () => [page('/new', 'list')] };

  const { report } = await crawl(source, [page('/p9', 'list')], quick);

  expect([site.requests, report.complete, report.notes]).toEqual([['/p9'], true, []]);
});

test('stops after five pages in a row that the site refuses', async () => {
  site = await openSite((_path, response) => response.writeHead(403).end());

  const { incomplete, report } = await crawl(board(), numbered(50), quick);

  expect(site.requests).toHaveLength(5);
  expect(incomplete).toHaveLength(50);
  expect(report.problems.at(-1)).toEqual({
    url: 'http://board',
    outcome: 'blocked',
    message: 'stopped after 5 pages in a row were refused (blocked); 45 pages were not fetched',
  });
});

test('goes on when refusals are few and far between', async () => {
  site = await openSite((path, response) => response.writeHead(Number(path.slice(1)) % 3 === 2 ? 200 : 403).end());

  const { report } = await crawl(board(), numbered(50), quick);

  expect(site.requests).toHaveLength(50);
  expect(report.outcomes).toMatchObject({ ok: 16, blocked: 34 });
});

test('stops after ten pages in a row that cannot be read', async () => {
  site = await openSite((_path, response) => response.end());
  const parse = () => {
    throw new Error('all new');
  };

  const { report } = await crawl(board(parse), numbered(50), quick);

  expect(site.requests).toHaveLength(10);
  expect(report.complete).toBe(false);
});

test('an interrupted crawl ends with what it has, incomplete', async () => {
  const controller = new AbortController();
  site = await openSite((path, response) => {
    if (path === '/3') controller.abort();
    else response.end();
  });

  const { incomplete, report } = await crawl(board(), numbered(10), { ...quick, signal: controller.signal });

  expect(report).toMatchObject({ complete: false, outcomes: { ok: 3, network: 1 } });
  expect(report.problems.map(({ message }) => message)).toEqual([
    'interrupted',
    'interrupted; 6 pages were not fetched',
  ]);
  expect(incomplete).toHaveLength(7);
});

test('tells how far it has come', async () => {
  site = await openSite((_path, response) => response.end());
  const told: CrawlProgress[] = [];

  await crawl(board(), numbered(3), { ...quick, onProgress: (progress) => told.push(progress) });

  expect(told.map(({ done, waiting, outcome }) => [done, waiting, outcome])).toEqual([
    [1, 2, 'ok'],
    [2, 1, 'ok'],
    [3, 0, 'ok'],
  ]);
});

test('asks robots.txt first, keeps to it, and slows down as it says', async () => {
  const waits: number[] = [];
  site = await openSite((path, response) =>
    response.end(path === '/robots.txt' ? 'User-agent: *\nDisallow: /1\nCrawl-delay: 3\n' : ''),
  );
  const sleep = async (delayMs: number) => void waits.push(delayMs);

  const { report, incomplete } = await crawl(board(), numbered(3), { ...quick, sleep, robots: 'obey' });

  expect(site.requests).toEqual(['/robots.txt', '/0', '/2']);
  expect(incomplete).toEqual([{ id: 'board:1' }]);
  expect(report.problems).toEqual([
    { url: `${site.url}/1`, outcome: 'blocked', message: expect.stringContaining('robots.txt, line 2') },
  ]);
  expect(waits).toContain(3000);
});

test.each([500, 429])('fetches nothing of a site whose robots.txt cannot be read (%i)', async (status) => {
  site = await openSite((_path, response) => response.writeHead(status).end());

  const { report } = await crawl(board(), numbered(2), { ...quick, robots: 'obey' });

  expect(new Set(site.requests)).toEqual(new Set(['/robots.txt']));
  expect(report).toMatchObject({ complete: false, outcomes: { blocked: 2 } });
});

test('passes over postings that were read not long ago, and still saw them', async () => {
  site = await openSite((_path, response) => response.end());

  const { report, saw } = await crawl(board(), numbered(3), { ...quick, isFresh: (id) => id === 'board:1' });

  expect(site.requests).toEqual(['/0', '/2']);
  expect(report).toMatchObject({ fresh: 1, complete: true });
  expect([saw('board:1'), saw('board:9')]).toEqual([true, false]);
});

const since = '2026-07-01T06:00:00.000Z';
const lostBefore = (path: string, runs = 1) => ({ request: page(path), runs, since });

test('tries again the pages that an earlier crawl lost, last, and gives those that it loses itself', async () => {
  site = await openSite((path, response) => response.writeHead(path === '/7' || path === '/1' ? 403 : 200).end());

  const { pending } = await crawl(board(), numbered(2), {
    ...quick,
    pending: [lostBefore('/7'), lostBefore('/8'), lostBefore('/0')],
  });

  expect(site.requests).toEqual(['/0', '/1', '/7', '/8']);
  expect(pending).toEqual([
    { request: page('/1'), runs: 1, since: '2026-07-10T06:00:00.000Z' },
    { request: page('/7'), runs: 2, since },
  ]);
});

test('asks for a posting lost earlier with what the lists say of it now', async () => {
  site = await openSite((path, response) => response.writeHead(path === '/1' ? 500 : 200).end());
  const now = { ...page('/1'), draft: { id: 'board:1', title: 'New' } };
  const parse: Parse = (body, request, at) =>
    request.kind === 'list' ? { outcome: 'ok', requests: [now] } : itself(body, request, at);

  const { incomplete } = await crawl(board(parse), [page('/list', 'list')], { ...quick, pending: [lostBefore('/1')] });

  expect(incomplete).toEqual([now.draft]);
});

test('lets a posting go that was lost and that a whole list does not name any more', async () => {
  site = await openSite((_path, response) => response.writeHead(200).end());
  const whole = { ...board(), covers: () => 'board:' };

  const { pending, report, saw } = await crawl(whole, [page('/list', 'list')], {
    ...quick,
    pending: [lostBefore('/1')],
  });

  expect(site.requests).toEqual(['/list']);
  expect([pending, report.complete, saw('board:1')]).toEqual([[], true, false]);
});

test('waits five runs for a posting that cannot be read; then its loss is told, and takes nothing from the others', async () => {
  site = await openSite((path, response) => response.writeHead(path === '/1' ? 403 : 200).end());
  const run = (runs: number) => crawl(board(), numbered(2), { ...quick, pending: [lostBefore('/1', runs)] });

  expect((await run(4)).report).toMatchObject({ complete: false, notes: [] });
  const { report, pending, saw } = await run(5);
  expect(report).toMatchObject({ complete: true, problems: [], incomplete: 1 });
  expect(report.notes).toEqual([expect.stringContaining('/1 could not be read in 6 runs since 2026-07-01')]);
  expect([pending, saw('board:1')]).toEqual([[{ ...lostBefore('/1', 6) }], true]);
});

test('does not take the page of another posting, or of none, for the one that it asked for', async () => {
  site = await openSite((_path, response) => response.end());
  const parse: Parse = (_page, { key }) => ({ outcome: 'ok', postings: key === '/0' ? [postingOf('board:9')] : [] });

  const { incomplete, postings, report } = await crawl(board(parse), numbered(2), quick);

  expect([postings, incomplete.map(({ id }) => id)]).toEqual([[], ['board:0', 'board:1']]);
  expect(report.problems.map(({ message }) => message)).toEqual([
    'board:0 was asked for, and the page is about board:9',
    'board:1 was asked for, and the page is about no posting',
  ]);
});

test.each([
  ['as many as there are', ['/1', '/2'], true],
  ['one twice and another not at all', ['/1', '/1'], false],
])('holds what a list names against how many it says there are: %s', async (_, paths, complete) => {
  site = await openSite((_path, response) => response.end());
  const parse: Parse = (body, request, now) =>
    request.kind === 'list'
      ? { outcome: 'ok', requests: paths.map((path) => page(path)), total: 2 }
      : itself(body, request, now);

  const { report, canGoOn } = await crawl(board(parse), [page('/list', 'list')], quick);

  expect([report.complete, canGoOn]).toEqual([complete, false]);
  if (!complete)
    expect(report.problems[0]?.message).toBe('the list names 1 different postings, and 2 are said to be there');
});

test('reads the robots.txt of a site once for crawls that share what they know', async () => {
  site = await openSite((path, response) => response.writeHead(path === '/robots.txt' ? 404 : 200).end());
  const sites = createSites();

  await crawl(board(), [page('/0')], { ...quick, robots: 'obey', sites });
  await crawl(board(), [page('/1')], { ...quick, robots: 'obey', sites });

  expect(site.requests).toEqual(['/robots.txt', '/0', '/1']);
});

test('is not sent on to what robots.txt does not allow', async () => {
  site = await openSite((path, response) => {
    if (path === '/0') response.writeHead(302, { location: '/private/0' });
    response.end(path === '/robots.txt' ? 'User-agent: *\nDisallow: /private\n' : '');
  });

  const { report } = await crawl(board(), [page('/0')], { ...quick, robots: 'obey' });

  expect(site.requests).not.toContain('/private/0');
  expect(report).toMatchObject({ complete: false, outcomes: { blocked: 1 } });
});

test('counts how often a site asked for slowness, and how long that took', async () => {
  site = await openSite((_path, response, before) => response.writeHead(before < 2 ? 429 : 200).end());

  const { report } = await crawl(board(), numbered(1), quick);

  expect(report.throttling).toEqual({ times: 2, waitedMs: 9000 });
});

test('tries a page that it lost once more when all others are done, and one that is refused for good only once', async () => {
  site = await openSite((path, response, before) => {
    const status = path === '/0' && before < 6 ? 500 : path === '/1' ? 403 : 200;
    response.writeHead(status).end();
  });

  const { report } = await crawl(board(), numbered(4), quick);

  expect(site.requests).toEqual([...Array(5).fill('/0'), '/1', '/2', '/3', '/0', '/0']);
  expect(report).toMatchObject({ requests: 10, outcomes: { ok: 3, blocked: 1, network: 0 } });
});
