import { expect, test } from '@jest/globals';
import { readLists } from '../src/controllers/read-filters.js';

test.each<[string, string[]]>([
  ['a,b', ['a', 'b']],
  [' a , b,', ['a', 'b']],
  [String.raw`Acme\, Inc.,Korica`, ['Acme, Inc.', 'Korica']],
  [String.raw`Washington\, DC`, ['Washington, DC']],
  [String.raw`C:\path`, [String.raw`C:\path`]],
  [',', []],
  ['', []],
])('the list %j is %j', (company, values) => {
  expect(readLists({ company })).toEqual({ company: values });
});

test('what is not given is not there', () => {
  expect(readLists({ company: undefined, city: 'Split' })).toEqual({ city: ['Split'] });
});
