import { expect, test } from '@jest/globals';
import { closingFact } from '../../src/facts/dates.js';
import { degreeFact, visaFact } from '../../src/facts/demands.js';
import { relativeDate } from '../../src/index.js';
import { texts } from './read.js';

test.each([
  ["Bachelor's degree in accounting required", 'bachelor'],
  ['BSc in Computer Science or equivalent', 'bachelor'],
  ['A Bachelor’s or Master’s degree in mathematics', 'bachelor'],
  ['Masters/PhD degree in chemistry required', 'master'],
  ['MSc in statistics required', 'master'],
  ['PhD in biology required', 'doctorate'],
  ['High school diploma or GED required', 'secondary'],
  ['Associate’s degree in a related field', 'associate'],
  ['MBA preferred', undefined],
  ["Bachelor's degree preferred", undefined],
  ['We help with tuition for your bachelor degree.', undefined],
  ['You master the dough.', undefined],
])('%j asks for the degree %j', (description, degree) => {
  expect(degreeFact(texts({ description }))?.value).toBe(degree);
});

test.each([
  ['We are unable to sponsor visas.', 'not-sponsored'],
  ['Visa sponsorship is not available for this role.', 'not-sponsored'],
  ['Must be authorised to work without sponsorship.', 'not-sponsored'],
  ['Visa sponsorship available', 'sponsored'],
  ['We offer visa sponsorship and help with the move.', 'sponsored'],
  ['Our event is sponsored by Korica.', undefined],
  ['We accept Visa and cash.', undefined],
])('%j says of visas %j', (description, visa) => {
  expect(visaFact(texts({ description }))?.value).toBe(visa);
});

test.each([
  ['Closing date: 12 March 2026', '2026-03-12'],
  ['Apply by December 1st, 2026', '2026-12-01'],
  ['Bewerbungsfrist: 31.12.2026', '2026-12-31'],
  ['Application deadline: 2026-05-30', '2026-05-30'],
  ['Closing date: 25/04/2026', '2026-04-25'],
  ['Job Close Date 04/25/2026', '2026-04-25'],
  ['Closing date: 03/04/2026', undefined],
  ['Closing date: 31 February 2026', undefined],
  ['Founded on 12 March 1999', undefined],
])('%j closes on %j', (description, date) => {
  expect(closingFact(texts({ description }))?.value).toBe(date);
});

test.each([
  ['3 days ago', '2026-11-23'],
  ['Posted yesterday', '2026-11-25'],
  ['today', '2026-11-26'],
  ['5 hours ago', '2026-11-26'],
  ['vor 2 Wochen', '2026-11-12'],
  ['hace 3 días', '2026-11-23'],
  ['2 months ago', undefined],
  ['30+ days ago', undefined],
  ['soon', undefined],
])('%j was on %j', (text, date) => {
  expect(relativeDate(text, '2026-11-26T12:00:00Z')).toBe(date);
});
