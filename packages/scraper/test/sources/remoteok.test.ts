import { remoteOk } from '../../src/sources/remoteok/entry.js';
import { testSource } from './source-contract.js';

const legal = { last_updated: 1785777773, legal: 'Please link back.' };
const job = {
  slug: 'remote-baker-korica-1135',
  id: '1135',
  date: '2026-11-02T21:05:22+00:00',
  company: 'Korica',
  position: 'Recipe Writer',
  tags: ['food'],
  description: '<p>You write recipes.</p>',
  location: 'Worldwide, ',
  apply_url: 'https://remoteOK.com/remote-jobs/1135',
  salary_min: 40000,
  salary_max: 60000,
  url: 'https://remoteOK.com/remote-jobs/1135',
};

testSource('remoteok', {
  entry: remoteOk,
  target: '',
  site: { 'https://remoteok.com/api': [legal, job, { ...job, id: '1136', salary_min: 0, salary_max: 0 }] },
  postings: [
    {
      id: 'remoteok:1135',
      url: 'https://remoteOK.com/remote-jobs/1135',
      title: 'Recipe Writer',
      company: 'Korica',
      location: 'Worldwide',
      workplace: 'remote',
      description: 'You write recipes.',
      postedAt: '2026-11-02T21:05:22.000Z',
      salary: { min: 40_000, max: 60_000, currency: 'USD', period: 'year', origin: 'published' },
    },
    { id: 'remoteok:1136' },
  ],
  empty: [legal],
  odd: { body: [legal, { id: 1 }, job], readable: 1 },
  changed: [{}, { error: 'slow down' }],
  addresses: { 'https://remoteok.com/remote-dev-jobs': '', 'https://ok.example/': undefined },
  badTargets: [],
});
