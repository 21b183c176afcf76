import { expect, test } from '@jest/globals';
import { readJobNames, readQueryText } from '../../src/understand/index.js';

/** A collection that speaks American: how many of its postings have a word. */
const american: Readonly<Record<string, number>> = {
  truck: 50,
  driver: 90,
  cdl: 20,
  attorney: 30,
  lawyer: 8,
  registered: 60,
  nurse: 120,
  rn: 10,
  cleaner: 12,
  janitor: 4,
  custodian: 3,
  housekeeper: 9,
};

const read = (query: string) =>
  readJobNames(readQueryText(query), (word) => american[word] ?? 0).map(({ start, end, name }) => [
    query.slice(start, end),
    name,
  ]);

test.each([
  ['HGV driver', [['HGV driver', 'truck driver']]],
  ['hgv work in Leeds', [['hgv', 'truck driver']]],
  ['Solicitor', [['Solicitor', 'attorney']]],
  ['night RN jobs', [['RN', 'registered nurse']]],
  [
    'solicitor or lorry driver',
    [
      ['solicitor', 'attorney'],
      ['lorry driver', 'truck driver'],
    ],
  ],
])('in %j, the collection has %j', (query, expected) => {
  expect(read(query)).toEqual(expected);
});

test.each([
  ['that the collection has as typed more often', 'truck driver'],
  ['that few postings have by the other name', 'cleaner'],
  ['that no posting has by any name', 'dental nurse'],
  ['in quotes', '"HGV driver"'],
  ['that is excluded', 'driver -hgv'],
  ['within another word', 'lorrydriver'],
])('a job %s stays as it is', (_, query) => {
  expect(read(query)).toEqual([]);
});
