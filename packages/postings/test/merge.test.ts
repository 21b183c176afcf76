import { expect, test } from '@jest/globals';
import { mergePostings } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

const earlier = '2026-11-01T06:00:00Z';
const later = '2026-11-08T06:00:00Z';
const known = aPosting({ firstSeenAt: earlier, lastSeenAt: earlier, postedAt: '2026-10-30' });

test('adds what is new and sorts by id', () => {
  const result = mergePostings([known], [aPosting({ id: 'demo:a' })]);

  expect(result.postings.map(({ id }) => id)).toEqual(['demo:a', 'demo:baker-split']);
  expect(result).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
});

test('a posting seen again keeps its first date and date of posting', () => {
  const { postedAt: _, ...again } = aPosting({ firstSeenAt: later, lastSeenAt: later });

  const result = mergePostings([known], [again]);

  expect(result.postings).toEqual([{ ...known, lastSeenAt: later }]);
  expect(result).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
});

test('the later sight gives the facts, in whichever order they come', () => {
  const changed = aPosting({ title: 'Head baker', firstSeenAt: later, lastSeenAt: later, postedAt: '2026-11-07' });
  const merged = { ...changed, firstSeenAt: earlier };

  expect(mergePostings([known], [changed])).toMatchObject({ postings: [merged], changed: 1 });
  expect(mergePostings([changed], [known])).toMatchObject({ postings: [merged] });
});

test('an empty description does not replace one', () => {
  const { postings } = mergePostings([known], [aPosting({ description: '', lastSeenAt: later })]);

  expect(postings[0]?.description).toBe(known.description);
});

test('a posting that is open again is no longer closed', () => {
  const closed = { ...known, closedAt: earlier };

  expect(mergePostings([closed], [aPosting({ lastSeenAt: later })]).postings[0]).not.toHaveProperty('closedAt');
});

test('a posting that is still closed keeps its date of closing', () => {
  const closed = { ...known, closedAt: earlier };

  const result = mergePostings([closed], [aPosting({ lastSeenAt: later, closedAt: later })]);

  expect(result).toMatchObject({ postings: [{ closedAt: earlier }], unchanged: 1 });
});

test('counts a posting that came twice in one run once', () => {
  const twice = [aPosting({ id: 'demo:new' }), aPosting({ id: 'demo:new' })];

  expect(mergePostings([], twice)).toMatchObject({ added: 1, changed: 0, unchanged: 0 });
});

test('a number of applicants that moved on is kept, and is no change of the posting', () => {
  const result = mergePostings([{ ...known, applicants: 12 }], [{ ...known, lastSeenAt: later, applicants: 31 }]);

  expect(result).toMatchObject({ postings: [{ applicants: 31 }], changed: 0, unchanged: 1 });
});
