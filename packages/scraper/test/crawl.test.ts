import { afterEach, expect, test } from '@jest/globals';
import { type CrawlOptions, type CrawlProgress, crawl } from '../src/crawl.js';
import type { PageRequest, Source } from '../src/source.js';
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

/** A source whose query is the list of its pages; the body of a page is ignored unless `parse` reads it. */
function board(parse: Source<readonly Request[], null>['parse'] = () => ({ outcome: 'ok' })) {
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
  const again = () => ({ outcome: 'ok' as const, requests: [page('/a'), page('/b')] });

  await crawl(board(again), [page('/a'), page('/a')], quick);

  expect(site.requests).toEqual(['/a', '/b']);
});

test('a parser that throws anything loses its page only', async () => {
  site = await openSite((_path, response) => response.end());
  const parse = (_page: unknown, { key }: Request) => {
    if (key === '/1') throw new TypeError('undefined is not a card');
    return { outcome: 'ok' as const };
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

test('fetches nothing of a site whose robots.txt cannot be read', async () => {
  site = await openSite((_path, response) => response.writeHead(500).end());

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

test('tries again the pages that an earlier crawl lost, and gives those that it loses itself', async () => {
  site = await openSite((path, response) => response.writeHead(path === '/7' ? 403 : 200).end());

  const { pending } = await crawl(board(), numbered(2), { ...quick, pending: [page('/7'), page('/8'), page('/0')] });

  expect(site.requests.sort()).toEqual(['/0', '/1', '/7', '/8']);
  expect(pending).toEqual([page('/7')]);
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
