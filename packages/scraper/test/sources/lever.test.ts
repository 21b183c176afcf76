import { lever } from '../../src/sources/lever/entry.js';
import { testSource } from './source-contract.js';

const leverJob = {
  id: 'aa-1',
  text: 'Baker',
  country: 'HR',
  workplaceType: 'hybrid',
  categories: {
    commitment: 'Full-time',
    department: 'Food',
    team: 'Bakery',
    location: 'Split',
    allLocations: ['Split'],
  },
  createdAt: Date.parse('2026-11-02T00:00:00Z'),
  description: '<div>We bake.</div>',
  lists: [{ text: 'You', content: '<li>knead</li><li>bake</li>' }],
  additional: '<div>Join us.</div>',
  hostedUrl: 'https://jobs.lever.co/korica/aa-1',
  applyUrl: 'https://jobs.lever.co/korica/aa-1/apply',
  salaryRange: { min: 15, max: 18, currency: 'EUR', interval: 'per-hour-salary' },
};

testSource('lever', {
  entry: lever,
  target: 'korica',
  site: {
    'https://api.lever.co/v0/postings/korica?mode=json': [
      leverJob,
      {
        id: 'aa-2',
        text: 'Driver',
        country: 'HR',
        categories: { location: 'Split', allLocations: ['Split', 'Vienna'] },
        // No calendar has it: it costs the date, not the posting.
        createdAt: 9e15,
      },
    ],
  },
  postings: [
    {
      id: 'lever:korica/aa-1',
      url: 'https://jobs.lever.co/korica/aa-1',
      applyUrl: 'https://jobs.lever.co/korica/aa-1/apply',
      title: 'Baker',
      company: 'korica',
      location: 'Split',
      places: [{ country: 'HR' }],
      workplace: 'hybrid',
      employmentType: ['full-time'],
      categories: ['Food', 'Bakery'],
      description: 'We bake.\n\nYou\n\n- knead\n- bake\n\nJoin us.',
      postedAt: '2026-11-02T00:00:00.000Z',
      salary: { min: 15, max: 18, currency: 'EUR', period: 'hour', origin: 'published' },
    },
    { id: 'lever:korica/aa-2', location: 'Split; Vienna', workplace: 'unknown', description: '' },
  ],
  empty: [],
  odd: { body: [{ id: 3 }, leverJob], readable: 1 },
  changed: [{}, { ok: false, error: 'Document not found' }],
  addresses: {
    'https://jobs.lever.co/korica/aa-1': 'korica',
    'https://jobs.eu.lever.co/korica': 'eu.korica',
    'https://api.lever.co/v0/postings/korica?mode=json': 'korica',
    'https://www.lever.co/korica': undefined,
  },
  badTargets: ['', 'a/b', 'eu.'],
  covers: 'lever:korica/',
});
