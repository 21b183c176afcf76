import { himalayas } from '../../src/sources/himalayas/entry.js';
import { testSource } from './source-contract.js';

const job = {
  title: 'Recipe Writer',
  guid: 'https://himalayas.app/companies/korica/jobs/recipe-writer',
  companyName: 'Korica',
  employmentType: 'Full Time',
  minSalary: 25,
  maxSalary: 30,
  currency: 'EUR',
  salaryPeriod: 'hourly',
  seniority: ['Senior'],
  locationRestrictions: ['Croatia', 'Austria'],
  categories: ['Writing-Recipes'],
  parentCategories: ['Writing'],
  description: '<p>You write recipes.</p>',
  pubDate: 1785792634,
  expiryDate: 1790982080,
  applicationLink: 'https://himalayas.app/companies/korica/jobs/recipe-writer/apply',
};
const page = (offset: number) => `https://himalayas.app/jobs/api?limit=20&offset=${offset}`;

testSource('himalayas', {
  entry: himalayas,
  target: '',
  site: {
    [page(0)]: { jobs: [job], totalCount: 21 },
    [page(20)]: {
      jobs: [
        {
          ...job,
          guid: 'x y',
          seniority: ['Senior', 'Manager'],
          parentCategories: [],
          minSalary: null,
          maxSalary: null,
        },
      ],
      totalCount: 21,
    },
  },
  postings: [
    {
      id: 'himalayas:korica/recipe-writer',
      url: 'https://himalayas.app/companies/korica/jobs/recipe-writer',
      location: 'Croatia, Austria',
      workplace: 'remote',
      remoteRegions: ['Croatia', 'Austria'],
      employmentType: ['full-time'],
      seniority: 'mid-senior',
      categories: ['Writing'],
      postedAt: '2026-08-03T21:30:34.000Z',
      validThrough: '2026-10-02T23:01:20.000Z',
      salary: { min: 25, max: 30, currency: 'EUR', period: 'hour', origin: 'published' },
    },
    { id: 'himalayas:x%20y', categories: ['Writing-Recipes'] },
  ],
  empty: { jobs: [], totalCount: 0 },
  odd: { body: { jobs: [{ title: 'No guid' }, job] }, readable: 1 },
  changed: [{}, []],
  addresses: { 'https://himalayas.app/jobs': '', 'https://mountains.example/': undefined },
  badTargets: [],
});
