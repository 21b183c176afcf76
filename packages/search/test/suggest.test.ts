import { expect, test } from '@jest/globals';
import type { Posting } from '@jobsearch/postings';
import fc from 'fast-check';
import type { SuggestRequest } from '../src/index.js';
import { collectNames, plainTitle } from '../src/suggest/collect-names.js';
import { type Completion, completionKey, createCompletions } from '../src/suggest/completions.js';
import { createSuggest } from '../src/suggest/suggest.js';
import { aPosting } from './support/postings.js';

const postings: readonly Posting[] = [
  aPosting('test:1', {
    title: 'Registered Nurse',
    company: 'Médecins Côte',
    places: [{ city: 'London', country: 'GB' }],
  }),
  aPosting('test:2', { title: 'registered  nurse', skills: ['Nursing', 'C++'] }),
  aPosting('test:3', { title: 'Registered nurse', skills: ['C#', 'Logistics'] }),
  aPosting('test:4', {
    title: 'Nurse practitioner',
    places: [
      { city: 'Zagreb', country: 'HR' },
      { city: 'Split', country: 'HR' },
    ],
  }),
  aPosting('test:5', { title: 'C++ developer', skills: ['C++'] }),
  aPosting('test:6', { title: `Nurse ${'who cares '.repeat(10)}` }),
];
const suggest = createSuggest(() => postings);
const textsFor = (prefix: string, limit?: number) =>
  suggest({ prefix, ...(limit && { limit }) }).map(({ text }) => text);

test('completes any word of what postings are called, want, and where they are, the commonest first', () => {
  expect(suggest({ prefix: 'nur' })).toEqual([
    { text: 'Registered Nurse', kind: 'title', count: 3 },
    { text: 'Nurse practitioner', kind: 'title', count: 1 },
    { text: 'Nursing', kind: 'skill', count: 1 },
  ]);
  expect(suggest({ prefix: 'croa' })).toEqual([{ text: 'Croatia', kind: 'place', count: 1 }]);
  expect(textsFor('nur', 1)).toEqual(['Registered Nurse']);
});

test.each([
  ['NURSE P', ['Nurse practitioner']],
  ['medec', ['Médecins Côte']],
  ['cote', ['Médecins Côte']],
  ['nurse ', ['Nurse practitioner']],
  ['c+', ['C++', 'C++ developer']],
  ['c#', ['C#']],
  ['registered   n', ['Registered Nurse']],
  ['zzz', []],
])('%j goes on to %j', (prefix, expected) => {
  expect(textsFor(prefix)).toEqual(expected);
});

test('completes the last word behind others, as they were typed', () => {
  expect(textsFor('Teacher lo')).toEqual(['Teacher Logistics', 'Teacher London']);
  expect(textsFor('teacher in zag')).toEqual(['teacher in Zagreb']);
  expect(textsFor('teacher l')).toEqual([]);
});

test.each<[SuggestRequest, RegExp]>([
  [{ prefix: ' ' }, /the prefix is empty/],
  [{ prefix: 'x'.repeat(1001) }, /1001 characters/],
  [{ prefix: 'x', limit: 0 }, /limit is 0: want a whole number from 1 to 20/],
  [{ prefix: 'x', limit: 21 }, /limit is 21/],
])('refuses %j', (request, message) => {
  expect(() => suggest(request)).toThrow(
    expect.objectContaining({ code: 'USAGE', message: expect.stringMatching(message) }),
  );
});

test('a name counts once a posting, whatever its spellings', () => {
  const names = collectNames([
    aPosting('test:1', { places: [{ city: 'Split', country: 'HR' }, { country: 'HR' }], company: 'KORICA' }),
    aPosting('test:2', { company: 'Korica' }),
    aPosting('test:3', { company: 'Korica' }),
  ]);

  expect(names).toContainEqual({ text: 'Korica', kind: 'company', count: 3 });
  expect(names).toContainEqual({ text: 'Croatia', kind: 'place', count: 1 });
});

test.each([
  ['ICU Registered Nurse (RN), 36 hrs/week', 'ICU Registered Nurse'],
  ['Manager (m/w/d), Sales', 'Manager, Sales'],
  ['Nurse (RN) – Nights, $30', 'Nurse'],
  ['Registered Nurse (RN)', 'Registered Nurse'],
  ['Data Scientist, Senior', 'Data Scientist, Senior'],
  ['Full-time C++ developer | Berlin', 'Full-time C++ developer'],
  ['Admissions nurse (FT-Days) $', 'Admissions nurse'],
  ['(Senior)', '(Senior)'],
])('%j is called %j', (title, name) => {
  expect(plainTitle(title)).toBe(name);
});

test('finds what looking at every text finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'C'), minLength: 1, maxLength: 3 });
  const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const all = fc.uniqueArray(fc.record({ text, count: fc.integer({ min: 1, max: 4 }) }), {
    selector: (one) => completionKey(one.text),
    maxLength: 30,
  });
  fc.assert(
    fc.property(all, text, fc.integer({ min: 1, max: 5 }), (names, prefix, limit) => {
      const completions = names.map((one) => ({ ...one, kind: 'title' }));
      const begins = ({ text: own }: Completion) => ` ${completionKey(own)}`.includes(` ${completionKey(prefix)}`);
      const sorted = completions.filter(begins).sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));

      expect(createCompletions(completions).find(prefix, limit)).toEqual(sorted.slice(0, limit));
    }),
  );
});
