import { smartRecruiters } from '../../src/sources/smartrecruiters/entry.js';
import { testSource } from './source-contract.js';

const smartItem = {
  id: '7440',
  name: 'Baker',
  releasedDate: '2026-11-02T10:00:11.853Z',
  location: {
    city: 'Split',
    region: 'Dalmatia',
    country: 'hr',
    remote: false,
    hybrid: true,
    fullLocation: 'Split, Croatia',
  },
  industry: { label: 'Food' },
  department: { label: 'Bakery' },
  function: { label: 'Production' },
  typeOfEmployment: { label: 'Full-time' },
  experienceLevel: { id: 'entry_level', label: 'Entry Level' },
  language: { code: 'en' },
};
const smartDetail = {
  ...smartItem,
  company: { name: 'Korica' },
  postingUrl: 'https://jobs.smartrecruiters.com/Korica/7440-baker',
  applyUrl: 'https://jobs.smartrecruiters.com/Korica/7440-baker?oga=true',
  jobAd: {
    sections: {
      companyDescription: { title: 'Company', text: '<p>We bake.</p>' },
      jobDescription: { title: 'Job', text: '<p>Knead.</p>' },
      qualifications: { title: 'Qualifications', text: '' },
      additionalInformation: { title: 'More', text: '<p>Bread.</p>' },
    },
  },
};
const smartList = 'https://api.smartrecruiters.com/v1/companies/Korica/postings';

testSource('smartrecruiters', {
  entry: smartRecruiters,
  target: 'Korica',
  site: {
    [`${smartList}?limit=100&offset=0`]: { totalFound: 2, content: [smartItem] },
    [`${smartList}?limit=100&offset=1`]: { totalFound: 2, content: [{ ...smartItem, id: '7441' }] },
    [`${smartList}/7440`]: smartDetail,
    [`${smartList}/7441`]: { ...smartDetail, id: '7441', location: { city: 'Split', remote: true } },
  },
  postings: [
    {
      id: 'smartrecruiters:Korica/7440',
      url: 'https://jobs.smartrecruiters.com/Korica/7440-baker',
      applyUrl: 'https://jobs.smartrecruiters.com/Korica/7440-baker?oga=true',
      company: 'Korica',
      location: 'Split, Croatia',
      places: [{ city: 'Split', region: 'Dalmatia', country: 'HR' }],
      workplace: 'hybrid',
      employmentType: ['full-time'],
      seniority: 'entry',
      categories: ['Bakery', 'Production'],
      industries: ['Food'],
      language: 'en',
      description: 'Job\n\nKnead.\n\nMore\n\nBread.\n\nCompany\n\nWe bake.',
      postedAt: '2026-11-02T10:00:11.853Z',
    },
    { id: 'smartrecruiters:Korica/7441', workplace: 'remote', location: 'Split' },
  ],
  empty: { totalFound: 0, content: [] },
  odd: { body: { totalFound: 2, content: [{ name: 'No id' }, smartItem] }, readable: 1 },
  changed: [{}, { content: [] }, { totalFound: 5, content: [] }],
  addresses: {
    'https://jobs.smartrecruiters.com/Korica/7440-baker': 'Korica',
    'https://careers.smartrecruiters.com/Korica': 'Korica',
    'https://jobs.smartrecruiters.com/oneclick-ui/company/Korica/publication/7440': 'Korica',
    'https://jobs.smartrecruiters.com/external-referrals/company/Korica/publication/7440': 'Korica',
    [`${smartList}/7440`]: 'Korica',
    'https://www.smartrecruiters.com/Korica': undefined,
  },
  badTargets: ['', 'a/b'],
  covers: 'smartrecruiters:Korica/',
});
