import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { JobSearchError, parsePosting, postingJsonSchema } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

function errorOf(value: unknown): JobSearchError {
  try {
    parsePosting(value);
  } catch (error) {
    return error as JobSearchError;
  }
  throw new Error('was accepted');
}

test('accepts a posting with every field', () => {
  const posting = aPosting({
    applyUrl: 'https://jobs.korica.example/apply?id=1',
    places: [{ city: 'Split', country: 'HR' }],
    employmentType: ['full-time', 'temporary'],
    salary: { min: 1200, max: 1500, currency: 'EUR', period: 'month', origin: 'published' },
    seniority: 'entry',
    experienceYears: 1,
    language: 'en',
    postedAt: '2026-10-30',
    validThrough: '2026-12-01T00:00:00+01:00',
  });

  expect(parsePosting(posting)).toEqual(posting);
});

test.each([
  [{ id: 'no-source' }, /id: .*<source>:<key>.*"no-source"/],
  [{ title: '' }, /title/],
  [{ url: 'javascript:alert(1)' }, /url: .*javascript/],
  [{ workplace: 'moon' }, /workplace: .*"moon"/],
  [{ postedAt: 'yesterday' }, /postedAt: .*"yesterday"/],
  [{ salary: { min: -1, currency: 'EUR', period: 'year', origin: 'text' } }, /salary\.min: .*-1/],
  [{ places: [{ country: 'Croatia' }] }, /places\.0\.country: .*"Croatia"/],
  [{ wage: 12 }, /wage/],
  [{ source: 'elsewhere' }, /source: .*before the colon.*"elsewhere"/],
  [{ salary: { min: 9, max: 1, currency: 'EUR', period: 'hour', origin: 'text' } }, /salary: min is above max/],
])('refuses %j and names the field and the value', (difference, message) => {
  const error = errorOf({ ...aPosting(), ...difference });

  expect(error).toBeInstanceOf(JobSearchError);
  expect(error.code).toBe('INVALID_POSTING');
  expect(error.message).toMatch(message);
});

test.each([null, undefined, 7, 'text', []])('refuses %p, which is no posting at all', (value) => {
  expect(errorOf(value).code).toBe('INVALID_POSTING');
});

test('the JSON Schema in docs is current', () => {
  const file = new URL('../../../docs/posting.schema.json', import.meta.url);

  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(postingJsonSchema());
});
