import { arbeitnow } from '../../src/sources/arbeitnow/entry.js';
import { testSource } from './source-contract.js';

const job = {
  slug: 'baecker-berlin-6072',
  company_name: 'Korica GmbH',
  title: 'Bäcker (m/w/d)',
  description: '<p>Du backst.</p>',
  remote: false,
  url: 'https://www.arbeitnow.com/jobs/companies/korica/baecker-berlin-6072',
  tags: ['Handwerk'],
  job_types: ['professional / experienced', 'Full Time'],
  location: 'Berlin',
  created_at: 1785792634,
};
const api = 'https://www.arbeitnow.com/api/job-board-api';

testSource('arbeitnow', {
  entry: arbeitnow,
  target: '',
  site: {
    [`${api}?page=1`]: { data: [job], links: { next: `${api}?page=2` } },
    [`${api}?page=2`]: { data: [{ ...job, slug: 'b', remote: true }], links: { next: null } },
  },
  postings: [
    {
      id: 'arbeitnow:baecker-berlin-6072',
      title: 'Bäcker (m/w/d)',
      company: 'Korica GmbH',
      location: 'Berlin',
      workplace: 'unknown',
      employmentType: ['full-time'],
      categories: ['Handwerk'],
      description: 'Du backst.',
      postedAt: '2026-08-03T21:30:34.000Z',
    },
    { id: 'arbeitnow:b', workplace: 'remote' },
  ],
  empty: { data: [], links: { next: null } },
  odd: { body: { data: [{ title: 'No slug' }, job] }, readable: 1 },
  changed: [{}, []],
  addresses: { 'https://www.arbeitnow.com/jobs': '', 'https://arbeit.example/': undefined },
  badTargets: [],
});
