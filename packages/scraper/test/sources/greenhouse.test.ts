import { greenhouse } from '../../src/sources/greenhouse/entry.js';
import { testSource } from './source-contract.js';

const greenhouseJob = {
  id: 7001,
  title: 'Night  Baker ',
  absolute_url: 'https://korica.example/jobs?gh_jid=7001',
  company_name: 'Korica',
  location: { name: 'Split, Croatia' },
  departments: [{ name: 'Bakery' }, { name: 'Bakery' }],
  first_published: '2026-11-02T08:58:57-04:00',
  updated_at: '2026-11-20T08:00:00-04:00',
  application_deadline: '2026-12-31',
  language: 'en',
  content:
    '&lt;h2&gt;The bakery&lt;/h2&gt;&lt;p&gt;Bread &amp;amp; rolls&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Knead&lt;/li&gt;&lt;/ul&gt;',
  pay_input_ranges: [{ min_cents: 3_000_000, max_cents: 3_600_000, currency_type: 'EUR', title: 'Annual salary' }],
};

testSource('greenhouse', {
  entry: greenhouse,
  target: 'korica',
  site: {
    'https://boards-api.greenhouse.io/v1/boards/korica/jobs?content=true&pay_transparency=true': {
      jobs: [greenhouseJob, { id: 7002, title: 'Driver', content: 'Drive.' }],
      meta: { total: 2 },
    },
  },
  postings: [
    {
      id: 'greenhouse:korica/7001',
      url: 'https://korica.example/jobs?gh_jid=7001',
      title: 'Night Baker',
      company: 'Korica',
      location: 'Split, Croatia',
      categories: ['Bakery'],
      language: 'en',
      description: 'The bakery\n\nBread & rolls\n\n- Knead',
      postedAt: '2026-11-02T12:58:57.000Z',
      validThrough: '2026-12-31',
      salary: { min: 30_000, max: 36_000, currency: 'EUR', period: 'year', origin: 'published' },
      workplace: 'unknown',
    },
    { id: 'greenhouse:korica/7002', company: 'korica', location: '' },
  ],
  empty: { jobs: [], meta: { total: 0 } },
  odd: { body: { jobs: [{ id: 1 }, greenhouseJob] }, readable: 1 },
  changed: [{}, { jobs: {} }, [], 'null'],
  addresses: {
    'https://boards.greenhouse.io/korica/jobs/7001': 'korica',
    'https://job-boards.eu.greenhouse.io/korica': 'korica',
    'https://boards.greenhouse.io/embed/job_board?for=korica': 'korica',
    'https://boards-api.greenhouse.io/v1/boards/korica/jobs': 'korica',
    'https://www.greenhouse.io/korica': undefined,
    'https://boards.greenhouse.io/': undefined,
  },
  badTargets: ['', 'a b', 'a/b', '.', '..', '../x', 'x.', 'x'.repeat(101)],
  covers: 'greenhouse:korica/',
});
