import { readCsv } from './codecs/csv.js';
import { readJsonLines } from './codecs/json-lines.js';
import type { Chunks } from './codecs/lines.js';
import type { RawRow } from './codecs/raw-row.js';
import { JobSearchError } from './error.js';
import { postingFromRow, unknownFields } from './import-row.js';
import type { Posting } from './posting.js';

/** What became of one row of an imported file. */
export type ImportedRow =
  | { readonly line: number; readonly posting: Posting; readonly unknownFields: readonly string[] }
  | { readonly line: number; readonly problem: string; readonly unknownFields?: readonly string[] };

export type PostingsFormat = 'csv' | 'jsonl';

/**
 * The format that a file's name tells.
 *
 * @throws JobSearchError `USAGE` when the name tells none.
 */
export function formatOf(fileName: string): PostingsFormat {
  if (/\.(?:csv|tsv)$/i.test(fileName)) return 'csv';
  if (/\.(?:jsonl|ndjson)$/i.test(fileName)) return 'jsonl';
  throw new JobSearchError('USAGE', `${fileName}: its name tells no format; want .csv, .tsv, .jsonl or .ndjson`);
}

/**
 * Reads postings of CSV (ours, or the original demo's) or JSON Lines, row by row: a row that makes no posting comes back as
 * a problem with its line, and the next one is read.
 *
 * @throws JobSearchError `INVALID_FILE` when the whole is not of that format.
 */
export async function* readRows(chunks: Chunks, format: PostingsFormat, now: string): AsyncGenerator<ImportedRow> {
  for await (const row of format === 'csv' ? readCsv(chunks) : readJsonLines(chunks)) {
    yield 'problem' in row ? row : toPosting(row, now);
  }
}

function toPosting(row: Extract<RawRow, { record: unknown }>, now: string): ImportedRow {
  try {
    return { line: row.line, posting: postingFromRow(row.record, now), unknownFields: unknownFields(row.record) };
  } catch (error) {
    if (error instanceof JobSearchError)
      return { line: row.line, problem: error.message, unknownFields: unknownFields(row.record) };
    throw error;
  }
}
