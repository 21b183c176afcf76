import { expect, test } from '@jest/globals';
import { byPostingId, demoPostingsFile, markDuplicates, readPostingsFile } from '../src/index.js';

const postings = await readPostingsFile(demoPostingsFile);
const distinct = (values: Iterable<unknown>) => new Set(values).size;

test('the demo is a collection as we write it: valid, sorted, ids and addresses unique', () => {
  expect(postings.length).toBeGreaterThanOrEqual(150);
  expect([...postings].sort(byPostingId)).toEqual(postings);
  expect(distinct(postings.map(({ id }) => id))).toBe(postings.length);
  expect(distinct(postings.map(({ url }) => url))).toBe(postings.length);
});

test('the demo shows what real collections hold', () => {
  const countries = postings.flatMap(({ places }) => places ?? []).map(({ country }) => country);

  expect(distinct(countries)).toBeGreaterThanOrEqual(10);
  expect(distinct(postings.map(({ workplace }) => workplace))).toBe(4);
  expect(new Set(postings.map(({ language }) => language))).toEqual(new Set(['en', 'de', 'es', 'hr']));
  expect(new Set(postings.map(({ salary }) => salary?.period))).toEqual(
    new Set([undefined, 'hour', 'day', 'week', 'month', 'year']),
  );
  expect(postings.filter(({ closedAt }) => closedAt !== undefined)).not.toHaveLength(0);
  expect(markDuplicates(postings).filter(({ duplicateOf }) => duplicateOf !== undefined).length).toBeGreaterThanOrEqual(
    4,
  );
});

test('every company of the demo is invented: its addresses are of the reserved domain', () => {
  const hosts = postings
    .flatMap(({ url, applyUrl, companyUrl }) => [url, applyUrl, companyUrl])
    .filter((url) => url !== undefined);

  expect(hosts.filter((url) => !new URL(url).hostname.endsWith('.example'))).toEqual([]);
});
