import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJobPostings, toJobPosting } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

const job = {
  '@context': 'https://schema.org/',
  '@type': 'JobPosting',
  title: 'Baker',
  description: '<p>We bake.</p><ul><li>Bread</li></ul>',
  hiringOrganization: { '@type': 'Organization', name: 'Korica', sameAs: 'https://korica.example/' },
};
const read = (value: unknown) => readJobPostings(typeof value === 'string' ? value : JSON.stringify(value));
const facts = (more: object) => read({ ...job, ...more })?.[0];

test('reads what a whole job posting says', () => {
  expect(
    facts({
      identifier: { '@type': 'PropertyValue', name: 'Korica', value: 'K 17' },
      url: 'https://korica.example/jobs/17',
      datePosted: '2026-11-02T13:07:44-07:00',
      validThrough: '2026-12-31',
      employmentType: ['FULL_TIME', 'CONTRACTOR'],
      jobLocation: {
        '@type': 'Place',
        address: { addressLocality: 'Split', addressRegion: 'Dalmatia', addressCountry: 'HR' },
      },
      baseSalary: { currency: 'EUR', value: { minValue: 1200, maxValue: '1500.50', unitText: 'MONTH' } },
      experienceRequirements: { monthsOfExperience: 18 },
      skills: 'Kneading, Baking',
      industry: 'Food',
      occupationalCategory: '51-3011 Bakers',
      qualifications: 'Strong hands.',
    }),
  ).toEqual({
    key: 'K-17',
    title: 'Baker',
    company: 'Korica',
    companyUrl: 'https://korica.example/',
    url: 'https://korica.example/jobs/17',
    location: 'Split, Dalmatia, HR',
    places: [{ city: 'Split', region: 'Dalmatia', country: 'HR' }],
    description: 'We bake.\n\n- Bread\n\nStrong hands.',
    postedAt: '2026-11-02T20:07:44.000Z',
    validThrough: '2026-12-31',
    employmentType: ['full-time', 'contract'],
    salary: { min: 1200, max: 1500.5, currency: 'EUR', period: 'month', origin: 'published' },
    experienceYears: 1.5,
    skills: ['Kneading', 'Baking'],
    industries: ['Food'],
    categories: ['51-3011 Bakers'],
  });
});

test.each([
  ['alone', JSON.stringify(job)],
  ['in a list', JSON.stringify([{ '@type': 'WebPage' }, job])],
  ['in a graph', JSON.stringify({ '@graph': [{ '@type': 'Organization' }, job] })],
  ['below another thing', JSON.stringify({ '@type': 'WebPage', mainEntity: job })],
  ['with a type that is an address', JSON.stringify({ ...job, '@type': ['http://schema.org/JobPosting'] })],
  ['in CDATA', `<![CDATA[${JSON.stringify(job)}]]>`],
  ['in CDATA behind comments', `\n//<![CDATA[\n${JSON.stringify(job)}\n//]]>\n`],
  ['with raw control characters', JSON.stringify(job).replace('We bake.', 'We\n\t\u0001bake.')],
  ['without a comma', JSON.stringify(job, null, 1).replace('"Baker",', '"Baker"')],
  ['with a comma too many', JSON.stringify(job).replace(/\}$/, ',}')],
  ['with escaped mark-up', JSON.stringify({ ...job, description: '&lt;p&gt;We bake.&lt;/p&gt;' })],
  [
    'with mark-up that was escaped twice',
    JSON.stringify({ ...job, description: '&amp;lt;p&amp;gt;We bake.&amp;lt;/p&amp;gt;' }),
  ],
])('finds a job posting %s', (_, text) => {
  expect(read(text)).toMatchObject([
    { title: 'Baker', company: 'Korica', description: expect.stringMatching(/^We\s+bake\./) },
  ]);
});

test.each([
  [{ jobLocation: 'Split' }, { location: 'Split' }],
  [{ jobLocation: [{ address: 'Split, Croatia' }, { name: 'Vienna' }] }, { location: 'Split, Croatia; Vienna' }],
  [{ jobLocation: { name: 'Vienna, AT', address: { addressLocality: 'Split' } } }, { location: 'Vienna, AT' }],
  [{ jobLocation: { address: { addressCountry: { name: ['Croatia', 'Croatia'] } } } }, { location: 'Croatia' }],
  [
    { jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: [{ '@type': 'Country', name: 'Croatia' }] },
    { workplace: 'remote', remoteRegions: ['Croatia'] },
  ],
  [{ employmentType: 'Full-time, Part-time' }, { employmentType: ['full-time', 'part-time'] }],
  [{ baseSalary: { currency: 'EUR', value: 15, unitText: 'HOUR' } }, { salary: { min: 15, max: 15, period: 'hour' } }],
  [{ hiringOrganization: 'Korica &amp;amp; Sons' }, { company: 'Korica & Sons' }],
  [{ title: 'Baker &amp; Cook' }, { title: 'Baker & Cook' }],
])('takes %j for %j', (more, expected) => {
  expect(facts(more)).toMatchObject(expected);
});

test.each([
  [{ baseSalary: '40k' }, 'salary'],
  [{ baseSalary: { currency: 'EUR', value: { minValue: 5, maxValue: 1, unitText: 'YEAR' } } }, 'salary'],
  [{ baseSalary: { currency: 'Euro', value: { minValue: 5, unitText: 'YEAR' } } }, 'salary'],
  [{ datePosted: 'yesterday' }, 'postedAt'],
  [{ datePosted: '2026-13-40' }, 'postedAt'],
  [{ url: 'javascript:alert(1)' }, 'url'],
  [{ employmentType: 'PERMANENT' }, 'employmentType'],
  [{ jobLocation: { address: { addressCountry: 'Croatia' } } }, 'places'],
] as const)('leaves out what is not certain: %j', (more, name) => {
  expect(facts(more)).not.toHaveProperty(name);
});

test('finds nothing where there is no job posting, and says when nothing can be read', () => {
  expect(read({ '@type': 'WebPage' })).toEqual([]);
  expect(read({ ...job, title: '' })).toEqual([]);
  expect(read({ ...job, description: undefined })).toEqual([]);
  expect(read('null')).toEqual([]);
});

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.json().map((text) => `{"@type":"JobPosting","title":${text},"jobLocation":${text},"baseSalary":${text}}`),
      ),
      (text) => {
        read(text);
      },
    ),
  );
  expect(read('['.repeat(5000)) ?? []).toEqual([]);
});

test('a posting goes out and comes back', () => {
  const posting = aPosting({
    url: 'https://korica.example/jobs/17',
    companyUrl: 'https://korica.example/',
    workplace: 'remote',
    remoteRegions: ['Croatia'],
    places: [{ city: 'Split', country: 'HR' }],
    location: 'Split, HR',
    employmentType: ['full-time', 'temporary'],
    experienceYears: 2,
    salary: { min: 30_000, max: 36_000, currency: 'EUR', period: 'year', origin: 'published' },
    skills: ['Kneading'],
    postedAt: '2026-11-02',
    validThrough: '2026-12-31',
    industries: ['Food'],
    categories: ['Bakery'],
  });

  const { firstSeenAt: _, lastSeenAt: __, source: ___, id, ...rest } = posting;
  expect(read(toJobPosting(posting))).toEqual([{ ...rest, key: id }]);
});
