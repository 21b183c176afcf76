import { expect, test } from '@jest/globals';
import { isBoilerplate } from '../src/index.js';

test.each([
  'Korica is an Equal Opportunity Employer.',
  'We are proud to be an equal employment opportunity workplace',
  'All applicants will be considered without regard to race, religion, national origin or disability.',
  'Wir… no: people of every age, gender and belief are welcome here.',
  'EEO employer',
])('says nothing of the work: %s', (sentence) => expect(isBoilerplate(sentence)).toBe(true));

test.each([
  'You sell shoes.',
  'You advise our employers on equal opportunities.',
  'You care for people of great age, and for those with a disability.',
  'Equal pay for equal work, and an opportunity to grow.',
  `You bake. ${'You sell. '.repeat(90)}We are an equal opportunity employer.`,
  '',
])('says something of the work: %s', (sentence) => expect(isBoilerplate(sentence)).toBe(false));
