import { expect, test } from '@jest/globals';
import { commonerName, findJobNames, readQueryText } from '../../src/understand/index.js';

/** A collection that speaks American: how many of its postings have a name. */
const american: Readonly<Record<string, number>> = {
  'truck driver': 50,
  'cdl driver': 20,
  attorney: 30,
  lawyer: 8,
  'registered nurse': 60,
  rn: 10,
  'speech language pathologist': 5,
  'teaching assistant': 9,
  'human resources': 40,
  'substitute teacher': 7,
  cleaner: 12,
  janitor: 4,
  custodian: 3,
};

const read = (query: string) =>
  findJobNames(readQueryText(query)).flatMap((job) => {
    const name = commonerName(job, (mentioned) => american[mentioned.toLowerCase()] ?? 0);
    return name === undefined ? [] : [[query.slice(job.start, job.end), name]];
  });

test.each([
  ['HGV driver', [['HGV driver', 'truck driver']]],
  ['hgv work in Leeds', [['hgv', 'truck driver']]],
  ['Solicitor', [['Solicitor', 'attorney']]],
  ['solicitors', [['solicitors', 'attorney']]],
  ['trucker', [['trucker', 'truck driver']]],
  ['supply teacher', [['supply teacher', 'substitute teacher']]],
  ['speech and language therapist', [['speech and language therapist', 'speech language pathologist']]],
  ["teacher's aide", [["teacher's aide", 'teaching assistant']]],
  ['hr manager', [['hr manager', 'human resources']]],
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
  ['that is denied', 'not a doctor'],
  ['that is an hour', 'warehouse $20/hr'],
  ['that is of several trades', 'aircraft mechanic'],
  ['within the name of another one', 'physician assistant'],
  ['that only looks like a plural', 'NPS survey'],
  ['behind an or', 'day or nurse'],
])('a job %s stays as it is', (_, query) => {
  expect(read(query)).toEqual([]);
});
