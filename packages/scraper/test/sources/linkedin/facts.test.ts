import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readApplicants } from '../../../src/sources/linkedin/applicants.js';
import { industryNames } from '../../../src/sources/linkedin/industry-names.js';
import { splitFunctions, splitIndustries } from '../../../src/sources/linkedin/listed-names.js';
import { readSalary } from '../../../src/sources/linkedin/salary.js';
import { workplaceOf } from '../../../src/sources/linkedin/workplace.js';

test.each([
  ['$120,000.00/yr - $150,000.00/yr', { min: 120_000, max: 150_000, currency: 'USD', period: 'year' }],
  ['$25.50/hr – $30.00/hr', { min: 25.5, max: 30, currency: 'USD', period: 'hour' }],
  ['€4,000.00/mo', { min: 4_000, max: 4_000, currency: 'EUR', period: 'month' }],
  ['CA$90K/yr - CA$110K/yr', { min: 90_000, max: 110_000, currency: 'CAD', period: 'year' }],
  ['CHF 95,000.00/yr - CHF 99,000.00/yr', { min: 95_000, max: 99_000, currency: 'CHF', period: 'year' }],
  ['₹12,00,000.00/yr', { min: 1_200_000, max: 1_200_000, currency: 'INR', period: 'year' }],
])('reads the pay "%s"', (text, expected) => {
  expect(readSalary(text)).toEqual({ ...expected, origin: 'published' });
});

test.each([
  '',
  '$105,000.00 - $160,000.00',
  '120,000/yr',
  '$100,000.00/yr - €110,000.00/yr',
  '$40/hr - $90,000/yr',
  '$150,000.00/yr - $120,000.00/yr',
  '$1/hr - $2/hr - $3/hr',
  '4.000,00 €/mo',
  'Competitive',
])('does not guess a pay from "%s"', (text) => {
  expect(readSalary(text)).toBeUndefined();
});

const silent = {
  labelled: ['Engineer', 'Zagreb, Croatia', undefined],
  description: 'We build.',
  foundByRemoteSearch: false,
};

test.each([
  [silent, 'unknown'],
  [{ ...silent, foundByRemoteSearch: true }, 'remote'],
  [{ ...silent, labelled: ['Engineer (remote)'] }, 'remote'],
  [{ ...silent, labelled: ['Zagreb, Croatia (Hybrid)'], foundByRemoteSearch: true }, 'hybrid'],
  [{ ...silent, labelled: ['Austin, TX (On-site)'], foundByRemoteSearch: true }, 'on-site'],
  [{ ...silent, labelled: ['Engineer (Remote)', 'Zagreb (Hybrid)'] }, 'unknown'],
  [{ ...silent, labelled: ['Remote Sensing Engineer'] }, 'unknown'],
  [{ ...silent, description: 'This is not a remote position.', foundByRemoteSearch: true }, 'unknown'],
  [{ ...silent, description: 'A hybrid role: three days a week in our office.', foundByRemoteSearch: true }, 'unknown'],
  [{ ...silent, description: 'Work remotely from anywhere.', foundByRemoteSearch: false }, 'unknown'],
] as const)('%j means %s', (evidence, workplace) => {
  expect(workplaceOf(evidence)).toBe(workplace);
});

test.each([
  ['133 applicants', false, 133],
  ['1 applicant', false, 1],
  ['25 applicants', false, 25],
  ['Over 200 applicants', false, 200],
  ['Mehr als 200 Bewerber', false, 200],
  ['1.204 Bewerber', false, 1204],
  ['1,204 applicants', false, 1204],
  ['Be among the first 25 applicants', true, undefined],
  ['Be among the first 25 applicants', false, undefined],
  ['İlk 25 başvurandan biri olun', false, undefined],
  ['İlk 50 başvurandan biri olun', true, undefined],
  ['40 of 200 applicants', false, undefined],
  ['', false, undefined],
])('reads the applicants of "%s" (clock: %s)', (text, few, applicants) => {
  expect(readApplicants(text, few)).toBe(applicants);
});

test.each([
  ['Engineering and Information Technology', ['Engineering', 'Information Technology']],
  ['Design, Art/Creative, and Sales', ['Design', 'Art/Creative', 'Sales']],
  ['Other', ['Other']],
  ['', []],
])('splits the functions "%s"', (text, names) => {
  expect(splitFunctions(text)).toEqual(names);
});

test.each([
  ['Software Development', ['Software Development']],
  ['IT Services and IT Consulting', ['IT Services and IT Consulting']],
  ['Software Development and Financial Services', ['Software Development', 'Financial Services']],
  ['Technology, Information and Internet', ['Technology, Information and Internet']],
  [
    'Technology, Information and Internet, IT Services and IT Consulting, and Hospitals and Health Care',
    ['Technology, Information and Internet', 'IT Services and IT Consulting', 'Hospitals and Health Care'],
  ],
  ['Clocks and Barometers', ['Clocks and Barometers']],
  ['Retail and Clocks', ['Retail and Clocks']],
  [
    'Clocks and Barometers, Technology, Information and Media, and Retail',
    ['Clocks and Barometers', 'Technology, Information and Media', 'Retail'],
  ],
  ['Üretim', ['Üretim']],
  ['', []],
])('splits the industries "%s" without breaking a name', (text, names) => {
  expect(splitIndustries(text)).toEqual(names);
});

test('splits any number of known industries that are joined as LinkedIn joins them', () => {
  const names = fc.uniqueArray(fc.constantFrom(...industryNames), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(names, (industries) => {
      expect(splitIndustries(new Intl.ListFormat('en', { type: 'conjunction' }).format(industries))).toEqual(
        industries,
      );
    }),
  );
});

test('leaves a list alone that is too long to be one', () => {
  const long = 'Retail and '.repeat(20_000);

  expect(splitIndustries(long)).toEqual([long]);
});
