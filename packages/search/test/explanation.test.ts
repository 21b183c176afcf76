import { expect, test } from '@jest/globals';
import { spellingsOf } from '../src/embedded/explanation.js';

const long = `Nurses care. ${'Other words go on and on. '.repeat(100)} NURSE, C# and Kitchens at the end`;

test('tells how words of a long text are spelt where they stand first', () => {
  const all = spellingsOf(long);
  const some = spellingsOf(long, new Set(['kitchen', 'c#', 'nurs', 'absent']));

  for (const [term, spelling] of [
    ['nurs', 'Nurses'],
    ['kitchen', 'Kitchens'],
    ['c#', 'C#'],
  ] as const) {
    expect(all.get(term)).toBe(spelling);
    expect(some.get(term)).toBe(spelling);
  }
});

test.each(['', 'word', 'x'.repeat(5000), ' '.repeat(2000)])('ends with any text', (text) => {
  expect([...spellingsOf(text, new Set(['absent'])).values()].join('')).toBe(text.trim());
});
