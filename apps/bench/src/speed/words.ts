import type { BenchRow } from './bench-row.js';
import { measure } from './measure.js';
import { residentMb } from './resident-memory.js';
import { minisearch, orama, ours, type WordSubject } from './words-subjects.js';
import { type PostingTexts, textFields } from './words-texts.js';

export interface WordBenchOptions {
  readonly texts: readonly PostingTexts[];
  /** 200, say, as people type them. */
  readonly queries: readonly string[];
  /** Who is measured beside us; default minisearch and orama. */
  readonly peers?: readonly WordSubject[];
  readonly log: (line: string) => void;
}

/** Building an index of words and searching it, by time and memory; ours first, then the peers, on the same texts and queries. */
export async function benchWords(options: WordBenchOptions): Promise<BenchRow[]> {
  const { texts, queries, peers = [minisearch, orama], log } = options;
  const characters = texts.reduce(
    (sum, text) => sum + textFields.reduce((own, field) => own + text[field].length, 0),
    0,
  );
  const size = `${texts.length.toLocaleString('en')} postings, ${(characters / 1e6).toFixed(0)} MB of text`;
  log(`words: ${size}, ${queries.length} queries`);
  const rows: BenchRow[] = [];
  for (const subject of [ours, ...peers]) rows.push(...(await benchSubject(subject, texts, queries, size)));
  return rows.sort((a, b) => (a.work < b.work ? -1 : a.work > b.work ? 1 : 0));
}

async function benchSubject(
  { name, note, build }: WordSubject,
  texts: readonly PostingTexts[],
  queries: readonly string[],
  size: string,
): Promise<BenchRow[]> {
  const before = residentMb();
  const start = performance.now();
  const search = await build(texts);
  const buildMs = performance.now() - start;
  const memoryMb = Math.max(0, residentMb() - before);
  const timing = measure((call) => search(queries[call % queries.length] as string), queries.length);
  const rate = Math.round((texts.length / buildMs) * 1000).toLocaleString('en');
  return [
    { work: 'words, build', subject: name, size, medianMs: buildMs, memoryMb, note: `${rate} postings/s` },
    { work: 'words, query, top 10', subject: name, size, ...timing, ...(note !== undefined && { note }) },
  ];
}
