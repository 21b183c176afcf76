import { expect, test } from '@jest/globals';
import { workplaceFact } from '../../src/facts/workplace.js';
import { texts } from './read.js';

test.each([
  ['Remote', 'remote'],
  ['Zagreb, Croatia (Hybrid)', 'hybrid'],
  ['Remote - Germany', 'remote'],
  ['Zagreb', undefined],
])('the place %j says %j', (location, workplace) => {
  expect(workplaceFact(texts({ location }))?.value).toBe(workplace);
});

test.each([
  ['Backend developer (remote)', 'remote'],
  ['Recruiter - Hybrid', 'hybrid'],
  ['Remote sensing scientist', undefined],
  ['Remote support engineer', undefined],
  ['Remote customer support specialist', 'remote'],
  ['Remote team lead', 'remote'],
  ['Remote site reliability engineer', 'remote'],
  ['Remote assistant to the founder', 'remote'],
  ['Remote site inspector', undefined],
  ['Remote site-reliability engineer', 'remote'],
  ['Remote community manager', 'remote'],
  ['Remote office manager', 'remote'],
  ['Field service engineer (remote customer sites)', undefined],
  ['IT support, remote users', undefined],
  ['Manager of remote teams', undefined],
  ['Hybrid cloud engineer', undefined],
  ['Night nurse, registered nurse', 'on-site'],
  ['Forklift driver', 'on-site'],
  ['Remote registered nurse', 'remote'],
  ['Senior technician, finance', undefined],
])('the title %j says %j', (title, workplace) => {
  expect(workplaceFact(texts({ title }))?.value).toBe(workplace);
});

test.each([
  ['This is a fully remote position.', 'remote'],
  ['Location: Remote (EU only)', 'remote'],
  ['You will be working remotely from anywhere.', 'remote'],
  ['100% remote work, flexible hours', 'remote'],
  ['Hybrid work model with two days at home', 'hybrid'],
  ['You spend 3 days a week in the office.', 'hybrid'],
  ['We come to the office 2-3 days per week.', 'hybrid'],
  ['Flexible hours and hybrid or remote work policy', 'hybrid'],
  ['This role is on-site in Split.', 'on-site'],
  ['Work location: In person', 'on-site'],
  ['Location: Pune, Work from Office', 'on-site'],
  ['This is not a remote role.', 'on-site'],
  ['Occasional remote work is possible.', undefined],
  ['You support remote users and remote sites.', undefined],
  ['You recommend by collaborative filtering (content, hybrid).', undefined],
  ['Resumes may be handed in in person at our office.', undefined],
  ['Benefits: an onsite full-service gym.', undefined],
  ['Courses may include hybrid, online and campus classes.', undefined],
  ['We will consider remote work for the right person.', undefined],
  ['We work with clients of all sizes.', undefined],
  ['This is a remote position. All work must be done in person: this role is on-site.', undefined],
])('the text %j says %j', (description, workplace) => {
  expect(workplaceFact(texts({ description }))?.value).toBe(workplace);
});

test('days in the office make a place called remote hybrid, and the words are shown', () => {
  const description = 'We offer much. You spend three days a week in the office, the others at home.';

  expect(workplaceFact(texts({ location: 'Remote', description }))).toEqual({
    value: 'hybrid',
    evidence: { field: 'description', start: 25, end: 56, words: 'three days a week in the office' },
  });
});
