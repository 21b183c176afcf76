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
  );
  fc.assert(
    fc.property(filter, (filters) => {
      for (const { value, count } of index.facets(filters, now).workplace) {
        expect(idsOf({ ...filters, workplace: [value] })).toHaveLength(count);
      }
    }),
  );
});

test.each<[SearchFilters, RegExp]>([
  [{ workplace: ['home'] }, /workplace is "home": known are on-site/],
  [{ seniority: ['senior'] }, /seniority is "senior"/],
  [{ employmentType: ['full time'] }, /employmentType is "full time"/],
  [{ country: ['Croatia'] }, /country is "Croatia"/],
  [{ currency: 'euro' }, /currency is "euro"/],
  [{ minSalary: Number.NaN }, /minSalary is NaN/],
  [{ postedWithinDays: 0 }, /postedWithinDays is 0/],
])('refuses %j', (filters, message) => {
  expect(() => checkFilters(filters)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }),
  );
});
