import { expect, test } from '@jest/globals';
import { doubtAboutCards } from '../../../src/sources/linkedin/keyword-overlap.js';
import { createLinkedInSource } from '../../../src/sources/linkedin/linkedin.js';
import { searchPage } from './stand-in.js';

const cards = (...titles: string[]) => titles.map((title, index) => ({ key: String(index), title }));
const others = ['Nurse', 'Driver', 'Cook', 'Clerk', 'Painter'];

test('doubts a first page on which nothing has a word of the search', () => {
  expect(doubtAboutCards(cards(...others), 'python developer')).toMatch(
    /^none of the 5 first results for "python developer" has a word of it/,
  );
});

test.each([
  ['one title has a word', cards(...others, 'Python Trainer'), 'python developer'],
  ['a title has the beginning of a word', cards(...others, 'Softwareentwicklung'), 'Software Engineers'],
  ['accents differ', cards(...others, 'Développeur'), 'developpeur'],
  ['the company is meant', [...cards(...others), { key: '9', title: 'Cook', company: 'Blue Heron' }], 'heron'],
  ['there are few cards', cards('Nurse', 'Cook'), 'python'],
  ['nothing was searched for', cards(...others), ''],
  ['only operators were searched for', cards(...others), 'NOT'],
])('has no doubt where %s', (_name, page, keywords) => {
  expect(doubtAboutCards(page, keywords)).toBeUndefined();
});

test('reports the doubt about a first page only, and reads its postings all the same', () => {
  const source = createLinkedInSource();
  const [first] = source.start({ keywords: ['Glass harpist'], locations: [] });
  const read = (request = first, ids = [1, 2, 3, 4, 5]) => {
    if (!request) throw new Error('no request');
    return source.parse({ url: '', status: 200, body: searchPage(ids) }, request, '2026-07-10T06:00:00Z');
  };

  const page = read();

  expect(page.problems).toEqual([expect.stringContaining('they may be suggestions, not results')]);
  expect(page.requests).toHaveLength(6);
  expect(read(page.requests?.at(-1), [6, 7, 8, 9, 10]).problems).toEqual([]);
});
