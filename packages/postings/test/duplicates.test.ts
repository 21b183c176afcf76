import { expect, test } from '@jest/globals';
import { markDuplicates } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

const originals = (postings: ReturnType<typeof markDuplicates>) => postings.map(({ duplicateOf }) => duplicateOf);

test('the latest open posting of those that say the same stands, the others point to it', () => {
  const postings = [
    aPosting({ id: 'a:1', postedAt: '2026-11-01' }),
    aPosting({ id: 'b:1', postedAt: '2026-11-09', title: ' BAKER ' }),
    aPosting({ id: 'c:1', postedAt: '2026-11-10', closedAt: '2026-11-11' }),
  ];

  expect(originals(markDuplicates(postings))).toEqual(['b:1', undefined, 'b:1']);
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
  expect(originals(markDuplicates([aPosting({ duplicateOf: 'demo:gone' })]))).toEqual([undefined]);
});
