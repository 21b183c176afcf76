import { theMuse } from '../../src/sources/the-muse/entry.js';
import { testSource } from './source-contract.js';

const job = {
  id: 91,
  name: 'Baker',
  contents: '<p>You bake.</p>',
  publication_date: '2026-11-02T08:00:00Z',
  locations: [{ name: 'Split, Croatia' }, { name: 'Flexible / Remote' }],
  categories: [{ name: 'Food' }],
  levels: [{ name: 'Entry Level', short_name: 'entry' }],
  company: { name: 'Korica' },
  refs: { landing_page: 'https://www.themuse.com/jobs/korica/baker' },
};
const page = (number: number) => `https://www.themuse.com/api/public/jobs?page=${number}`;

testSource('the-muse', {
  entry: theMuse,
  target: '',
  site: {
    [page(1)]: { page: 1, page_count: 2, results: [job] },
    [page(2)]: {
      page: 2,
      page_count: 2,
      results: [{ ...job, id: 92, locations: [{ name: 'Flexible / Remote' }], levels: [] }],
    },
  },
  postings: [
    {
      id: 'the-muse:91',
      url: 'https://www.themuse.com/jobs/korica/baker',
      location: 'Split, Croatia; Flexible / Remote',
      workplace: 'unknown',
      seniority: 'entry',
      categories: ['Food'],
      description: 'You bake.',
      postedAt: '2026-11-02T08:00:00.000Z',
    },
    { id: 'the-muse:92', workplace: 'remote' },
  ],
  empty: { page: 1, page_count: 0, results: [] },
  odd: { body: { page: 1, page_count: 1, results: [{ name: 'No id' }, job] }, readable: 1 },
  changed: [{}, { results: [] }],
  addresses: { 'https://www.themuse.com/search': '', 'https://muse.example/': undefined },
  badTargets: [],
});
