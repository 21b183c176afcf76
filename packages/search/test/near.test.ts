import { beforeAll, expect, test } from '@jest/globals';
import { loadGazetteer } from '@jobsearch/postings';
import { createNear } from '../src/filters/near.js';
import { checkFilters } from '../src/index.js';
import { aPosting } from './support/postings.js';

const heads = [
  aPosting('test:0', { places: [{ city: 'Zagreb', country: 'HR' }] }),
  aPosting('test:1', { places: [{ city: 'Samobor', country: 'HR' }] }), // 20 km west of Zagreb
  aPosting('test:2', { places: [{ city: 'Split', country: 'HR' }] }), // 260 km south
  aPosting('test:3', { places: [{ country: 'HR' }] }),
  aPosting('test:4', { places: [{ city: 'Portland', country: 'US' }] }),
  aPosting('test:5', {
    places: [
      { city: 'Split', country: 'HR' },
      { city: 'Zagreb', country: 'HR' },
    ],
  }),
  aPosting('test:6', {}),
  aPosting('test:7', { places: [{ city: 'Portland', region: 'Maine', country: 'US' }] }),
  aPosting('test:8', { places: [{ city: 'Portland', region: 'Nevada', country: 'US' }] }), // no such city is known
  aPosting('test:9', { places: [{ city: 'London', region: 'Greater London', country: 'GB' }] }),
  aPosting('test:10', { places: [{ city: 'Saint Louis', region: 'Missouri', country: 'US' }] }),
];
let near: ReturnType<typeof createNear>;
beforeAll(async () => {
  near = createNear(heads, await loadGazetteer());
});

test.each<[string, number, number[]]>([
  ['Zagreb', 10, [0, 5]],
  ['zagreb, hr', 30, [0, 1, 5]],
  ['Zagreb, Croatia', 300, [0, 1, 2, 5]],
  ['45.81,15.98', 10, [0, 5]],
  ['45.81, 15.98', 10, [0, 5]],
  ['Portland, US', 20, [4]],
  ['Vancouver, US', 20, [4]], // over the river
  ['Portland, ME', 20, [7]],
  ['portland, maine, us', 20, [7]],
  ['Portland, OR', 20, [4]],
  ['Portland, O.R.', 20, [4]],
  ['Portland, ME 04101', 20, [7]],
  ['Saint Louis, MO', 20, [10]],
  ['St Louis, Missouri', 20, [10]],
  ['43.66,-70.26', 20, [7]],
  ['London', 20, [9]],
  ['London, UK', 20, [9]],
  ['London, England', 20, [9]],
  ['London, gb', 20, [9]],
  ['London, ON', 20, []], // in Canada
  ['Berlin, DE', 20, []], // in Germany, not in Delaware: no posting there
  ['-45.81,-164.02', 20_000, [1, 2, 4, 5, 7, 9, 10]], // the other end of the world, which is 20,015 km away
  ['-45.81,-164.02', 1000, []],
])('around %s, %d km: %j', (middle, km, rows) => {
  const set = near(middle, km);

  expect(heads.flatMap((_, row) => (set.has(row) ? [row] : []))).toEqual(rows);
});

test.each([
  'Nowhereville',
  'Zagreb, Atlantis',
  '91,0',
  '45.81,',
  ',',
  '45.81,15.98,0',
  '1e1,0x10',
  'Zagreb, HR, Europe',
  'Portland, ME, US, Earth',
  'Portland, HR',
])('does not know where %j is', (middle) => {
  expect(() => near(middle, 10)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringContaining(middle) }),
  );
});

test.each([
  [{ withinKm: 20 }, /of what/],
  [{ near: ' ' }, /near is empty/],
  [{ near: 'Zagreb', withinKm: 0 }, /withinKm is 0/],
  [{ near: 'Zagreb', withinKm: Number.NaN }, /withinKm is NaN/],
])('refuses %j', (filters, message) => {
  expect(() => checkFilters(filters)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }),
  );
});
