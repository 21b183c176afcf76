import { remotive } from '../../src/sources/remotive/entry.js';
import { testSource } from './source-contract.js';

const job = {
  id: 2001,
  url: 'https://remotive.com/remote-jobs/design/baker-2001',
  title: 'Cake Designer',
  company_name: 'Korica',
  category: 'Design',
  tags: ['cake'],
  job_type: 'full_time',
  publication_date: '2026-11-02T14:23:05',
  candidate_required_location: 'Europe, USA',
  salary: '',
  description: '<p>You draw cakes.</p>',
};

testSource('remotive', {
  entry: remotive,
  target: '',
  site: {
    'https://remotive.com/api/remote-jobs': {
      '0-legal-notice': 'Link to us.',
      jobs: [job, { ...job, id: 2002, job_type: '' }],
    },
  },
  postings: [
    {
      id: 'remotive:2001',
      url: 'https://remotive.com/remote-jobs/design/baker-2001',
      company: 'Korica',
      location: 'Europe, USA',
      workplace: 'remote',
      remoteRegions: ['Europe', 'USA'],
      employmentType: ['full-time'],
      categories: ['Design'],
      description: 'You draw cakes.',
      postedAt: '2026-11-02T14:23:05.000Z',
    },
    { id: 'remotive:2002' },
  ],
  empty: { jobs: [] },
  odd: { body: { jobs: [{ id: 1 }, job] }, readable: 1 },
  changed: [{}, []],
  addresses: { 'https://remotive.com/remote-jobs': '', 'https://example.com/remotive.com': undefined },
  badTargets: [],
});
