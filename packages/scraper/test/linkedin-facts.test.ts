import { expect, test } from '@jest/globals';
import { readSalary } from '../src/sources/linkedin/salary.js';
import { workplaceOf } from '../src/sources/linkedin/workplace.js';

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
