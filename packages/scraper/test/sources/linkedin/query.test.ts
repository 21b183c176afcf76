import { expect, test } from '@jest/globals';
import { createLinkedInSource } from '../../../src/sources/linkedin/linkedin.js';
import type { LinkedInQuery } from '../../../src/sources/linkedin/query.js';

const python: LinkedInQuery = { keywords: ['Python'], locations: ['Zagreb'], pages: 5 };

function parametersOf(query: Partial<LinkedInQuery>): Record<string, string>[] {
  const requests = createLinkedInSource().start({ ...python, ...query });
  return requests.map(({ url }) => Object.fromEntries(new URL(url).searchParams));
}

test('asks with every filter, several values of one joined by commas', () => {
  expect(
    parametersOf({
      postedWithinDays: 7,
      workplace: ['remote', 'Hybrid', 'remote'],
      employmentType: ['contract', 'full-time', 'other'],
      experience: ['mid-senior', 'entry'],
      distanceMiles: 25,
      companies: ['20', '100', '20'],
    }),
  ).toEqual([
    {
      keywords: 'Python',
      location: 'Zagreb',
      f_TPR: 'r604800',
      f_WT: '3,2',
      f_JT: 'F,C,O',
      f_E: '2,4',
      distance: '25',
      f_C: '100,20',
      start: '0',
    },
  ]);
});

test.each([
  [1, 'r86400'],
  [0.5, 'r43200'],
  [1 / 86_400, 'r1'],
])('asks for postings of %d days', (postedWithinDays, parameter) => {
  expect(parametersOf({ postedWithinDays })).toMatchObject([{ f_TPR: parameter }]);
});

test('takes empty lists for no filter', () => {
  expect(parametersOf({ workplace: [], employmentType: [], experience: [], companies: [] })).toEqual([
    { keywords: 'Python', location: 'Zagreb', start: '0' },
  ]);
});

test('asks by the number of a place instead of its name', () => {
  expect(parametersOf({ geoId: '101282230', locations: [] })).toEqual([
    { keywords: 'Python', geoId: '101282230', start: '0' },
  ]);
});

test('makes Remote among the places a search for remote work only, whatever the other places ask for', () => {
  expect(parametersOf({ locations: ['Remote', 'Split'], workplace: ['hybrid'] })).toMatchObject([
    { location: 'Worldwide', f_WT: '2' },
    { location: 'Split', f_WT: '3' },
  ]);
});

test.each<[Partial<LinkedInQuery>, string]>([
  [{ keywords: [] }, 'at least one keyword'],
  [{ keywords: [' '] }, 'at least one keyword'],
  [{ pages: 0 }, 'pages is 0'],
  [{ pages: 1.5 }, 'pages is 1.5'],
  [{ postedWithinDays: 0 }, 'posted within 0 days: give a number above 0'],
  [{ postedWithinDays: -5 }, 'posted within -5 days'],
  [{ postedWithinDays: Number.NaN }, 'posted within NaN days'],
  [{ postedWithinDays: Number.POSITIVE_INFINITY }, 'posted within Infinity days'],
  [{ workplace: ['office'] }, 'workplace "office": give on-site, hybrid, remote'],
  [{ employmentType: ['full-time', 'gig'] }, 'employment type "gig": give full-time, part-time'],
  [{ experience: ['guru'] }, 'experience "guru": give internship, entry'],
  [{ distanceMiles: -1 }, 'distance "-1": give whole miles'],
  [{ distanceMiles: 2.5 }, 'distance "2.5"'],
  [{ companies: ['acme'] }, 'company "acme": give LinkedIn\'s number'],
  [{ geoId: 'HR' }, 'geoId "HR"'],
  [{ geoId: '5' }, 'geoId "5" and "Zagreb" both say where to search'],
  [{ postings: ['x'] }, 'posting "x": give its number'],
])('refuses the query %j', (part, message) => {
  expect(() => parametersOf(part)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(message) }),
  );
});
