import { ashby } from '../../src/sources/ashby/entry.js';
import { testSource } from './source-contract.js';

const ashbyJob = {
  id: 'ab-1',
  title: 'Baker',
  department: 'Food',
  team: 'Bakery',
  employmentType: 'FullTime',
  location: 'Split',
  secondaryLocations: [{ location: 'Vienna' }],
  publishedAt: '2026-11-02T10:36:04.937+00:00',
  isListed: true,
  isRemote: false,
  workplaceType: 'OnSite',
  jobUrl: 'https://jobs.ashbyhq.com/korica/ab-1',
  applyUrl: 'https://jobs.ashbyhq.com/korica/ab-1/application',
  descriptionHtml: '<p>We bake.</p>',
  compensation: {
    summaryComponents: [
      { compensationType: 'EquityPercentage', interval: 'NONE', minValue: 0.1, maxValue: 0.2 },
      { compensationType: 'Salary', interval: '1 YEAR', currencyCode: 'EUR', minValue: 30_000, maxValue: 36_000 },
    ],
  },
};

testSource('ashby', {
  entry: ashby,
  target: 'korica',
  site: {
    'https://api.ashbyhq.com/posting-api/job-board/korica?includeCompensation=true': {
      jobs: [ashbyJob, { ...ashbyJob, id: 'ab-2', isListed: false }, { id: 'ab-3', title: 'Driver', isRemote: true }],
    },
  },
  postings: [
    {
      id: 'ashby:korica/ab-1',
      url: 'https://jobs.ashbyhq.com/korica/ab-1',
      title: 'Baker',
      location: 'Split; Vienna',
      workplace: 'on-site',
      employmentType: ['full-time'],
      categories: ['Food', 'Bakery'],
      description: 'We bake.',
      postedAt: '2026-11-02T10:36:04.937Z',
      salary: { min: 30_000, max: 36_000, currency: 'EUR', period: 'year', origin: 'published' },
    },
    { id: 'ashby:korica/ab-3', workplace: 'remote' },
  ],
  empty: { jobs: [] },
  odd: { body: { jobs: [{ id: 1 }, ashbyJob] }, readable: 1 },
  changed: [{}, []],
  addresses: {
    'https://jobs.ashbyhq.com/korica/ab-1': 'korica',
    'https://api.ashbyhq.com/posting-api/job-board/korica': 'korica',
    'https://www.ashbyhq.com/korica': undefined,
  },
  badTargets: ['', 'a b'],
  covers: 'ashby:korica/',
});
