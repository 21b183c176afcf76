import { expect, test } from '@jest/globals';
import type { Posting } from '@jobsearch/postings';
import { createRowSet } from '@jobsearch/ranker';
import fc from 'fast-check';
import { createFilterIndex } from '../src/filters/filter-index.js';
import { checkFilters, type SearchFilters } from '../src/index.js';
import { aPosting as aNamedPosting } from './support/postings.js';

const now = Date.parse('2026-11-26T12:00:00Z');

const aPosting = (id: number, differences: Partial<Posting>): Posting =>
  aNamedPosting(`test:${id}`, { location: '', ...differences });

const postings = [
  aPosting(0, {
    workplace: 'remote',
    skills: ['Python', 'SQL'],
    places: [{ city: 'Split', region: 'Dalmatia', country: 'HR' }],
    seniority: 'entry',
  }),
  aPosting(1, {
    workplace: 'hybrid',
    skills: ['Python'],
    places: [
      { city: 'Zagreb', country: 'HR' },
      { city: 'Split', country: 'HR' },
    ],
    company: 'Mlin',
  }),
  aPosting(2, {
    salary: { min: 20, max: 30, currency: 'EUR', period: 'hour', origin: 'text' },
    employmentType: ['part-time'],
    language: 'hr',
    experienceYears: 3,
  }),
  aPosting(3, { salary: { max: 30_000, currency: 'USD', period: 'year', origin: 'text' }, postedAt: '2026-11-25' }),
  aPosting(4, { workplace: 'remote', closedAt: '2026-11-20' }),
];
const open = createRowSet(postings.length);
for (const row of [0, 1, 2, 3]) open.add(row);
const closed = createRowSet(postings.length);
closed.add(4);
const index = createFilterIndex(postings, { open, closed });
const idsOf = (filters: SearchFilters) => {
  const rows = index.rows(filters, now);
  return postings.flatMap((_, row) => (rows.has(row) ? row : []));
};

test.each<[SearchFilters, number[]]>([
  [{}, [0, 1, 2, 3]],
  [{ workplace: ['remote'] }, [0]],
  [{ workplace: ['remote', 'hybrid'] }, [0, 1]],
  [{ workplace: ['remote'], includeClosed: true }, [0, 4]],
  [{ country: ['hr'] }, [0, 1]],
  [{ city: ['split'] }, [0, 1]],
  [{ city: ['zagreb'], workplace: ['remote'] }, []],
  [{ skills: ['python'] }, [0, 1]],
  [{ skills: ['Python', 'sql'] }, [0]],
  [{ skills: ['cobol'] }, []],
  [{ company: ['mlin'] }, [1]],
  [{ notCompany: ['Korica'] }, [1]],
  [{ employmentType: ['part-time'] }, [2]],
  [{ seniority: ['entry', 'director'] }, [0]],
  [{ language: ['hr'] }, [2]],
  [{ source: ['test'] }, [0, 1, 2, 3]],
  [{ minSalary: 50_000 }, [2]],
  [{ minSalary: 25_000 }, [2, 3]],
  [{ minSalary: 25_000, currency: 'usd' }, [3]],
  [{ maxSalary: 35_000 }, [3]],
  [{ maxSalary: 45_000 }, [2, 3]], // 20 an hour
  [{ minSalary: 40_000, maxSalary: 45_000 }, [2]],
  [{ maxSalary: 35_000, includeUnknownSalary: true }, [0, 1, 3]],
  [{ anySkills: ['sql', 'Cobol'] }, [0]],
  [{ region: ['dalmatia'] }, [0]],
  [{ maxExperienceYears: 2 }, [0, 1, 3]],
  [{ minSalary: 50_000, includeUnknownSalary: true }, [0, 1, 2]],
  [{ postedWithinDays: 2 }, [3]],
  [{ postedWithinDays: 30 }, [0, 1, 2, 3]],
])('%j leaves %j', (filters, rows) => {
  expect(idsOf(filters)).toEqual(rows);
});

test('facets count what the other conditions leave, each posting once for a value', () => {
  const facets = index.facets({ workplace: ['remote'] }, now);

  expect(facets.workplace).toEqual([
    { value: 'unknown', count: 2 },
    { value: 'hybrid', count: 1 },
    { value: 'remote', count: 1 },
  ]);
  expect(facets.skills).toEqual([
    { value: 'Python', count: 1 },
    { value: 'SQL', count: 1 },
  ]);
  expect(index.facets({}, now).country).toEqual([{ value: 'HR', count: 2 }]);
});

test('choosing a value of a facet leaves as many postings as it counted', () => {
  const filter = fc.constantFrom<SearchFilters>(
    {},
    { country: ['HR'] },
    { skills: ['python'] },
    { includeClosed: true },
    { minSalary: 1 },
    { minSalary: 50_000, includeUnknownSalary: true },
    { currency: 'eur' },
    { maxSalary: 45_000 },
    { postedWithinDays: 7 },
    { maxExperienceYears: 2 },
  );
  fc.assert(
    fc.property(filter, (filters) => {
      const facets = index.facets(filters, now);
      for (const { value, count } of facets.workplace) {
        expect(idsOf({ ...filters, workplace: [value] })).toHaveLength(count);
      }
      for (const name of ['minSalary', 'maxExperienceYears', 'postedWithinDays'] as const) {
        for (const { value, count } of facets[name]) expect(idsOf({ ...filters, [name]: value })).toHaveLength(count);
      }
    }),
  );
});

test('conditions on numbers are counted at steps, without their own condition, and by the time that it is', () => {
  const { minSalary, maxExperienceYears, postedWithinDays } = index.facets({ minSalary: 50_000 }, now);

  expect(minSalary).toEqual([
    { value: 20_000, count: 2 },
    { value: 30_000, count: 2 },
    { value: 40_000, count: 1 },
    { value: 50_000, count: 1 },
    { value: 60_000, count: 1 },
  ]);
  expect(maxExperienceYears).toEqual([3, 5, 10].map((value) => ({ value, count: 1 })));
  expect(postedWithinDays).toEqual([{ value: 30, count: 1 }]);
  expect(index.facets({ minSalary: 45_000 }, now).minSalary).toContainEqual({ value: 45_000, count: 1 });
  expect(index.facets({}, now).postedWithinDays[0]).toEqual({ value: 3, count: 1 });
  expect(index.facets({}, now + 59_999).postedWithinDays).toBe(index.facets({}, now).postedWithinDays);
  expect(index.facets({}, now + 3 * 86_400_000).postedWithinDays[0]).toEqual({ value: 7, count: 1 });
});

test.each<[SearchFilters, RegExp]>([
  [{ workplace: ['home'] }, /workplace is "home": known are on-site/],
  [{ seniority: ['senior'] }, /seniority is "senior"/],
  [{ employmentType: ['full time'] }, /employmentType is "full time"/],
  [{ country: ['Croatia'] }, /country is "Croatia"/],
  [{ currency: 'euro' }, /currency is "euro"/],
  [{ minSalary: Number.NaN }, /minSalary is NaN/],
  [{ maxSalary: -1 }, /maxSalary is -1: want 0 or more/],
  [{ minSalary: 50_000, maxSalary: 40_000 }, /maxSalary is 40000: want minSalary, 50000, or more/],
  [{ postedWithinDays: 0 }, /postedWithinDays is 0/],
])('refuses %j', (filters, message) => {
  expect(() => checkFilters(filters)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }),
  );
});
