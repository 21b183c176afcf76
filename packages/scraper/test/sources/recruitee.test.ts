import { recruitee } from '../../src/sources/recruitee/entry.js';
import { testSource } from './source-contract.js';

const offer = {
  id: 11,
  title: 'Baker',
  company_name: 'Korica',
  careers_url: 'https://korica.recruitee.com/o/baker',
  careers_apply_url: 'https://korica.recruitee.com/o/baker/c/new',
  description: '<p>We bake.</p>',
  requirements: '<ul><li>Hands</li></ul>',
  location: 'Split, Croatia',
  locations: [{ city: 'Split', state: 'Dalmatia', country_code: 'HR' }],
  on_site: true,
  remote: false,
  hybrid: false,
  employment_type_code: 'parttime_fixed_term',
  department: 'Bakery',
  published_at: '2026-11-02 08:00:00 UTC',
  close_at: null,
  salary: { min: '1200.0', max: '1500', currency: 'EUR', period: 'month' },
};

testSource('recruitee', {
  entry: recruitee,
  target: 'korica',
  site: {
    'https://korica.recruitee.com/api/offers': {
      offers: [offer, { id: 12, title: 'Driver', remote: true, hybrid: true, city: 'Split', country_code: 'HR' }],
    },
  },
  postings: [
    {
      id: 'recruitee:korica/11',
      url: 'https://korica.recruitee.com/o/baker',
      applyUrl: 'https://korica.recruitee.com/o/baker/c/new',
      company: 'Korica',
      location: 'Split, Croatia',
      places: [{ city: 'Split', region: 'Dalmatia', country: 'HR' }],
      workplace: 'on-site',
      employmentType: ['part-time', 'temporary'],
      categories: ['Bakery'],
      description: 'We bake.\n\n- Hands',
      postedAt: '2026-11-02T08:00:00.000Z',
      salary: { min: 1200, max: 1500, currency: 'EUR', period: 'month', origin: 'published' },
    },
    { id: 'recruitee:korica/12', workplace: 'unknown', places: [{ city: 'Split', country: 'HR' }] },
  ],
  empty: { offers: [] },
  odd: { body: { offers: [{ title: 'No id' }, offer] }, readable: 1 },
  changed: [{}, { offers: null }],
  addresses: {
    'https://korica.recruitee.com/o/baker': 'korica',
    'https://recruitee.com/korica': undefined,
    'https://www.recruitee.com/': undefined,
    'https://docs.recruitee.com/reference': undefined,
    'https://korica.notrecruitee.com/': undefined,
  },
  badTargets: ['', 'a/b'],
  covers: 'recruitee:korica/',
});
