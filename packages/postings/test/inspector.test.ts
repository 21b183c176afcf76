import { expect, test } from '@jest/globals';
import { createInspector, type DataReport, readRows } from '../src/index.js';
import { aPosting } from './support/a-posting.js';

const now = '2026-11-26T06:00:00Z';

function inspect(postings: readonly Parameters<typeof aPosting>[0][]): DataReport {
  const inspector = createInspector(now);
  postings.forEach((posting, i) => {
    inspector.add({ line: i + 1, posting: aPosting({ id: `demo:${i}`, ...posting }), unknownFields: [] });
  });
  return inspector.report();
}

const description =
  'We bake bread and rolls every night in our bakery by the sea, and you will knead, watch the ovens and clean up.';

test('counts rows, fields, lengths, values and repeats', () => {
  const report = inspect([
    { description, postedAt: '2026-11-02', employmentType: ['full-time', 'temporary'] },
    { description, company: 'PEKARA KORICA', postedAt: '2026-10-01T08:00:00Z', employmentType: ['full-time'] },
    { description: `${description} More.`, location: '', closedAt: '2026-11-03' },
    { id: 'demo:0', description: 'x'.repeat(1000) },
  ]);

  expect(report).toMatchObject({
    rows: 4,
    postings: 4,
    closed: 1,
    repeatedIds: 1,
    repeatedPostings: 1,
    filled: { title: 1, location: 0.75, postedAt: 0.5, salary: 0 },
    lengths: { description: { max: 1000 }, title: { median: 5, max: 5 } },
    posted: ['2026-10-01T08:00:00Z', '2026-11-02'],
    suspicious: [],
  });
  expect(report.top.employmentType).toEqual([
    ['full-time', 2],
    ['temporary', 1],
  ]);
  expect(report.top.location).toEqual([['Split, Croatia', 3]]);
});

test.each([
  [{ title: 'x'.repeat(151) }, 'the title is very long'],
  [{ title: 'NIGHT BAKER WANTED' }, 'the title shouts'],
  [{ title: 'Baker &amp; cook' }, 'the title has mark-up or entities'],
  [{ title: 'Pekara Korica' }, 'the title is the company'],
  [{ company: 'Korica 3.8' }, 'the company has more than one line in it'],
  [{ description: 'Short.' }, 'the description is short'],
  [{ description: `<p>${description}</p>` }, 'the description has mark-up'],
  [{ description: `${description}&nbsp;` }, 'the description has entities'],
  [{ description: `${description}\nShow more\nShow less` }, 'the description ends in the words of buttons'],
  [{ description: `${description} weâ€™re` }, 'the text was decoded wrong'],
  [{ places: [{ city: 'Remote' }] }, '"Remote" stands for a place'],
  [{ postedAt: '2027-01-01' }, 'it was posted in the future'],
  [{ postedAt: '2026-11-02', validThrough: '2026-11-01' }, 'it ends before it was posted'],
  [
    { salary: { min: 40_000, currency: 'EUR', period: 'hour', origin: 'published' } as const },
    'the pay is beyond belief',
  ],
])('finds that %j looks odd', (posting, reason) => {
  const { suspicious } = inspect([{ description }, { description, ...posting }]);

  expect(suspicious).toEqual([{ reason, rows: 1, lines: [2] }]);
});

test('tells what cannot be read, with the first lines, and which fields no posting has', async () => {
  const inspector = createInspector(now);
  const csv = `title,description,wage\nBaker,${'bread '.repeat(30)},1\n${',nothing,2\n'.repeat(12)}`;
  for await (const row of readRows([csv], 'csv', now)) inspector.add(row);

  const { rows, postings, unreadable, unknownFields } = inspector.report();
  expect([rows, postings, unknownFields]).toEqual([13, 1, ['wage']]);
  expect(unreadable).toEqual([
    { reason: 'title: missing or blank', rows: 12, lines: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
  ]);
});

test('has an answer for an empty file', () => {
  expect(inspect([])).toMatchObject({
    rows: 0,
    filled: { title: 0 },
    lengths: { title: { median: 0, p95: 0, max: 0 } },
    posted: undefined,
  });
});
