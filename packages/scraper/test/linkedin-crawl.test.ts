import { afterEach, expect, test } from '@jest/globals';
import { type CrawlOptions, crawl } from '../src/crawl.js';
import { createLinkedInSource, type LinkedInQuery } from '../src/sources/linkedin/linkedin.js';
import { type LinkedInStandIn, openLinkedIn, postingPage, searchPage } from './linkedin-site.js';
import { pageFile } from './page-file.js';
import type { Site } from './site.js';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

const now = () => new Date('2026-07-10T06:00:00Z');
const python: LinkedInQuery = { keywords: ['Python'], locations: ['Zagreb'], pages: 5 };

async function crawlStandIn(standIn: LinkedInStandIn, query: Partial<LinkedInQuery> = {}, options: CrawlOptions = {}) {
  site = await openLinkedIn(standIn);
  const source = createLinkedInSource({ baseUrl: site.url });
  const quick = { robots: 'ignore' as const, now, minTimeMs: 0, sleep: async () => {}, random: () => 0 };
  const result = await crawl(source, { ...python, ...query }, { ...quick, ...options });
  const details = site.requests.filter((path) => path.includes('/jobPosting/'));
  const searches = site.requests.filter((path) => path.includes('/search?'));
  return { ...result, details, searches, ids: result.postings.map(({ id }) => id) };
}

const upTo = (count: number, first = 1) => Array.from({ length: count }, (_, index) => first + index);

test('brings home whole postings', async () => {
  const { postings, report } = await crawlStandIn({ results: () => [42], posting: (id) => postingPage(id) });

  expect(postings).toEqual([
    {
      id: 'linkedin:42',
      source: 'linkedin',
      url: 'https://www.linkedin.com/jobs/view/42',
      title: 'Job 42',
      company: 'Company 42',
      companyUrl: 'https://www.linkedin.com/company/c42',
      location: 'Zagreb, Croatia',
      workplace: 'unknown',
      skills: [],
      description: 'What job 42 is about.',
      postedAt: '2026-07-01',
      firstSeenAt: '2026-07-10T06:00:00.000Z',
      lastSeenAt: '2026-07-10T06:00:00.000Z',
    },
  ]);
  expect(report).toMatchObject({
    source: 'linkedin',
    requests: 3,
    outcomes: { ok: 2, end: 1 },
    postings: 1,
    complete: true,
    capped: false,
    problems: [],
    fields: { title: 1, postedAt: 1, salary: 0, workplace: 0, skills: 0 },
  });
});

test('asks for every keyword in every place, and fetches a posting found twice once', async () => {
  const results = (keywords: string, location: string) => (keywords === 'Go' || location === 'Split' ? [1, 2] : [2, 3]);
  const query = { keywords: ['Python', 'Go', ' python '], locations: ['Zagreb', 'Split'] };

  const { ids, details, searches, report } = await crawlStandIn({ results }, query);

  expect(searches.filter((path) => path.endsWith('start=0'))).toHaveLength(4);
  expect(ids).toEqual(['linkedin:1', 'linkedin:2', 'linkedin:3']);
  expect(details).toHaveLength(3);
  expect(report.complete).toBe(true);
});

test('steps by the cards received, not by a fixed number', async () => {
  const results = () => upTo(23);
  const instead = short(7);

  const { ids, searches } = await crawlStandIn({ results, instead });

  expect(searches.map((path) => new URL(path, 'http://x').searchParams.get('start'))).toEqual([
    '0',
    '7',
    '14',
    '21',
    '23',
  ]);
  expect(ids).toHaveLength(23);
});

/** Answers the search with pages of another size. */
function short(size: number): LinkedInStandIn['instead'] {
  return (path, response) => {
    const start = Number(new URL(path, 'http://x').searchParams.get('start'));
    if (!path.includes('/search?') || start >= 23) return false;
    response.end(searchPage(upTo(23).slice(start, start + size)));
    return true;
  };
}

test('a crawl that stops at the pages asked for has lost nothing, but is not complete', async () => {
  const { ids, searches, report } = await crawlStandIn({ results: () => upTo(35) }, { pages: 2 });

  expect(searches).toHaveLength(2);
  expect(ids).toHaveLength(20);
  expect(report).toMatchObject({ complete: false, capped: true, problems: [] });
});

/** What a page of ten cards that begins at `start` leads to, and whether that leaves results out. */
function following(start: number, query: Partial<LinkedInQuery> = {}) {
  const source = createLinkedInSource();
  const [first] = source.start({ ...python, pages: 100, ...query });
  const context = { ...first?.context, start, page: start / 10 + 1 };
  const request = { ...first, context } as Parameters<typeof source.parse>[1];
  const parsed = source.parse({ url: '', status: 200, body: searchPage(upTo(10)) }, request, now().toISOString());
  const searches = (parsed.requests ?? []).filter(({ kind }) => kind === 'list');
  return { ...parsed, searches: searches.map(({ key }) => Object.fromEntries(new URLSearchParams(key.slice(7)))) };
}

test('asks for no page beyond the thousandth result, where LinkedIn ends', () => {
  expect(following(980, { pages: 99 })).toMatchObject({ capped: true, searches: [] });
  expect(following(980)).toMatchObject({ capped: false, searches: [{ start: '990' }] });
  expect(following(990, { pages: 99 })).toMatchObject({ capped: true, searches: [] });
});

test('splits a search that has more than a thousand results by experience, then by date, then in other ways', () => {
  const levels = following(990).searches.map(({ f_E }) => f_E);
  const dates = following(990, { experience: ['entry'] }).searches.map(({ f_E, f_TPR }) => [f_E, f_TPR]);
  const workplaces = following(990, { experience: ['entry'], postedWithinDays: 1 }).searches.map(({ f_WT }) => f_WT);
  const types = following(990, { experience: ['entry'], postedWithinDays: 1, workplace: ['remote'] });

  expect(levels).toEqual(['1', '2', '3', '4', '5', '6']);
  expect(dates).toEqual([
    ['2', 'r2592000'],
    ['2', 'r604800'],
    ['2', 'r86400'],
  ]);
  expect(workplaces).toEqual(['1', '2', '3']);
  expect(types.searches.map(({ f_JT }) => f_JT)).toEqual(['F', 'P', 'C', 'T', 'I', 'V', 'O']);
});

test('says that results are left out when there is no way left to split', () => {
  const narrowest: Partial<LinkedInQuery> = {
    experience: ['entry'],
    postedWithinDays: 0.5,
    workplace: ['remote'],
    employmentType: ['contract'],
  };

  expect(following(990, narrowest)).toMatchObject({ capped: true, searches: [] });
});

test('asks with all filters in one address', () => {
  const [request] = createLinkedInSource().start({
    ...python,
    postedWithinDays: 7,
    workplace: ['remote', 'hybrid'],
    employmentType: ['full-time', 'contract'],
    experience: ['entry'],
    distanceMiles: 25,
    companies: ['1441', '9'],
  });

  expect(decodeURIComponent(request?.url.split('?')[1] ?? '')).toBe(
    'keywords=Python&location=Zagreb&f_E=2&f_JT=F,C&f_TPR=r604800&f_WT=2,3&f_C=1441,9&distance=25&start=0',
  );
});

test('leaves out a posting that says that it is not what was asked for, and keeps one that says nothing', async () => {
  const criteria = (type: string) =>
    `<ul><li class="description__job-criteria-item"><h3 class="description__job-criteria-subheader">Employment type</h3><span class="description__job-criteria-text">${type}</span></li></ul>`;
  const posting = (id: number) =>
    postingPage(id).replace('</section>', `</section>${id === 3 ? '' : criteria(id === 1 ? 'Contract' : 'Full-time')}`);

  const { ids, report } = await crawlStandIn({ results: () => [1, 2, 3], posting }, { employmentType: ['contract'] });

  expect(ids).toEqual(['linkedin:1', 'linkedin:3']);
  expect(report).toMatchObject({ leftOut: 1, complete: true });
});

test('takes 400 for the end after the first page only', async () => {
  const beyond =
    (start: string): LinkedInStandIn['instead'] =>
    (path, response) => {
      if (!path.endsWith(`start=${start}`)) return false;
      response.writeHead(400).end();
      return true;
    };

  const later = await crawlStandIn({ results: () => upTo(10), instead: beyond('10') });
  await site?.close();
  const first = await crawlStandIn({ results: () => upTo(10), instead: beyond('0') });

  expect(later.report).toMatchObject({ postings: 10, complete: true, outcomes: { end: 1 } });
  expect(first.report).toMatchObject({ postings: 0, complete: false, outcomes: { layout_changed: 1 } });
});

test('a search without results is empty, and complete', async () => {
  const { report } = await crawlStandIn({ results: () => [] });

  expect(report).toMatchObject({ postings: 0, complete: true, outcomes: { empty: 1 } });
});

test('gets everything in spite of refusals that pass', async () => {
  const instead: LinkedInStandIn['instead'] = (_path, response, before) => {
    if (before >= 2) return false;
    response.writeHead(429).end();
    return true;
  };

  const { report } = await crawlStandIn({ results: () => upTo(10), instead });

  expect(report).toMatchObject({ postings: 10, complete: true, requests: 36, outcomes: { ok: 11, end: 1 } });
});

test('holds back a posting whose page is lost, with what its card says, and is incomplete', async () => {
  const instead: LinkedInStandIn['instead'] = (path, response) => {
    if (!path.endsWith('/jobPosting/2')) return false;
    response.writeHead(500).end();
    return true;
  };

  const { ids, incomplete, report } = await crawlStandIn({ results: () => [1, 2, 3], instead });

  expect(ids).toEqual(['linkedin:1', 'linkedin:3']);
  expect(incomplete).toEqual([expect.objectContaining({ id: 'linkedin:2', title: 'Job 2', postedAt: '2026-07-01' })]);
  expect(report).toMatchObject({ complete: false, incomplete: 1, outcomes: { network: 1 } });
  expect(report.problems).toEqual([
    { url: `${site?.url}/jobs-guest/jobs/api/jobPosting/2`, outcome: 'network', message: 'answered 500' },
  ]);
});

test('a posting page built in a new way is lost, the others are not', async () => {
  const posting = (id: number) => (id === 2 ? '<main>All new</main>' : postingPage(id));

  const { ids, report } = await crawlStandIn({ results: () => [1, 2, 3], posting });

  expect(ids).toEqual(['linkedin:1', 'linkedin:3']);
  expect(report).toMatchObject({ complete: false, incomplete: 1, outcomes: { layout_changed: 1 } });
});

test('an odd card makes the crawl incomplete, and the rest of its page is read', async () => {
  const instead: LinkedInStandIn['instead'] = (path, response) => {
    if (!path.endsWith('start=0')) return false;
    response.end(pageFile('search.html'));
    return true;
  };

  const { ids, report } = await crawlStandIn({ results: () => [], instead });

  expect(ids).toEqual(['linkedin:9000000001', 'linkedin:9000000002', 'linkedin:9000000003']);
  expect(report.complete).toBe(false);
  expect(report.problems.map(({ message }) => message)).toContain('card 4 names no posting');
});

test('a lost page of results makes the crawl incomplete', async () => {
  const instead: LinkedInStandIn['instead'] = (path, response) => {
    if (!path.endsWith('start=10')) return false;
    response.writeHead(429).end();
    return true;
  };

  const { report } = await crawlStandIn({ results: () => upTo(30), instead });

  expect(report).toMatchObject({ postings: 10, complete: false, outcomes: { throttled: 1 } });
});

test('marks a posting that takes no more applications, and names one that is gone', async () => {
  const instead: LinkedInStandIn['instead'] = (path, response) => {
    if (!path.endsWith('/jobPosting/2')) return false;
    response.writeHead(404).end();
    return true;
  };
  const posting = (id: number) => postingPage(id, { closed: id === 1 });

  const { postings, gone, report } = await crawlStandIn({ results: () => [1, 2, 3], instead, posting });

  expect(postings.map(({ id, closedAt }) => [id, closedAt])).toEqual([
    ['linkedin:1', '2026-07-10T06:00:00.000Z'],
    ['linkedin:3', undefined],
  ]);
  expect(gone).toEqual(['linkedin:2']);
  expect(report).toMatchObject({ complete: true, outcomes: { gone: 1 } });
});

test('Remote among the places searches for remote work, not for a place', async () => {
  const results = (_keywords: string, location: string, remoteOnly: boolean) => {
    if (location === 'Worldwide') return remoteOnly ? [2, 3, 4] : [];
    return location === 'Zagreb' && !remoteOnly ? [1, 2] : [];
  };
  const posting = (id: number) =>
    postingPage(id, { description: id === 4 ? 'This is not a remote job.' : 'We build things.' });

  const { postings } = await crawlStandIn({ results, posting }, { locations: ['Zagreb', 'REMOTE'] });

  expect(postings.map(({ id, workplace }) => [id, workplace])).toEqual([
    ['linkedin:1', 'unknown'],
    ['linkedin:2', 'remote'],
    ['linkedin:3', 'remote'],
    ['linkedin:4', 'unknown'],
  ]);
});

test('stops soon when LinkedIn asks for a log-in everywhere', async () => {
  const instead: LinkedInStandIn['instead'] = (path, response) => {
    if (!path.includes('/jobPosting/')) return false;
    response.writeHead(302, { location: '/authwall?trk=x' }).end();
    return true;
  };

  const { details, incomplete, report } = await crawlStandIn({ results: () => upTo(40), instead });

  expect(details.length).toBeLessThanOrEqual(5);
  expect(incomplete).toHaveLength(40);
  expect(report).toMatchObject({ postings: 0, complete: false, incomplete: 40 });
  expect(report.problems.at(-1)?.message).toMatch(
    /^stopped after 3 pages in a row were refused \(blocked\); \d+ pages/,
  );
});

test.each([
  [{ keywords: [] }, 'at least one keyword'],
  [{ keywords: [' '] }, 'at least one keyword'],
  [{ pages: 0 }, 'pages is 0'],
  [{ pages: 1.5 }, 'pages is 1.5'],
  [{ postedWithinDays: 0 }, 'postedWithin is 0'],
  [{ workplace: ['office' as never] }, 'no workplace "office": there are on-site, remote, hybrid'],
  [{ companies: ['acme'] }, '"acme" is no company'],
])('refuses the query %j', (part, message) => {
  const source = createLinkedInSource();

  expect(() => source.start({ ...python, ...part })).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(message) }),
  );
});

test('asks linkedin.com itself by default, and no address that is not of the web', () => {
  expect(
    createLinkedInSource()
      .start(python)
      .map(({ url }) => url),
  ).toEqual([
    'https://www.linkedin.com/jobs-guest/jobs/api/seeMoreJobPostings/search?keywords=Python&location=Zagreb&start=0',
  ]);
  expect(() => createLinkedInSource({ baseUrl: 'file:///tmp' })).toThrow(expect.objectContaining({ code: 'USAGE' }));
});
