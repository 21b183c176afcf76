import { expect, test } from '@jest/globals';
import { spelledOut } from '../../src/understand/index.js';

test.each([
  ['We need an Advanced Clinical Practitioner (ACP) soon.', 'ACP', 'Advanced Clinical Practitioner'],
  ['Advanced Clinical Practitioners (ACPs)', 'ACP', 'Advanced Clinical Practitioners'],
  ['the ACP (Advanced Clinical Practitioner) team', 'ACP', 'Advanced Clinical Practitioner'],
  ['Environmental, Health and Safety (EHS)', 'EHS', 'Environmental, Health and Safety'],
  ['English as a Second Language ( ESL )', 'ESL', 'English as a Second Language'],
  ['user-experience (UX) design', 'UX', undefined],
  ['Fork-Lift Truck (FLT) licence', 'FLT', 'Fork-Lift Truck'],
  ['Come in. A Clinical. Practitioner (ACP)', 'ACP', undefined],
  ['your account (ACP)', 'ACP', undefined],
  ['The trust, our  Advanced - Clinical  Practitioner (ACP)', 'ACP', 'Advanced - Clinical  Practitioner'],
  ['(ACP)', 'ACP', undefined],
  ['ACP (see below)', 'ACP', undefined],
  ['AACP (Any Other Thing)', 'ACP', undefined],
  ['', 'ACP', undefined],
])('%j tells of %s: %s', (text, abbreviation, expected) => {
  expect(spelledOut(text, abbreviation)).toBe(expected);
});
