import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { markDuplicates } from '../src/index.js';
import { aPosting as anyPosting } from './support/a-posting.js';

/** Without an address, which all of that helper's postings share. */
const aPosting = (differences: Parameters<typeof anyPosting>[0] = {}) => anyPosting({ url: undefined, ...differences });

const originals = (postings: ReturnType<typeof markDuplicates>) => postings.map(({ duplicateOf }) => duplicateOf);

test('the latest open posting of those that say the same stands, the others point to it', () => {
  const postings = [
    aPosting({ id: 'a:1', postedAt: '2026-11-01' }),
    aPosting({ id: 'b:1', postedAt: '2026-11-09', title: ' BAKER ' }),
    aPosting({ id: 'c:1', postedAt: '2026-11-10', closedAt: '2026-11-11' }),
  ];

  const marked = markDuplicates(postings);

  expect(originals(marked)).toEqual(['b:1', undefined, 'b:1']);
  expect(marked.map(({ repeatedBy }) => repeatedBy)).toEqual([undefined, ['a:1', 'c:1'], undefined]);
});

test('another place, company or text is another job', () => {
  const postings = [
    aPosting(),
    aPosting({ id: 'demo:2', location: 'Zadar, Croatia' }),
    aPosting({ id: 'demo:3', company: 'Mlin' }),
    aPosting({ id: 'demo:4', description: 'You bake cakes.' }),
  ];

  expect(originals(markDuplicates(postings))).toEqual([undefined, undefined, undefined, undefined]);
});

test('a mark of an earlier run goes when its reason has gone', () => {
  expect(markDuplicates([aPosting({ duplicateOf: 'demo:gone', repeatedBy: ['demo:gone'] })])).toEqual([aPosting()]);
});

const long =
  'We bake bread and rolls every night in our bakery by the sea, and you will knead the dough, watch the ovens, clean the tables, and carry the baskets to the shop before the first guests come. '.repeat(
    3,
  );

test('a posting that was published again with another date or number in its text is the same', () => {
  const postings = [
    aPosting({ id: 'a:1', description: `${long} Reference 4711.`, postedAt: '2026-11-01' }),
    aPosting({ id: 'b:1', description: `${long} Reference 4712, apply by May.`, postedAt: '2026-11-09' }),
    aPosting({
      id: 'c:1',
      description: long.replaceAll('bread', 'cakes').replaceAll('sea', 'wood').replaceAll('dough', 'icing'),
    }),
  ];

  expect(originals(markDuplicates(postings))).toEqual(['b:1', undefined, undefined]);
});

test.each([
  [{ company: 'Pekara Korica d.o.o.' }],
  [{ title: 'Baker (m/w/d)' }],
  [{ title: 'BAKER' }],
  [{ location: 'Split (Hybrid)' }],
  [{ company: 'PEKARA KORICA, Ltd.' }],
])('%j is another way to write the same', (more) => {
  expect(originals(markDuplicates([aPosting({ id: 'a:1' }), aPosting({ id: 'b:1', ...more })]))).toEqual([
    undefined,
    'a:1',
  ]);
});

test.each([
  [{ title: 'C Developer' }, { title: 'C++ Developer' }],
  [{ title: 'Baker' }, { title: 'Baker, nights' }],
  [{ location: 'London, NW1 0PE' }, { location: 'London, SE5 8AZ' }],
  [{ company: '' }, { company: 'Mlin' }],
])('%j and %j are two', (a, b) => {
  expect(originals(markDuplicates([aPosting({ id: 'a:1', ...a }), aPosting({ id: 'b:1', ...b })]))).toEqual([
    undefined,
    undefined,
  ]);
});

test('postings of one address with one text are one, whatever was added to the address, and others are not', () => {
  const url = 'https://jobs.example/1';
  const postings = [
    aPosting({ id: 'a:1', url, title: 'Baker' }),
    aPosting({ id: 'b:1', url: `${url}?utm_source=mail#top`, title: 'Night baker', postedAt: '2026-11-20' }),
    aPosting({ id: 'c:1', url, title: 'Cook', description: 'You cook.' }),
  ];

  expect(originals(markDuplicates(postings))).toEqual(['b:1', undefined, undefined]);
});

test('openings of one job in several places stay, with a group in common', () => {
  const postings = [
    aPosting({ id: 'b:1', location: 'Split' }),
    aPosting({ id: 'a:1', location: 'Zadar', postedAt: '2026-02-01' }),
    aPosting({ id: 'c:1', location: 'Zadar', postedAt: '2026-01-01' }),
    aPosting({ id: 'd:1', location: 'Pula', description: 'Something else entirely.' }),
    aPosting({ id: 'e:1', location: 'Pula', company: '' }),
    aPosting({ id: 'f:1', location: 'Rijeka', company: '' }),
  ];

  const marked = markDuplicates(postings);

  expect(marked.map(({ group }) => group)).toEqual(['a:1', 'a:1', 'a:1', undefined, undefined, undefined]);
  expect(originals(marked)).toEqual([undefined, undefined, 'a:1', undefined, undefined, undefined]);
});

test('marking again changes nothing, and the original of a duplicate is none itself', () => {
  const titles = ['Baker', 'baker', 'Cook', 'Baker (f/m/x)'];
  const texts = [long, `${long} Now.`, 'Short.', ''];
  const places = ['Split', 'Split, Croatia', 'Zadar'];
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          title: fc.constantFrom(...titles),
          description: fc.constantFrom(...texts),
          location: fc.constantFrom(...places),
        }),
        { maxLength: 12 },
      ),
      (all) => {
        const postings = all.map((one, i) => aPosting({ id: `demo:${String(i).padStart(2, '0')}`, ...one }));
        const marked = markDuplicates(postings);

        expect(markDuplicates(marked)).toEqual(marked);
        for (const { duplicateOf } of marked) {
          expect(marked.find(({ id }) => id === duplicateOf)?.duplicateOf).toBeUndefined();
        }
      },
    ),
  );
});
