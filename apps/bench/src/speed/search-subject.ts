import { readFileSync } from 'node:fs';
import { openEngine, type SearchRequest } from '@jobsearch/search';
import type { BenchRow } from './bench-row.js';
import { timingOf } from './measure.js';
import { residentMb } from './resident-memory.js';

// A process of its own, so that its memory is the engine's alone: node search-subject.js DATA QUERIES.json, rows as JSON on stdout.

const kinds: readonly (readonly [work: string, asked: Omit<SearchRequest, 'query'>])[] = [
  ['by words', { mode: 'words', understand: 'off' }],
  ['by meaning', { mode: 'meaning', understand: 'off' }],
  ['by both, nothing understood', { understand: 'off' }],
  ['as by default', {}],
  ['with facets', { facets: true }],
  [
    'with a filter, facets, explanation',
    { facets: true, explain: true, filters: { workplace: ['remote', 'hybrid', 'unknown'] } },
  ],
  [
    'the same with passages',
    { facets: true, explain: true, passages: true, filters: { workplace: ['remote', 'hybrid', 'unknown'] } },
  ],
];

const [data, queriesFile] = process.argv.slice(2) as [string, string];
const queries = JSON.parse(readFileSync(queriesFile, 'utf8')) as string[];
const start = performance.now();
const engine = await openEngine({ data });
const loadMs = performance.now() - start;
const size = `${engine.status.postings.toLocaleString('en')} postings`;
const subject = '@jobsearch/search';
const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1000);
const rows: BenchRow[] = [
  { work: 'open', size, subject, medianMs: loadMs, memoryMb: residentMb(), note: `${peakMb()} MB at most` },
];

const [first, ...others] = queries as [string, ...string[]];
const begun = performance.now();
await engine.search({ query: first, facets: true });
rows.push({ work: 'the first search, with facets', size, subject, medianMs: performance.now() - begun });

/** The first searches of each kind are not counted. */
const warmUp = Math.min(20, Math.floor(others.length / 2));

// Two kinds after each other would find what they share warm: each query is asked all ways, in turn.
const times = kinds.map((): number[] => []);
for (const [at, query] of others.entries()) {
  for (let turn = 0; turn < kinds.length; turn++) {
    const kind = (at + turn) % kinds.length;
    const from = performance.now();
    await engine.search({ query, limit: 10, ...kinds[kind]?.[1] });
    times[kind]?.push(performance.now() - from);
  }
}
for (const [kind, [work]] of kinds.entries())
  rows.push({ work: `search ${work}`, size, subject, ...timingOf((times[kind] as number[]).slice(warmUp)) });
rows.push({
  work: 'all of that',
  size,
  subject,
  medianMs: performance.now() - begun,
  memoryMb: residentMb(),
  note: `${peakMb()} MB at most`,
});
console.log(JSON.stringify(rows));
await engine.close();
