import { expect, test } from '@jest/globals';
import { workday } from '../../src/sources/workday/entry.js';
import { now, testSource } from './source-contract.js';

const workdayApi = 'https://korica.wd5.myworkdayjobs.com/wday/cxs/korica/Careers';
const workdayPage = (offset: number) =>
  `${workdayApi}/jobs ${JSON.stringify({ appliedFacets: {}, limit: 20, offset, searchText: '' })}`;
const workdayItem = {
  title: 'Baker',
  externalPath: '/job/Split/Baker_R-17',
  locationsText: 'Split',
  postedOn: 'Posted 3 Days Ago',
};
const workdayDetail = {
  jobPostingInfo: {
    title: 'Baker',
    jobDescription: '<p>We bake.</p>',
    location: 'Split',
    additionalLocations: ['Vienna'],
    startDate: '2026-11-02',
    endDate: '2026-12-31',
    timeType: 'Full time',
    remoteType: 'Fully Remote',
    externalUrl: 'https://korica.wd5.myworkdayjobs.com/Careers/job/Split/Baker_R-17',
  },
  hiringOrganization: { name: 'Korica d.o.o.' },
};

testSource('workday', {
  entry: workday,
  target: 'korica.wd5/Careers',
  site: {
    [workdayPage(0)]: { total: 2, jobPostings: [workdayItem] },
    // Only the first page says how many there are.
    [workdayPage(1)]: { total: 0, jobPostings: [{ ...workdayItem, externalPath: '/job/Vienna/Baker_R-18' }] },
    [`${workdayApi}/job/Split/Baker_R-17`]: workdayDetail,
    [`${workdayApi}/job/Vienna/Baker_R-18`]: { ...workdayDetail, hiringOrganization: null },
  },
  postings: [
    {
      id: 'workday:korica/Careers/R-17',
      url: 'https://korica.wd5.myworkdayjobs.com/Careers/job/Split/Baker_R-17',
      company: 'Korica d.o.o.',
      location: 'Split; Vienna',
      workplace: 'remote',
      employmentType: ['full-time'],
      description: 'We bake.',
      postedAt: '2026-11-02',
      validThrough: '2026-12-31',
    },
    { id: 'workday:korica/Careers/R-18', company: 'korica' },
  ],
  empty: { total: 0, jobPostings: [] },
  odd: { body: { total: 2, jobPostings: [{ title: 'No path' }, workdayItem] }, readable: 1 },
  changed: [{}, { total: 5, jobPostings: [] }],
  addresses: {
    'https://korica.wd5.myworkdayjobs.com/en-US/Careers/job/Split/Baker_R-17': 'korica.wd5/Careers',
    'https://korica.wd5.myworkdayjobs.com/Careers': 'korica.wd5/Careers',
    [`${workdayApi}/jobs`]: 'korica.wd5/Careers',
    'https://korica.wd5.myworkdayjobs.com/': undefined,
    'https://www.workday.com/': undefined,
  },
  badTargets: ['', 'korica', 'korica/Careers', 'korica.wd5', 'korica.wd5/a/b'],
  covers: 'workday:korica/Careers/',
});

test.each([
  [1999, false],
  [2000, true],
  [2001, false],
])('a site that says it has %i postings may have more: %s', (total, capped) => {
  const source = workday.create();
  const [request] = source.start(workday.parseTarget('korica.wd5/Careers'));
  if (!request) throw new Error('no request');
  const body = JSON.stringify({ total, jobPostings: [workdayItem] });

  expect(source.parse({ url: request.url, status: 200, body }, request, now)).toMatchObject({ outcome: 'ok', capped });
});
