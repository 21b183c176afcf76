import { workable } from '../../src/sources/workable/entry.js';
import { testSource } from './source-contract.js';

const workableJob = {
  title: 'Baker',
  shortcode: 'F8A1',
  employment_type: 'Full-time',
  telecommuting: false,
  department: 'Bakery',
  function: 'Production',
  industry: 'Food',
  url: 'https://apply.workable.com/j/F8A1',
  application_url: 'https://apply.workable.com/j/F8A1/apply',
  published_on: '2026-11-02',
  country: 'Croatia',
  state: 'Dalmatia',
  city: 'Split',
  locations: [
    { countryCode: 'HR', city: 'Split', region: 'Dalmatia', hidden: false },
    { countryCode: 'AT', city: 'Vienna', region: null, hidden: true },
  ],
  description: '<p>We bake.</p>',
};

testSource('workable', {
  entry: workable,
  target: 'korica',
  site: {
    'https://apply.workable.com/api/v1/widget/accounts/korica?details=true': {
      name: 'Korica',
      jobs: [
        workableJob,
        { title: 'Clerk', shortcode: 'F8A2', telecommuting: true },
        // One row for each place of a posting.
        {
          ...workableJob,
          city: 'Graz',
          state: 'Styria',
          country: 'Austria',
          locations: [...workableJob.locations, { countryCode: 'AT', city: 'Graz', region: 'Styria' }],
        },
      ],
    },
  },
  postings: [
    {
      id: 'workable:korica/F8A1',
      url: 'https://apply.workable.com/j/F8A1',
      company: 'Korica',
      location: 'Split, Dalmatia, Croatia; Graz, Styria, Austria',
      places: [
        { city: 'Split', region: 'Dalmatia', country: 'HR' },
        { city: 'Graz', region: 'Styria', country: 'AT' },
      ],
      employmentType: ['full-time'],
      categories: ['Bakery', 'Production'],
      industries: ['Food'],
      description: 'We bake.',
      postedAt: '2026-11-02',
      workplace: 'unknown',
    },
    { id: 'workable:korica/F8A2', workplace: 'remote' },
  ],
  empty: { name: 'Korica', jobs: [] },
  odd: { body: { jobs: [{ title: 'No code' }, workableJob] }, readable: 1 },
  changed: [{}, { total: 7, results: [] }],
  addresses: {
    'https://apply.workable.com/korica/j/F8A1/': 'korica',
    'https://apply.workable.com/api/v1/widget/accounts/korica?details=true': 'korica',
    'https://korica.workable.com/': 'korica',
    'https://www.workable.com/about': undefined,
    'https://jobs.workable.com/view/F8A1': undefined,
    'https://help.workable.com/': undefined,
  },
  badTargets: ['', 'a/b'],
  covers: 'workable:korica/',
});
