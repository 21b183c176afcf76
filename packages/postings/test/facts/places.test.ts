import { beforeAll, expect, test } from '@jest/globals';
import { type FactReader, loadFacts } from '../../src/index.js';
import { texts } from './read.js';

let read: FactReader;
beforeAll(async () => {
  read = await loadFacts();
});

const placesOf = (location: string, description = '') =>
  (read(texts({ location, description })).places ?? []).map(({ value }) =>
    [value.city ?? '', value.region ?? '', value.country ?? ''].join('/'),
  );

test.each([
  ['Zagreb, Croatia', ['Zagreb//HR']],
  ['Zagreb, Croatia (Hybrid)', ['Zagreb//HR']],
  ['Split', ['Split//HR']],
  ['London', ['London//GB']],
  ['London SW1', ['London//GB']],
  ['Wimbledon, London, W14 8UD', ['London//GB']],
  ['London, England, United Kingdom', ['London/England/GB']],
  ['Richmond, VA', ['Richmond/Virginia/US']],
  ['Indianapolis, IN 46241', ['Indianapolis/Indiana/US']],
  ['San Diego, CA', ['San Diego/California/US']],
  ['Toronto, ON', ['Toronto/Ontario/CA']],
  ['Washington, DC', ['Washington/District of Columbia/US']],
  ['New York, NY', ['New York/New York/US']],
  ['Bengaluru, Karnataka, India', ['Bengaluru/Karnataka/IN']],
  ['Osasco, São Paulo, Brazil', ['Osasco/São Paulo/BR']],
  ['München', ['Munich//DE']],
  ['10115 Berlin, Deutschland', ['Berlin//DE']],
  ['Greater London Area', ['London//GB']],
  ['Cracow Metropolitan Area', ['Kraków//PL']],
  ['Sydney, New South Wales, Australia', ['Sydney/New South Wales/AU']],
  ['United States', ['//US']],
  ['Remote - Poland, Spain, Ukraine', ['//PL', '//ES', '//UA']],
  ['Berlin or Vienna', ['Berlin//DE', 'Vienna//AT']],
  ['Richmond', []],
  ['Remote', []],
  ['Georgia', ['/Georgia/US']],
  ['Georgia, United States', ['/Georgia/US']],
  ['Tbilisi, Georgia', ['Tbilisi//GE']],
  ['Atlanta, Georgia', ['Atlanta/Georgia/US']],
  ['CA', []],
  ['Dublin 8, Ireland', ['Dublin//IE']],
  ['Sydney NSW 2000', ['Sydney/New South Wales/AU']],
  ['Austin TX 78701', ['Austin/Texas/US']],
  ['Perth WA', ['Perth/Western Australia/AU']],
  ['The whole text of an advertisement slipped into this field, '.repeat(4), []],
  ['', []],
])('reads %j as %j', (location, places) => {
  expect(placesOf(location)).toEqual(places);
});

test('where the place is not published, a line of the text that names it counts', () => {
  expect(placesOf('', 'We bake.\nLocation: Split, Croatia\nMore')).toEqual(['Split//HR']);
  expect(read(texts({ description: 'We bake.\nLocation: Split, Croatia' })).places?.[0]?.evidence).toEqual({
    field: 'description',
    start: 19,
    end: 33,
    words: 'Split, Croatia',
  });
});

test.each([
  ['Remote - Germany', '', ['DE']],
  ['Remote - Europe', '', ['Europe']],
  ['Remote', 'You may be based anywhere in the UK or Ireland.', ['GB', 'IE']],
  ['Remote', 'This role is remote within the EU.', ['EU']],
  ['Remote', 'Bring your own bread.', []],
  ['Zagreb, Croatia', 'This role is on-site.', []],
])('people of a job at %j, %j, may live in %j', (location, description, regions) => {
  expect((read(texts({ location, description })).remoteRegions ?? []).map(({ value }) => value)).toEqual(regions);
});
