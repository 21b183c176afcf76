import { personio } from '../../src/sources/personio/entry.js';
import { testSource } from './source-contract.js';

const position = (
  id: string,
  more = '',
) => `<position><id>${id}</id><subcompany>Korica</subcompany><office>Split</office>
  <additionalOffices><office>Vienna</office></additionalOffices><department>Bakery</department><name>Baker (m/w/d)</name>
  <jobDescriptions><jobDescription><name>Tasks</name><value><![CDATA[<ul><li>Knead &amp; bake</li></ul>]]></value></jobDescription></jobDescriptions>
  <employmentType>permanent</employmentType><seniority>entry-level</seniority><schedule>full-or-part-time</schedule>
  <yearsOfExperience>2-5</yearsOfExperience><occupationCategory>Production</occupationCategory><createdAt>2026-11-02T08:00:00+00:00</createdAt>${more}</position>`;
const positions = (...all: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>${all.join('\n')}</workzag-jobs>`;

testSource('personio', {
  entry: personio,
  target: 'korica',
  site: { 'https://korica.jobs.personio.de/xml?language=en': positions(position('31')) },
  postings: [
    {
      id: 'personio:korica/31',
      url: 'https://korica.jobs.personio.de/job/31',
      title: 'Baker (m/w/d)',
      company: 'Korica',
      location: 'Split; Vienna',
      employmentType: ['full-time', 'part-time'],
      seniority: 'entry',
      experienceYears: 2,
      categories: ['Bakery', 'Production'],
      description: 'Tasks\n\n- Knead & bake',
      postedAt: '2026-11-02T08:00:00.000Z',
    },
  ],
  empty: positions(),
  odd: { body: positions('<position><id>1</id></position>', position('31')), readable: 1 },
  changed: ['<?xml version="1.0"?><jobs></jobs>'],
  addresses: {
    'https://korica.jobs.personio.de/job/31': 'korica',
    'https://korica.jobs.personio.com/': 'korica',
    'https://www.personio.de/': undefined,
  },
  badTargets: ['', 'a/b'],
  covers: 'personio:korica/',
});
