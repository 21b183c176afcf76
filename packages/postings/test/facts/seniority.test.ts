import { expect, test } from '@jest/globals';
import { experienceFact } from '../../src/facts/experience.js';
import { seniorityFact } from '../../src/facts/seniority.js';
import { texts } from './read.js';

test.each([
  ['Senior baker', 'mid-senior'],
  ['Sr. Data Engineer', 'mid-senior'],
  ['Team lead, bakery', 'mid-senior'],
  ['Staff software engineer', 'mid-senior'],
  ['Staff nurse', undefined],
  ['Store manager', 'mid-senior'],
  ['Assistant manager', undefined],
  ['Assistant store manager', undefined],
  ['Head of baking', 'director'],
  ['Associate director, finance', 'director'],
  ['Executive assistant to the director', undefined],
  ['Chief operating officer', 'executive'],
  ['Junior baker', 'entry'],
  ['Graduate engineer', 'entry'],
  ['Graduate school recruiter', undefined],
  ['Data entry clerk', undefined],
  ['Summer intern', 'internship'],
  ['Intern coordinator', undefined],
  ['Associate software engineer', 'associate'],
  ['Sales associate', undefined],
  ['Nurse, Band 7', 'mid-senior'],
  ['Baker', undefined],
])('the title %j is of the level %j', (title, level) => {
  expect(seniorityFact(texts({ title }))?.value).toBe(level);
});

test('without a word for the level, one or two years make an associate, more make nothing', () => {
  const levelOf = (description: string) => {
    const read = texts({ title: 'Baker', description });
    return seniorityFact(read, experienceFact(read))?.value;
  };

  expect(['1-3 years of experience', 'At least 2 years of experience', '5 years of experience'].map(levelOf)).toEqual([
    'associate',
    'associate',
    undefined,
  ]);
  expect(levelOf('This is an entry-level position.')).toBe('entry');
});

test.each([
  ['You have 5+ years of experience in baking.', 5],
  ['3-5 years experience', 3],
  ['A minimum of three (3) years in a kitchen', 3],
  ['At least two years’ experience', 2],
  ['Experience: 4 years', 4],
  ['0-2 years of professional experience', 0],
  ['Najmanje 3 godine iskustva', 3],
  ['Mindestens 2 Jahre Erfahrung', 2],
  ['10+ years of experience. 8+ years in a lead role.', 10],
  ['We have been baking for over 30 years and have 20 years of experience.', undefined],
  ['An industry leader with 20+years of experience', undefined],
  ['You are 18 years or older.', undefined],
  ['A two year technical degree', undefined],
  ['5 years of experience preferred', undefined],
  ['Preferred qualifications\n3 years of experience', undefined],
  ['Serves adults (18-64 years).', undefined],
])('%j asks for %j years', (description, years) => {
  expect(experienceFact(texts({ description }))?.value).toBe(years);
});
