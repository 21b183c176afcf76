import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { toTable } from '../src/report.js';
import { benchEncoders } from '../src/speed/encoders.js';
import { librarySizes } from '../src/speed/library-size.js';
import { benchSearch } from '../src/speed/search.js';
import { benchVectors } from '../src/speed/vectors.js';
import { benchWords } from '../src/speed/words.js';
import { growTexts, realTexts, wordQueries } from '../src/speed/words-texts.js';

const log = () => undefined;

test('the vector benchmark measures us and peers, and what the codes find', async () => {
  const rows = await benchVectors({ exactRows: 300, largeRows: 2000, queries: 20, log });

  expect(new Set(rows.map(({ subject }) => subject)).size).toBeGreaterThan(1);
  for (const { work, recallAt10, medianMs } of rows) {
    expect(medianMs).toBeGreaterThan(0);
    if (recallAt10 !== undefined) expect(recallAt10).toBeGreaterThan(work.startsWith('rows of one bit') ? 0.3 : 0.9);
  }
  expect(rows.some(({ recallAt10 }) => recallAt10 !== undefined)).toBe(true);
  expect(toTable(rows)).toContain('@jobsearch/ranker');
});

test('the word benchmark measures us, minisearch and orama on the same postings', async () => {
  const real = await realTexts([]);
  const texts = growTexts(real, real.length + 20);

  const rows = await benchWords({ texts, queries: wordQueries(real, 10), log });

  expect(texts).toHaveLength(real.length + 20);
  expect(new Set(rows.map(({ subject }) => subject)).size).toBe(3);
  expect(rows).toHaveLength(6);
});

test('the search benchmark measures the engine in a process of its own', async () => {
  const real = await realTexts([]);
  const subject = fileURLToPath(new URL('../dist/speed/search-subject.js', import.meta.url));

  const rows = await benchSearch({ texts: growTexts(real, 60), queries: wordQueries(real, 40), log, subject });

  expect(rows.map(({ work }) => work)).toContain('search as by default');
  for (const { medianMs, size } of rows) {
    expect(medianMs).toBeGreaterThan(0);
    expect(size).toBe('60 postings');
  }
});

test('the encoder benchmark measures loading, texts and queries', async () => {
  const real = await realTexts([]);

  const rows = await benchEncoders({
    models: ['builtin'],
    texts: real.slice(0, 20),
    queries: wordQueries(real, 5),
    log,
  });

  expect(rows.map(({ work }) => work)).toEqual(['load', 'encode titles', 'encode descriptions', 'encode a query']);
  expect(rows.every(({ subject, medianMs }) => subject === 'builtin int8' && medianMs > 0)).toBe(true);
});

test('the ranker stays below 30 KiB in a browser', async () => {
  const [ranker] = await librarySizes(['@jobsearch/ranker']);

  expect(ranker?.gzipBytes).toBeLessThan(30 * 1024);
});

test('peers in another language are passed over, with the reason, where they are not to be had', async () => {
  const lines: string[] = [];

  const rows = await benchVectors({
    exactRows: 50,
    largeRows: 60,
    queries: 5,
    python: '/nowhere/python',
    log: (line) => void lines.push(line),
  });

  expect(rows.map(({ subject }) => subject).join()).not.toContain('numpy');
  expect(lines.filter((line) => line.includes('not measured') && line.includes('/nowhere/python'))).toHaveLength(2);
});
