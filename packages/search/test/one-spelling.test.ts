import { expect, test } from '@jest/globals';
import { analyse } from '../src/analyse.js';
import { toOneSpelling } from '../src/one-spelling.js';

const termsOf = (text: string) => analyse(text).map(({ term }) => term);

test.each([
  ['paediatric nurse', 'pediatric nurse'],
  ['paediatrician', 'pediatrician'],
  ['anaesthetic', 'anesthetic'],
  ['orthopaedics', 'orthopedics'],
  ['haematology', 'hematology'],
  ['leukaemia', 'leukemia'],
  ['gynaecologist', 'gynecologist'],
  ['aesthetician', 'esthetician'],
  ['labourer', 'laborer'],
  ['behavioural', 'behavioral'],
  ['organisation', 'organization'],
  ['organisational', 'organizational'],
  ['specialised', 'specialized'],
  ['analyse', 'analyze'],
  ['analysing', 'analyzing'],
  ['person-centred', 'person-centered'],
  ['instalment', 'installment'],
  ['cataloguing', 'cataloging'],
  ['theatre', 'theater'],
  ['call centre', 'call center'],
  ['fibre optics', 'fiber optics'],
  ['counsellor', 'counselor'],
  ['counselling', 'counseling'],
  ['travelling', 'traveling'],
  ['jewellery', 'jewelry'],
  ['enrolment', 'enrollment'],
  ['driving licence', 'driving license'],
  ['programme', 'program'],
  ['injection moulding', 'injection molding'],
  ['draughtsman', 'draftsman'],
  ['tyre fitter', 'tire fitter'],
  ['Maths', 'math'],
  ['enquiries', 'inquiries'],
])('%s is %s', (british, american) => {
  expect(termsOf(british)).toEqual(termsOf(american));
});

test.each([
  'advertise',
  'analysis',
  'analyses',
  'controller',
  'enterprise',
  'exercise',
  'hour',
  'hourly',
  'merchandise',
  'organism',
  'premise',
  'realism',
  'retail',
  'seller',
  'specialist',
  'store',
  'supervise',
  'tour',
  'franchise',
  'aerospace',
  'dialysis',
  'software',
  'programmer',
  'level',
  'model',
  'install',
])('%s stays', (word) => {
  expect(toOneSpelling(word)).toBe(word);
});
