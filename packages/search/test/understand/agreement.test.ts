import { beforeAll, expect, test } from '@jest/globals';
import { loadGazetteer, type Posting } from '@jobsearch/postings';
import { type Agreement, agreementWith, createPlaceNames, factsOf, type Meaning } from '../../src/understand/index.js';
import { aPosting as aNamedPosting } from '../support/postings.js';

const aPosting = (differences: Partial<Posting>): Posting => aNamedPosting('test:1', { location: '', ...differences });

let places: ReturnType<typeof createPlaceNames>;
beforeAll(async () => {
  places = createPlaceNames([], await loadGazetteer());
});

const london: Meaning = { kind: 'place', value: 'London, GB', place: { city: 'london', country: 'GB' } };
const nearLondon: Meaning = {
  kind: 'place',
  value: 'within 50 km of London, GB',
  place: { city: 'london', country: 'GB', around: { latitude: 51.5, longitude: -0.13, km: 50 } },
};
const vienna: Meaning = { kind: 'place', value: 'Vienna, AT', place: { city: 'vienna', country: 'AT' } };
const texas: Meaning = { kind: 'place', value: 'Texas, US', place: { region: 'Texas', country: 'US' } };
const intern: Meaning = { kind: 'seniority', value: 'internship' };
const twoYears: Meaning = { kind: 'experience', value: '2 years', years: 2 };
const noYears: Meaning = { kind: 'experience', value: 'none', years: 0 };
const euros: Meaning = { kind: 'salary', value: '', least: 50_000, currency: 'EUR' };
const pay = (min: number, currency: string, period: 'hour' | 'year') =>
  ({ salary: { min, currency, period, origin: 'text' } }) as const;

test.each<[Meaning, Partial<Posting>, Agreement]>([
  [london, { places: [{ city: 'London', country: 'GB' }] }, 'met'],
  [london, { places: [{ city: 'London', country: 'CA' }] }, 'contradicted'],
  [london, { places: [{ city: 'Leeds', country: 'GB' }] }, 'contradicted'],
  [london, { places: [{ city: 'Leeds', country: 'GB' }], workplace: 'remote' }, 'unknown'],
  [london, { places: [{ country: 'GB' }] }, 'unknown'],
  [london, {}, 'unknown'],
  [london, { location: 'Greater London' }, 'met'],
  [london, { location: 'Londonderry' }, 'unknown'],
  [nearLondon, { places: [{ city: 'London', country: 'GB' }] }, 'met'],
  [nearLondon, { places: [{ city: 'Watford', country: 'GB' }] }, 'met'],
  [nearLondon, { places: [{ city: 'Leeds', country: 'GB' }] }, 'contradicted'],
  [nearLondon, { places: [{ city: 'Leeds', country: 'GB' }], workplace: 'remote' }, 'unknown'],
  [nearLondon, { places: [{ city: 'Little Nowhere', country: 'GB' }] }, 'unknown'],
  [nearLondon, { location: 'London' }, 'unknown'],
  [vienna, { places: [{ city: 'Wien', country: 'AT' }] }, 'met'],
  [texas, { places: [{ city: 'Austin', region: 'Texas', country: 'US' }] }, 'met'],
  [texas, { places: [{ city: 'Fresno', region: 'California', country: 'US' }] }, 'contradicted'],
  [{ kind: 'workplace', value: 'remote' }, { workplace: 'remote' }, 'met'],
  [{ kind: 'workplace', value: 'remote' }, { workplace: 'hybrid' }, 'contradicted'],
  [{ kind: 'workplace', value: 'remote' }, {}, 'unknown'],
  [intern, { employmentType: ['internship'] }, 'met'],
  [intern, { seniority: 'entry' }, 'contradicted'],
  [intern, {}, 'unknown'],
  [twoYears, { experienceYears: 2 }, 'met'],
  [twoYears, { experienceYears: 5 }, 'contradicted'],
  [twoYears, { seniority: 'entry' }, 'met'],
  [twoYears, {}, 'unknown'],
  [twoYears, { seniority: 'mid-senior' }, 'unknown'],
  [noYears, {}, 'unknown'],
  [noYears, { seniority: 'associate' }, 'unknown'],
  [noYears, { seniority: 'mid-senior' }, 'contradicted'],
  [noYears, { experienceYears: 0, seniority: 'mid-senior' }, 'met'],
  [noYears, { experienceYears: 1 }, 'contradicted'],
  [{ kind: 'employmentType', value: 'part-time' }, { employmentType: ['full-time', 'part-time'] }, 'met'],
  [{ kind: 'employmentType', value: 'part-time' }, { employmentType: ['full-time'] }, 'contradicted'],
  [{ kind: 'employmentType', value: 'part-time' }, {}, 'unknown'],
  [euros, pay(30, 'EUR', 'hour'), 'met'],
  [euros, pay(40_000, 'EUR', 'year'), 'contradicted'],
  [euros, pay(90_000, 'USD', 'year'), 'unknown'],
  [euros, {}, 'unknown'],
  [{ kind: 'company', value: 'Korica' }, {}, 'met'],
  [{ kind: 'company', value: 'Mlin' }, {}, 'contradicted'],
  [{ kind: 'skill', value: 'SQL' }, { skills: ['SQL'] }, 'met'],
  [{ kind: 'skill', value: 'SQL' }, { skills: ['Java'] }, 'contradicted'],
  [{ kind: 'skill', value: 'SQL' }, {}, 'unknown'],
  [{ kind: 'shift', value: 'night' }, {}, 'unknown'],
])('%j of %j is %s', (meaning, differences, expected) => {
  const posting = aPosting(differences);
  const facts = Object.fromEntries(factsOf[meaning.kind].map((fact) => [fact, posting[fact]])) as unknown as Posting;

  expect(agreementWith(meaning, places)(posting)).toBe(expected);
  expect(agreementWith(meaning, places)(facts)).toBe(expected);
});
