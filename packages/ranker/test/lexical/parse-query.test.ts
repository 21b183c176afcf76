import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseQuery } from '../../src/lexical/index.js';

// Words as they are, phrases in «», what is excluded after a minus.
const show = (query: string) =>
  parseQuery(query)
    .map(({ text, isPhrase, isExcluded }) => `${isExcluded ? '-' : ''}${isPhrase ? `«${text}»` : text}`)
    .join(' ');

test.each([
  ['python  developer\tremote', 'python developer remote'],
  ['"data science" berlin', '«data science» berlin'],
  ['“data science” „machine learning“', '«data science» «machine learning»'],
  ['nurse -senior -"night shift"', 'nurse -senior -«night shift»'],
  ['front-end c++ -c++ -.net', 'front-end c++ -c++ -.net'],
  ['c - java -- x --y -', 'c - java -- x --y -'],
  ['15" screen', '15 screen'],
  ['"open phrase', 'open phrase'],
  ['a "b c" d"e', 'a «b c» d e'],
  ['"" " " -""', ''],
  ['', ''],
])('%j is %j', (query, expected) => {
  expect(show(query)).toBe(expected);
});

test('takes any text, and loses no character but spaces, quotes and a minus', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '-', '"', ' ', '”', 'é')).map((all) => all.join('')),
      (query) => {
        const letters = (text: string) => text.replace(/[^aé]/g, '');

        expect(
          letters(
            parseQuery(query)
              .map(({ text }) => text)
              .join(' '),
          ),
        ).toBe(letters(query));
      },
    ),
  );
});

test('reads a megabyte of quotes', () => {
  expect(parseQuery('"'.repeat(1_000_001))).toEqual([]);
});
