import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { formatOf, type ImportedRow, JobSearchError, type PostingsFormat, readRows } from '@jobsearch/postings';
import type { Console } from './console.js';

/**
 * The rows of a file of postings, CSV or JSON Lines, packed by gzip or not; `-` is the standard input.
 *
 * @throws JobSearchError naming the file: `USAGE` when nothing tells its format, `INVALID_FILE`, `DATA_UNREADABLE`
 */
export async function* readPostingFile(
  file: string,
  format: PostingsFormat | undefined,
  { stdin }: Console,
): AsyncGenerator<ImportedRow> {
  const name = nameOf(file);
  if (file === '-' && !format) throw new JobSearchError('USAGE', 'say --format csv or jsonl for the standard input');
  const plain = file.replace(/\.gz$/i, '');
  const known = format ?? formatOf(plain);
  try {
    yield* readRows(chunksOf(file, stdin), known, new Date().toISOString());
  } catch (error) {
    const message = (error as Error).message;
    if (error instanceof JobSearchError) throw new JobSearchError(error.code, `${name}: ${message}`, { cause: error });
    throw new JobSearchError('DATA_UNREADABLE', `cannot read ${name}: ${message}`, { cause: error });
  }
}

/** What a file is called in messages. */
export const nameOf = (file: string): string => (file === '-' ? 'standard input' : file);

async function* chunksOf(file: string, stdin: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
  const bytes: NodeJS.ReadableStream = file === '-' ? stdin : createReadStream(file);
  if (!/\.gz$/i.test(file)) return yield* bytes as AsyncIterable<Uint8Array>;
  const unpacked = createGunzip();
  bytes.on('error', (error) => unpacked.destroy(error));
  yield* bytes.pipe(unpacked);
}
