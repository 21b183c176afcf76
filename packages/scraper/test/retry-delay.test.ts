import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { outcomes } from '../src/outcome.js';
import { type FailedTry, retryDelayMs } from '../src/retry-delay.js';

const nowMs = Date.parse('2026-07-01T12:00:00Z');
const calm = { maxTries: 5, random: 0, nowMs };
const throttled: FailedTry = { tries: 1, outcome: 'throttled', status: 429 };

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('waits 3, 6, 12 and 24 seconds before the second to fifth try, and makes no sixth', () => {
  const delays = [1, 2, 3, 4, 5].map((tries) => retryDelayMs({ ...throttled, tries }, calm));

  expect(delays).toEqual([3_000, 6_000, 12_000, 24_000, undefined]);
});

test('chance adds up to a quarter, never less than nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), random, (tries, chance) => {
      const least = 3_000 * 2 ** (tries - 1);
      const delay = retryDelayMs({ ...throttled, tries }, { ...calm, random: chance }) ?? Number.NaN;
      expect(delay).toBeGreaterThanOrEqual(least);
      expect(delay).toBeLessThanOrEqual(least * 1.25);
    }),
  );
});

test('each wait is longer than the one before, whatever chance says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), random, random, (tries, one, other) => {
      const before = retryDelayMs({ ...throttled, tries }, { ...calm, random: one }) ?? Number.NaN;
      const after = retryDelayMs({ ...throttled, tries: tries + 1 }, { ...calm, random: other }) ?? Number.NaN;
      expect(after).toBeGreaterThan(before);
    }),
  );
});

test('never allows more tries than asked for', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...outcomes),
      fc.nat(20),
      fc.nat(20),
      fc.string(),
      (outcome, maxTries, more, header) => {
        const failed = { tries: maxTries + more, outcome, retryAfter: header };
        expect(retryDelayMs(failed, { ...calm, maxTries })).toBeUndefined();
      },
    ),
  );
});

test.each([
  { outcome: 'throttled', status: 503, again: true },
  { outcome: 'network', status: 500, again: true },
  { outcome: 'network', again: true },
  { outcome: 'blocked', status: 999, again: true },
  { outcome: 'blocked', status: 403, again: false },
  { outcome: 'blocked', again: false },
  { outcome: 'gone', status: 404, again: false },
  { outcome: 'layout_changed', status: 400, again: false },
] as const)('$outcome with status $status is tried again: $again', ({ again, ...failed }) => {
  expect(retryDelayMs({ tries: 1, ...failed }, calm) !== undefined).toBe(again);
});

test.each([
  ['7', 7_000],
  [' 0 ', 0],
  ['120', 120_000],
  ['121', undefined],
  ['Wed, 01 Jul 2026 12:00:30 GMT', 30_000],
  ['Wed, 01 Jul 2026 11:00:00 GMT', 0],
  ['Wed, 01 Jul 2026 13:00:00 GMT', undefined],
  ['soon', 3_000],
  ['-5', 3_000],
  ['', 3_000],
])('Retry-After "%s" makes the first wait %p ms', (retryAfter, expected) => {
  expect(retryDelayMs({ ...throttled, retryAfter }, calm)).toBe(expected);
});
