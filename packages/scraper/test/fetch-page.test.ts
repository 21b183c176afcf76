import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from '@jest/globals';
import { createPageFetcher, type FetchOptions } from '../src/fetch-page.js';
import { openSite, type Site } from './support/site.js';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

/** Its clock stands still but for the waits. */
function fetcher(options: FetchOptions = {}) {
  const delays: number[] = [];
  let nowMs = 0;
  const sleep = async (delayMs: number) => {
    delays.push(delayMs);
    nowMs += delayMs;
  };
  const settings = { sleep, random: () => 0, now: () => new Date(nowMs), ...options };
  return { fetchPage: createPageFetcher(settings), delays };
}

const hasty = { connectMs: 1000, responseMs: 40, bodyMs: 40 };

test('fetches a page after two refusals, with longer and longer waits', async () => {
  site = await openSite((_path, response, before) => response.writeHead(before < 2 ? 429 : 200).end('here'));
  const notices: number[] = [];
  const { fetchPage, delays } = fetcher({ onRetry: ({ tries }) => notices.push(tries) });

  const answer = await fetchPage({ url: `${site.url}/a` });

  expect(answer).toEqual({ outcome: 'ok', tries: 3, page: { url: `${site.url}/a`, status: 200, body: 'here' } });
  expect(delays).toEqual([3_000, 6_000]);
  expect(notices).toEqual([1, 2]);
});

test('gives up after five tries', async () => {
  site = await openSite((_path, response) => response.writeHead(429).end());
  const { fetchPage, delays } = fetcher();

  expect(await fetchPage({ url: site.url })).toMatchObject({ outcome: 'throttled', status: 429, tries: 5 });
  expect(delays).toEqual([3_000, 6_000, 12_000, 24_000]);
  expect(site.requests).toHaveLength(5);
});

test('waits as long as Retry-After asks', async () => {
  site = await openSite((_path, response, before) =>
    response.writeHead(before < 1 ? 503 : 200, { 'retry-after': '7' }).end(),
  );
  const { fetchPage, delays } = fetcher();

  expect(await fetchPage({ url: site.url })).toMatchObject({ outcome: 'ok', tries: 2 });
  expect(delays).toEqual([7_000]);
});

test.each([
  [404, 'gone', 1],
  [410, 'gone', 1],
  [400, 'layout_changed', 1],
  [401, 'blocked', 1],
  [403, 'blocked', 1],
  [999, 'blocked', 5],
  [500, 'network', 5],
])('status %i is %s after %i tries', async (status, outcome, tries) => {
  site = await openSite((_path, response) => response.writeHead(status).end('no'));

  expect(await fetcher().fetchPage({ url: site.url })).toMatchObject({ outcome, status, tries });
});

test('names itself and asks for English', async () => {
  const seen: unknown[] = [];
  site = await openSite((_path, response, _before, { headers }) => {
    seen.push([headers['user-agent'], headers['accept-language']]);
    response.end();
  });

  await fetcher().fetchPage({ url: site.url });
  await fetcher({ userAgent: 'mine/1 (me@example.org)' }).fetchPage({ url: site.url });

  expect(seen).toEqual([
    [expect.stringMatching(/^jobsearch\/\S+ \(\+https:\/\/\S+\)$/), 'en-US,en;q=0.9'],
    ['mine/1 (me@example.org)', 'en-US,en;q=0.9'],
  ]);
});

test.each(['/authwall?trk=x', '/signup/cold-join', '/login', '/uas/login', 'http://127.0.0.1:1/authwall'])(
  'a redirect to %s is a refusal, and is not followed',
  async (location) => {
    site = await openSite((_path, response) => response.writeHead(302, { location }).end());

    expect(await fetcher().fetchPage({ url: `${site.url}/jobs` })).toMatchObject({ outcome: 'blocked', tries: 1 });
    expect(site.requests).toEqual(['/jobs']);
  },
);

test('follows other redirects, up to five', async () => {
  site = await openSite((path, response) => {
    const hops = Number(path.slice(1));
    if (hops > 0) response.writeHead(301, { location: `/${hops - 1}` });
    response.end('arrived');
  });
  const { fetchPage } = fetcher();

  expect(await fetchPage({ url: `${site.url}/5` })).toMatchObject({ outcome: 'ok', page: { url: `${site.url}/0` } });
  expect(await fetchPage({ url: `${site.url}/6` })).toMatchObject({ outcome: 'blocked' });
});

test('a redirect is asked for at the pace of the host, and only where that may be', async () => {
  site = await openSite((path, response) => {
    if (path === '/a') response.writeHead(302, { location: '/b' });
    if (path === '/b') response.writeHead(302, { location: '/private' });
    response.end();
  });
  const { fetchPage, delays } = fetcher({ minTimeMs: 700 });
  const mayFollow = async (url: string) => (url.endsWith('/private') ? 'not for programs' : undefined);

  expect(await fetchPage({ url: `${site.url}/a` }, mayFollow)).toEqual({
    outcome: 'blocked',
    message: `redirects to ${site.url}/private: not for programs`,
    tries: 1,
  });
  expect(site.requests).toEqual(['/a', '/b']);
  expect(delays).toEqual([700]);
});

test.each([
  [303, 'GET', ''],
  [302, 'GET', ''],
  [308, 'POST', '{"page":2}'],
])('after %i what was sent comes as a %s', async (status, method, sent) => {
  let arrived: string | undefined;
  let body = '';
  site = await openSite((path, response, _before, request) => {
    if (path === '/a') return void response.writeHead(status, { location: '/b' }).end();
    arrived = request.method;
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => response.end());
  });

  await fetcher().fetchPage({ url: `${site.url}/a`, json: { page: 2 } });

  expect([arrived, body]).toEqual([method, sent]);
});

test('a second try waits for its turn like a first one', async () => {
  site = await openSite((_path, response, before) => response.writeHead(before < 1 ? 500 : 200).end());
  const { fetchPage, delays } = fetcher({ minTimeMs: 5000 });

  await fetchPage({ url: site.url });

  expect(delays).toEqual([3000, 2000]);
});

test('fetchers that share the hosts keep one pace, the slower one', async () => {
  site = await openSite((_path, response) => response.end());
  const paces = new Map();
  let nowMs = 0;
  const waits: number[] = [];
  const settings = {
    random: () => 0,
    now: () => new Date(nowMs),
    sleep: async (delayMs: number) => {
      waits.push(delayMs);
      nowMs += delayMs;
    },
  };
  const first = createPageFetcher({ ...settings, minTimeMs: 100 }, paces);
  const second = createPageFetcher({ ...settings, minTimeMs: 2000 }, paces);

  await first({ url: site.url });
  await second({ url: site.url });
  await first({ url: site.url });

  expect(waits).toEqual([100, 2000]);
});

test.each(['file:///etc/hosts', 'ftp://127.0.0.1/a', 'not a url'])('does not fetch %s', async (url) => {
  const message = `only http and https pages are fetched, not ${url}`;

  expect(await fetcher().fetchPage({ url: url })).toEqual({ outcome: 'layout_changed', message, tries: 1 });
});

test('does not follow a redirect out of the web', async () => {
  site = await openSite((_path, response) => response.writeHead(302, { location: 'file:///etc/hosts' }).end());

  expect(await fetcher().fetchPage({ url: site.url })).toMatchObject({ outcome: 'layout_changed' });
});

test('reads a body of the largest size, and no larger one, compressed or not', async () => {
  site = await openSite((path, response) => {
    const body = 'x'.repeat(path === '/fits' ? 1000 : 1001);
    if (path === '/zipped') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
    else response.end(body);
  });
  const { fetchPage } = fetcher({ maxBytes: 1000 });

  expect(await fetchPage({ url: `${site.url}/fits` })).toMatchObject({ outcome: 'ok' });
  expect(await fetchPage({ url: `${site.url}/large` })).toMatchObject({ outcome: 'layout_changed', tries: 1 });
  expect(await fetchPage({ url: `${site.url}/zipped` })).toMatchObject({ outcome: 'layout_changed', tries: 1 });
});

test('a silent server and one that stops in the middle of a body are network failures', async () => {
  site = await openSite((path, response) => {
    if (path === '/half') response.writeHead(200, { 'content-length': '100' }).write('half');
  });
  const { fetchPage } = fetcher({ timeouts: hasty, maxTries: 2 });

  expect(await fetchPage({ url: `${site.url}/silent` })).toMatchObject({ outcome: 'network', tries: 2 });
  expect(await fetchPage({ url: `${site.url}/half` })).toMatchObject({ outcome: 'network', tries: 2 });
});

test('an answer cut short is tried again', async () => {
  site = await openSite((_path, response, before) => {
    if (before > 0) return void response.end('whole');
    response.writeHead(200, { 'content-length': '100' }).write('cut', () => response.destroy());
  });

  expect(await fetcher().fetchPage({ url: site.url })).toMatchObject({
    outcome: 'ok',
    tries: 2,
    page: { body: 'whole' },
  });
});

test('a server that is not there is a network failure', async () => {
  const { url, close } = await openSite(() => {});
  await close();

  expect(await fetcher().fetchPage({ url: url })).toMatchObject({ outcome: 'network', tries: 5 });
});

test('never has more than three requests under way', async () => {
  const held: ServerResponse[] = [];
  let underWay = 0;
  site = await openSite(async (path, response) => {
    if (path === '/round-trip' || underWay > 0) return void response.end();
    if (held.push(response) !== 3) return;
    // Time for a fourth request to arrive, if there is one.
    for (let trip = 0; trip < 30; trip++) await (await fetch(`${site?.url}/round-trip`)).text();
    underWay = held.length;
    for (const waiting of held) waiting.end();
  });
  const { url } = site;
  const { fetchPage } = fetcher();

  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => fetchPage({ url: `${url}/${index}` })));

  expect(underWay).toBe(3);
  expect(answers.map(({ outcome }) => outcome)).toEqual(Array(30).fill('ok'));
});

test('an abort ends a request under way', async () => {
  const controller = new AbortController();
  site = await openSite(() => controller.abort(new Error('enough')));

  await expect(fetcher({ signal: controller.signal }).fetchPage({ url: site.url })).rejects.toThrow('enough');
});

test('an abort ends a wait', async () => {
  const controller = new AbortController();
  site = await openSite((_path, response) => response.writeHead(429).end());
  const fetchPage = createPageFetcher({ signal: controller.signal, onRetry: () => controller.abort() });

  await expect(fetchPage({ url: site.url })).rejects.toThrow(/abort/i);
  expect(site.requests).toHaveLength(1);
});
