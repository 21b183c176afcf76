import { expect, test } from '@jest/globals';
import { loadGazetteer } from '../../src/index.js';

test.each([
  ['Iceland', 'IS'],
  ['Island', undefined], // German for Iceland, and English for what lies in a lake
  ['Deutschland', 'DE'],
  ['Hrvatska', 'HR'],
  ['GBR', 'GB'],
  ['Nowhere', undefined],
])('%s is the country %s', async (name, code) => {
  expect((await loadGazetteer()).country(name)).toBe(code);
});

test.each([
  ['Zagreb', 'HR', 45.81, 15.98],
  ['New York', 'US', 40.71, -74.01],
  ['Sydney', 'AU', -33.87, 151.21],
])('%s lies where it does', async (name, country, latitude, longitude) => {
  expect((await loadGazetteer()).cities(name)[0]).toMatchObject({ country, latitude, longitude });
});
