import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readPostingPage } from '../../../src/sources/linkedin/posting-page.js';
import { readSearchPage } from '../../../src/sources/linkedin/search-page.js';
import { pageFile } from './page-file.js';

test('reads the cards of a search page in all their forms', () => {
  const { cards, received } = readSearchPage(pageFile('search.html'));

  expect(received).toBe(4);
  expect(cards).toEqual([
    {
      key: '9000000001',
      title: 'Python Developer',
      company: 'Blue Heron',
      companyUrl: 'https://www.linkedin.com/company/blue-heron',
      location: 'Zagreb, Croatia',
      postedAt: '2026-07-01',
    },
    {
      key: '9000000002',
      title: 'R&D Engineer (Hybrid)',
      company: 'Cobalt Yard',
      location: 'Split, Croatia',
      postedAt: '2026-07-09',
    },
    { key: '9000000003', title: 'Data Analyst' },
  ]);
});

test('reads the same cards with the line ends of Windows', () => {
  const page = pageFile('search.html');

  expect(readSearchPage(page.replaceAll('\n', '\r\n'))).toEqual(readSearchPage(page));
});

test('names what it cannot read on a search page, and reads the rest', () => {
  const { problems } = readSearchPage(pageFile('search.html'));

  expect(problems).toEqual(['card 4 names no posting', '1 items of the list are no cards that we know']);
});

test('says which card has lost its title', () => {
  const html = pageFile('search.html').replaceAll('base-search-card__title', 'new-title');

  expect(readSearchPage(html).problems).toContain('the card of posting 9000000002 has no title');
});

test('reads an open posting, and takes nothing from the recruiter or from similar jobs', () => {
  expect(readPostingPage(pageFile('posting-open.html'))).toEqual({
    title: 'Python Developer',
    company: 'Blue Heron',
    companyUrl: 'https://www.linkedin.com/company/blue-heron',
    location: 'Zagreb, Croatia',
    applicants: 200,
    seniority: 'mid-senior',
    employmentType: ['full-time'],
    categories: ['Engineering', 'Art/Creative', 'Information Technology'],
    industries: ['IT Services and IT Consulting', 'Retail'],
    key: '9000000001',
    salary: { min: 60_000, max: 75_000, currency: 'USD', period: 'year', origin: 'published' },
    description:
      'About us\n\nWe count herons. This position may be no longer accepting applications soon.\n\nWhat you will do\n\n- Write Python & SQL\n- Review the work of others',
    closed: false,
  });
});

test('takes no number of applicants for a place', () => {
  const withoutPlace = pageFile('posting-open.html').replace('class="topcard__flavor topcard__flavor--bullet"', '');

  expect(readPostingPage(withoutPlace).location).toBeUndefined();
});

test('takes neither the number of applicants nor the age for a place, in older mark-up', () => {
  const older = pageFile('posting-open.html')
    .replace('class="topcard__flavor topcard__flavor--bullet"', '')
    .replace(
      /<figure class="num[\s\S]*?<\/figure>/,
      '<span class="num-applicants__caption topcard__flavor--metadata topcard__flavor--bullet">133 applicants</span>',
    )
    .replace('posted-time-ago__text', 'topcard__flavor topcard__flavor--bullet posted-time-ago__text');

  const facts = readPostingPage(older);

  expect(facts.location).toBeUndefined();
  expect(facts.applicants).toBe(133);
});

test('reads the whole public page of a posting, with what only its data island says', () => {
  expect(readPostingPage(pageFile('posting-public.html'))).toEqual({
    key: '9000000004',
    title: 'Lighthouse Keeper',
    company: 'Grey Cape',
    companyUrl: 'https://www.linkedin.com/company/grey-cape',
    location: 'Zadar, Croatia',
    workplace: 'remote',
    employmentType: ['part-time'],
    postedAt: '2026-06-30',
    validThrough: '2026-07-30',
    description: 'Keep the light.\n\n- Oil & wicks',
    closed: false,
  });
});

test('takes neither place nor age for a company that the top card does not name', () => {
  const page = pageFile('posting-open.html').replace(/<span class="topcard__flavor">[\s\S]*?<\/span>/, '');

  const facts = readPostingPage(page);

  expect(facts.company).toBeUndefined();
  expect(facts.location).toBe('Zagreb, Croatia');
});

test.each(['2026-02-30', '2026-13-01', '30 June 2026', ''])('takes "%s" for no date', (date) => {
  const page = pageFile('posting-public.html').replace('2026-06-30T05:31:51.000Z', date);
  const cards = pageFile('search.html').replace('2026-07-01', date);

  expect(readPostingPage(page).postedAt).toBeUndefined();
  expect(readSearchPage(cards).cards[0]?.postedAt).toBeUndefined();
});

test('reads the data island alone where the page shows no posting that we know', () => {
  const bare = pageFile('posting-public.html').replaceAll(/top-card-layout|show-more-less-html__markup/g, 'new');

  expect(readPostingPage(bare)).toMatchObject({
    title: 'Lighthouse Keeper (island)',
    company: 'Grey Cape',
    location: 'Zadar, Zadar County, HR',
    description: 'Keep the light.\n\n- Oil & wicks',
  });
});

test('does without a data island that is broken, or of something else', () => {
  const page = pageFile('posting-public.html');

  for (const island of [
    '{"@type":"JobPosting"',
    'null',
    '[1]',
    '{"@type":"BreadcrumbList"}',
    '{"@type":"JobPosting","title":5}',
  ])
    expect(readPostingPage(page.replace(/\{"@context[\s\S]*?(?=<\/script>)/, island))).toMatchObject({
      title: 'Lighthouse Keeper',
      closed: false,
    });
});

test('sees that a posting is closed in any language, and guesses nothing from labels it cannot read', () => {
  expect(readPostingPage(pageFile('posting-closed.html'))).toEqual({
    title: 'Depo Görevlisi',
    company: 'Amber Dock',
    location: 'İzmir, Türkiye',
    description: 'Depoda çalışacak bir kişi arıyoruz.',
    closed: true,
  });
});

test.each([
  ['a comment', '<!---->'],
  ['a doctype and a comment', '<!DOCTYPE html>\n\n  <!---->\n'],
  ['the words of the whole page', pageFile('search-no-results.html')],
])('takes %s for a list without results', (_name, html) => {
  expect(readSearchPage(html)).toEqual({ cards: [], received: 0, problems: [] });
});

test.each([
  ['nothing', ''],
  ['no cards', '<!DOCTYPE html><html><body><div class="new-list"><div class="new-card">x</div></div></body></html>'],
  ['an empty list', '<ul class="jobs-search__results-list"></ul>'],
  ['cards of another class', pageFile('search.html').replaceAll('base-search-card', 'job-tile')],
])('refuses a search page that holds %s', (_name, html) => {
  expect(() => readSearchPage(html)).toThrow(expect.objectContaining({ code: 'LAYOUT_CHANGED' }));
});

test.each([
  ['nothing', '<!---->'],
  ['no top card', pageFile('posting-open.html').replaceAll('top-card-layout', 'top')],
  ['no description', pageFile('posting-open.html').replaceAll('show-more-less-html__markup', 'text')],
  ['a search page', pageFile('search.html')],
])('refuses a posting page that holds %s', (_name, html) => {
  expect(() => readPostingPage(html)).toThrow(expect.objectContaining({ code: 'LAYOUT_CHANGED' }));
});

test('takes "Not Applicable" for no function and no industry', () => {
  const page = pageFile('posting-open.html').replace(/Engineering, Art.*|IT Services and.*/g, 'Not Applicable');

  const facts = readPostingPage(page);

  expect([facts.categories, facts.industries]).toEqual([undefined, undefined]);
});

test.each(['posting-open.html', 'posting-public.html', 'search.html', 'search-no-results.html'])(
  'fails on a part of %s in no other way than by saying what it misses',
  (name) => {
    const page = pageFile(name);
    fc.assert(
      fc.property(fc.nat(page.length), fc.nat(page.length), (start, end) => {
        for (const read of [readSearchPage, readPostingPage]) {
          try {
            read(page.slice(start, end));
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^(?:LAYOUT_CHANGED|BLOCKED)$/) });
          }
        }
      }),
      { numRuns: 50 },
    );
  },
);

test('knows a log-in page in place of either', () => {
  const wall = pageFile('authwall.html');

  expect(() => readSearchPage(wall)).toThrow(expect.objectContaining({ code: 'BLOCKED' }));
  expect(() => readPostingPage(wall)).toThrow(expect.objectContaining({ code: 'BLOCKED' }));
});
