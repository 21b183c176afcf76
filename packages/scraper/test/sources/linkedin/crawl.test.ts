import { afterEach, expect, test } from '@jest/globals';
import { type CrawlOptions, crawl } from '../../../src/crawl.js';
import { createLinkedInSource } from '../../../src/sources/linkedin/linkedin.js';
import type { LinkedInQuery } from '../../../src/sources/linkedin/query.js';
import type { LinkedInRequest } from '../../../src/sources/linkedin/requests.js';
import type { Site } from '../../support/site.js';
import { pageFile } from './page-file.js';
import { type LinkedInStandIn, openLinkedIn, postingPage, searchPage } from './stand-in.js';

let site: Site | undefined;
afterEach(async () => {
  await site?.close();
  site = undefined;
});

const now = () => new Date('2026-07-10T06:00:00Z');
const anyJob: LinkedInQuery = { keywords: ['Job'], locations: ['Zagreb'], pages: 5 };

async function crawlStandIn(
  standIn: LinkedInStandIn,
  query: { [Name in keyof LinkedInQuery]?: LinkedInQuery[Name] | undefined } = {},
  options: CrawlOptions = {},
) {
  site = await openLinkedIn(standIn);
  const source = createLinkedInSource({ baseUrl: site.url });
  const quick = { robots: 'ignore' as const, now, minTimeMs: 0, sleep: async () => {}, random: () => 0 };
  const result = await crawl(source, { ...anyJob, ...query } as LinkedInQuery, { ...quick, ...options });
  const details = site.requests.filter((path) => path.includes('/jobPosting/'));
  const searches = site.requests.filter((path) => path.includes('/search?'));
  return { ...result, details, searches, ids: result.postings.map(({ id }) => id) };
}

/** Reads a page as the answer to a request. */
function parse(request: LinkedInRequest | undefined, body: string) {
  if (!request) throw new Error('no request');
  return createLinkedInSource().parse({ url: '', status: 200, body }, request, now().toISOString());
}

const criterion = (label: string, text: string) =>
  `<li class="description__job-criteria-item"><h3 class="description__job-criteria-subheader">${label}</h3><span class="description__job-criteria-text">${text}</span></li>`;

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

  expect(details.length).toBeLessThanOrEqual(7);
  expect(incomplete).toHaveLength(40);
  expect(report).toMatchObject({ postings: 0, complete: false, incomplete: 40 });
  expect(report.problems.at(-1)?.message).toMatch(
    /^stopped after 5 pages in a row were refused \(blocked\); \d+ pages/,
  );
});

test('leaves out and counts a posting that contradicts what every search asked for', () => {
  const source = createLinkedInSource();
  const [search] = source.start({
    ...anyJob,
    experience: ['entry'],
    employmentType: ['full-time'],
    companies: ['7'],
  });
  const { requests = [] } = parse(search, searchPage([1, 2, 3, 4]));
  const criteria = (level: string, type: string) =>
    `<ul>${criterion('Seniority level', level)}${criterion('Employment type', type)}</ul>`;
  const pages = [
    postingPage(1, { extra: criteria('Director', 'Full-time') }),
    postingPage(2, { extra: criteria('Entry level', 'Contract') }),
    postingPage(3, { extra: criteria('Entry level', 'Full-time') }),
    postingPage(4, { extra: criteria('Not Applicable', 'Tam Zamanlı') }),
  ];

  const read = pages.map((page, index) => parse(requests[index], page));

  expect(read.map(({ leftOut }) => leftOut ?? 0)).toEqual([1, 1, 0, 0]);
  expect(read.map(({ postings }) => postings?.length)).toEqual([0, 0, 1, 1]);
});

test('keeps a posting that another search asked for', () => {
  const source = createLinkedInSource();
  const found = (experience: string[]) => {
    const [search] = source.start({ ...anyJob, experience });
    const [request] = parse(search, searchPage([1])).requests ?? [];
    return request as LinkedInRequest;
  };
  const director = postingPage(1, { extra: criterion('Seniority level', 'Director') });
  const joined = source.join?.(found(['entry']), found(['director']));

  expect(parse(found(['entry']), director)).toMatchObject({ postings: [], leftOut: 1 });
  expect(parse(joined, director)).toMatchObject({ postings: [{ seniority: 'director' }] });
});

test('leaves out a posting of another company than the one asked for, where the page has its number', () => {
  const [search] = createLinkedInSource().start({ keywords: [], locations: [], companies: ['7'] });
  const [request] = parse(search, searchPage([1])).requests ?? [];
  const page = (company: number) =>
    postingPage(1, {
      inTopCard: `<a href="https://www.linkedin.com/login?x=%3FfacetCurrentCompany%3D${company}&y">Who</a>`,
    });

  expect(search?.url).toContain('search?location=Worldwide&f_C=7&sortBy=DD&start=0');
  expect(parse(request, page(8))).toMatchObject({ postings: [], leftOut: 1 });
  expect(parse(request, page(7))).toMatchObject({ postings: [{ id: 'linkedin:1' }] });
});

test('takes no page for the one of another posting', () => {
  const [request] = createLinkedInSource().start({ keywords: [], locations: [], postings: ['5'] });
  const page = (key: number) => postingPage(5, { extra: `<code id="decoratedJobPostingId"><!--"${key}"--></code>` });

  expect(parse(request, page(5)).postings).toMatchObject([{ id: 'linkedin:5', title: 'Job 5' }]);
  expect(() => parse(request, page(6))).toThrow(
    expect.objectContaining({ code: 'LAYOUT_CHANGED', message: 'the page is of the posting 6, not of linkedin:5' }),
  );
});

test('keeps the date of the card, and takes no workplace on which title and data disagree', () => {
  const [search] = createLinkedInSource().start(anyJob);
  const [request] = parse(search, searchPage([9000000004])).requests ?? [];
  const page = pageFile('posting-public.html');
  const hybrid = page.replace('>Lighthouse Keeper</h1>', '>Lighthouse Keeper (Hybrid)</h1>');

  expect(parse(request, page).postings).toMatchObject([{ postedAt: '2026-07-01', workplace: 'remote' }]);
  expect(parse(request, hybrid).postings).toMatchObject([{ workplace: 'unknown' }]);
});

test('does not call a posting remote that a search for remote work found although it is on-site', () => {
  const [search] = createLinkedInSource().start({ ...anyJob, workplace: ['remote'] });
  const [request] = parse(search, searchPage([1])).requests ?? [];
  const onSite = postingPage(1).replace('>Job 1<', '>Job 1 (On-site)<');

  expect(parse(request, postingPage(1)).postings).toMatchObject([{ workplace: 'remote' }]);
  expect(parse(request, onSite).postings).toMatchObject([{ workplace: 'on-site' }]);
});

test('reads single postings without a search', async () => {
  const { ids, searches } = await crawlStandIn({ results: () => [] }, { keywords: [], postings: ['41', '42', '41'] });

  expect(ids).toEqual(['linkedin:41', 'linkedin:42']);
  expect(searches).toEqual([]);
});

test('asks linkedin.com itself by default, and no address that is not of the web', () => {
  expect(
    createLinkedInSource()
      .start(anyJob)
      .map(({ url }) => url),
  ).toEqual([
    'https://www.linkedin.com/jobs-guest/jobs/api/seeMoreJobPostings/search?keywords=Job&location=Zagreb&start=0',
  ]);
  expect(() => createLinkedInSource({ baseUrl: 'file:///tmp' })).toThrow(expect.objectContaining({ code: 'USAGE' }));
});
