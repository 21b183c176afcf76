import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.js';
import { publishTexts } from './search-collection.js';
import type { PostingTexts } from './words-texts.js';

export interface SearchBenchOptions {
  readonly texts: readonly PostingTexts[];
  /** As people type them; only different ones count. */
  readonly queries: readonly string[];
  readonly log: (line: string) => void;
  /** The compiled search-subject.js; default the one beside this file. */
  readonly subject?: string;
}

/** The first one and some to warm up are not measured. */
const leastQueries = 10;
const run = promisify(execFile);
const compiled = fileURLToPath(new URL('./search-subject.js', import.meta.url));

/** The embedded engine over a published collection: opening it, searches of several kinds, and the memory of its process. */
export async function benchSearch({
  texts,
  queries,
  log,
  subject = compiled,
}: SearchBenchOptions): Promise<BenchRow[]> {
  const distinct = [...new Set(queries)];
  if (distinct.length < leastQueries)
    throw new Error(`${distinct.length} different queries: want ${leastQueries} or more (--queries)`);
  const folder = await mkdtemp(join(tmpdir(), 'jobsearch-bench-'));
  try {
    const data = join(folder, 'data');
    const queriesFile = join(folder, 'queries.json');
    log(`search: publishing ${texts.length.toLocaleString('en')} postings`);
    await publishTexts(data, texts);
    await writeFile(queriesFile, JSON.stringify(distinct));
    const { stdout } = await run(process.execPath, [subject, data, queriesFile], { maxBuffer: 1 << 24 });
    return JSON.parse(stdout) as BenchRow[];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
