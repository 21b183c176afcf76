import { expect, test } from '@jest/globals';
import { employmentFacts } from '../../src/facts/employment.js';
import { texts } from './read.js';

const types = (some: Parameters<typeof texts>[0]) => employmentFacts(texts(some)).map(({ value }) => value);

test.each([
  ['Baker (full-time)', ['full-time']],
  ['Caregiver Full-time/Part-time', ['full-time', 'part-time']],
  ['Data engineer - contract', ['contract']],
  ['Contract manager', []],
  ['Therapist PRN', ['temporary']],
  ['Software engineering intern', ['internship']],
  ['Internal auditor', []],
  ['Volunteer welding teacher', ['volunteer']],
  ['Volunteer coordinator', []],
])('the title %j offers %j', (title, offered) => {
  expect(types({ title })).toEqual(offered);
});

test.each([
  ['Job type: Full-time', ['full-time']],
  ['This is a full-time, exempt role.', ['full-time']],
  ['Employment Type: Part Time\nSchedule: mornings', ['part-time']],
  ['Full or part time hours available.', ['full-time', 'part-time']],
  ['Open position:\nPart time: 6:45 a.m. to 3:15 p.m., every other Monday', ['part-time']],
  ['Tražimo konobara. Puno radno vrijeme. Određeno radno vrijeme.', ['full-time', 'temporary']],
  ['Vollzeit oder Teilzeit', ['full-time', 'part-time']],
  ['Full-time employees are eligible for health insurance.', []],
  ['Two years of full-time experience', []],
  ['Employment type: Freelance Contract', ['contract']],
  ['You are an independent contractor.', ['contract']],
  ['This is a six month contract.', ['contract']],
  ['Contract type: six-month fixed-term contract', ['temporary']],
  ['You manage contracts and contract negotiations.', []],
  ['We place people on a contract, direct or contract-to-direct.', []],
  ['Maternity cover until June', ['temporary']],
  ['This internship starts in May.', ['internship']],
  ['Previous internship experience', []],
  ["Whether you're looking for temporary, temporary-to-permanent or permanent work, we help.", []],
  ['This is not a full time role.', []],
  ['Full Time or Part Time Full Time Does this position have telework?', ['full-time']],
  ['Expected to grow to a full-time salaried position', []],
  ['You speak with clients and subcontractors.', []],
  ['This job is not open to C2C candidates.', []],
  ['You have full potential and are part of a team.', []],
])('the text %j offers %j', (description, offered) => {
  expect(types({ description }).sort()).toEqual([...offered].sort());
});
