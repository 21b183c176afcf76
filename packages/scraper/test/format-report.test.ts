import { expect, test } from '@jest/globals';
import { formatCrawlReport } from '../src/format-report.js';
import { type CrawlReport, noOutcomes } from '../src/report.js';

const complete: CrawlReport = {
  source: 'linkedin',
  startedAt: '2026-07-10T06:00:00Z',
  finishedAt: '2026-07-10T06:00:12.500Z',
  requests: 14,
  resumed: 0,
  throttling: { times: 0, waitedMs: 0 },
  repeated: 0,
  leftOut: 0,
  fresh: 0,
  outcomes: { ...noOutcomes(), ok: 11, end: 1 },
  postings: 10,
  incomplete: 0,
  complete: true,
  capped: false,
  problems: [],
  notes: [],
  fields: { id: 1, title: 1, salary: 0.3, postedAt: 0.999, places: 0 },
};

test('says in a few lines what a complete crawl did', () => {
  expect(formatCrawlReport(complete)).toBe(`### linkedin: 10 postings, complete

- 14 requests in 12.5 s; pages: 11 ok, 1 end
- fields filled: title 100 %, salary 30 %, postedAt 99 %
`);
});

test('does not call a crawl complete that stopped at a bound', () => {
  const text = formatCrawlReport({ ...complete, complete: false, capped: true });

  expect(text).toContain('### linkedin: 10 postings, nothing lost, more pages were left out\n');
});

test('says what was lost, and lets no page write mark-up', () => {
  const problem = { url: 'http://x/1', outcome: 'layout_changed', message: 'odd `code`\n# here' } as const;
  const lost = { ...complete, complete: false, incomplete: 2, problems: Array.from({ length: 12 }, () => problem) };

  const lines = formatCrawlReport(lost).split('\n');

  expect(lines[0]).toBe('### linkedin: 10 postings, **incomplete** (12 problems)');
  expect(lines).toContain('- 2 postings held back: their page was lost; the next run tries them again');
  expect(lines).toContain('  - layout_changed: `odd code # here – http://x/1`');
  expect(lines.at(-2)).toBe('  - and 2 more');
});

test('says nothing of fields when there are no postings', () => {
  const nothing = { ...complete, postings: 0, outcomes: noOutcomes(), fields: { title: 0 } };

  expect(formatCrawlReport(nothing)).toBe(
    '### linkedin: 0 postings, complete\n\n- 14 requests in 12.5 s; pages: none\n',
  );
});

test('says what else happened, and only that', () => {
  const text = formatCrawlReport({
    ...complete,
    throttling: { times: 3, waitedMs: 21_400 },
    resumed: 40,
    fresh: 2,
    leftOut: 1,
    repeated: 5,
    notes: ['a `search` was capped'],
  });

  expect(text).toContain('- asked to slow down 3 times: waited 21 s\n');
  expect(text).toContain('- went on where an earlier run ended: 40 pages were there\n');
  expect(text).toContain('- 2 postings were read not long ago');
  expect(text).toContain('- 1 postings left out');
  expect(text).toContain('- 5 postings were met more than once\n');
  expect(text).toContain('- `a search was capped`\n');
});
