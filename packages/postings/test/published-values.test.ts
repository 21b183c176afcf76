import { expect, test } from '@jest/globals';
import { employmentTypesOf, placeOf, salaryOf, timeOf, timeOfSeconds, workplaceNamed } from '../src/index.js';

test.each([
  ['2026-11-02', '2026-11-02'],
  ['2026-11-02T08:00:00', '2026-11-02T08:00:00.000Z'],
  ['2026-11-02 08:00:00', '2026-11-02T08:00:00.000Z'],
  ['2026-11-02T08:00:00.123+02:00', '2026-11-02T06:00:00.123Z'],
  ['2026-02-31T99:00:00', undefined],
  ['02/11/2026', undefined],
  ['', undefined],
])('the time %j is %j', (text, time) => {
  expect(timeOf(text)).toBe(time);
});

test('seconds since 1970 are a time, milliseconds and nonsense are none', () => {
  expect([timeOfSeconds(1785792634), timeOfSeconds(1785792634000), timeOfSeconds(-1), timeOfSeconds(null)]).toEqual([
    '2026-08-03T21:30:34.000Z',
    undefined,
    undefined,
    undefined,
  ]);
});

test('employment types are known in the words of many boards, and others say nothing', () => {
  expect(
    employmentTypesOf(['FullTime', 'full_time', 'Part Time', 'CONTRACTOR', 'Permanent', 'PER_DIEM', null]),
  ).toEqual(['full-time', 'part-time', 'contract', 'temporary']);
});

test.each([
  [{ min: 10, max: 20, currency: 'eur', period: 'per-hour-wage' }, undefined],
  [
    { min: 10, max: 20, currency: 'eur', period: 'per-hour-salary' },
    { min: 10, max: 20, currency: 'EUR', period: 'hour', origin: 'published' },
  ],
  [
    { min: 0, max: 20, currency: 'EUR', period: '1 YEAR' },
    { max: 20, currency: 'EUR', period: 'year', origin: 'published' },
  ],
  [{ min: 20, max: 10, currency: 'EUR', period: 'year' }, undefined],
  [{ min: 20, currency: '', period: 'year' }, undefined],
  [{ min: 20, currency: 'EUR', period: 'fortnight' }, undefined],
  [{ currency: 'EUR', period: 'year' }, undefined],
])('the pay %j is %j', (parts, salary) => {
  expect(salaryOf(parts)).toEqual(salary);
});

test('a place keeps the parts that say something, and of countries their codes', () => {
  expect(placeOf({ city: ' Split ', region: '', country: 'hr' })).toEqual([{ city: 'Split', country: 'HR' }]);
  expect(placeOf({ country: 'Croatia' })).toEqual([]);
  expect([workplaceNamed('OnSite'), workplaceNamed('Fully Remote'), workplaceNamed('REMOTE')]).toEqual([
    'on-site',
    undefined,
    'remote',
  ]);
});
