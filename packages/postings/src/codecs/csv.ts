import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { type Posting, postingSchema } from '../posting.js';
import { type Chunks, decodeText } from './lines.js';
import type { RawRow } from './raw-row.js';

/** Characters; a longer row means that a quote was never closed. */
const maxRowLength = 20_000_000;

/**
 * The rows of a CSV text (RFC 4180, with a header) as records; `line` is where a row begins. Separators `,`, `;` and tab are
 * told from the header; a quote inside a cell that is not quoted is a character like others. A row with a wrong number of cells
 * is a problem, not the end; so is, after all others, what follows a quote that is never closed.
 *
 * @throws JobSearchError `INVALID_FILE` for a text that is not UTF-8.
 */
export async function* readCsv(chunks: Chunks): AsyncGenerator<RawRow> {
  const { head, all } = await peekLine(withLineFeeds(decodeText(chunks)));
  const source = Readable.from(all);
  const broken: string[] = [];
  const parser = parse({
    ...tolerance,
    delimiter: delimiterOf(head),
    on_skip: (error) => {
      broken.push(error?.code === 'CSV_QUOTE_NOT_CLOSED' ? neverClosed : `not CSV: ${error?.message}`);
    },
  });
  source.on('error', (error) => parser.destroy(error));
  let header: string[] | undefined;
  let line = 1;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<InfoRow>) {
      if (!header) header = record.map((name) => name.trim());
      else yield toRawRow(header, record, line);
      line = info.lines + 1;
    }
  } finally {
    source.destroy();
  }
  for (const problem of broken) yield { line, problem };
}

const neverClosed = 'a quote is opened and never closed: nothing from here on was read';

const tolerance = {
  info: true,
  max_record_size: maxRowLength,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
} as const;

interface InfoRow {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** `\r\n` as `\n`: the parser counts the two characters as two lines where they stand inside quotes. */
async function* withLineFeeds(text: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of text) {
    const whole = held + chunk;
    held = whole.endsWith('\r') ? '\r' : '';
    yield (held ? whole.slice(0, -1) : whole).replaceAll('\r\n', '\n');
  }
  yield held;
}

/** The first line of a text, and the text again from its beginning. */
async function peekLine(text: AsyncGenerator<string>): Promise<{ head: string; all: AsyncGenerator<string> }> {
  let start = '';
  while (!start.includes('\n')) {
    const { value, done } = await text.next();
    if (done) break;
    start += value;
  }
  async function* all(): AsyncGenerator<string> {
    yield start;
    yield* text;
  }
  return { head: start.split('\n', 1)[0] ?? '', all: all() };
}

// Column names hold none of the three, so the most frequent one separates them.
function delimiterOf(head: string): string {
  const count = (mark: string) => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function toRawRow(header: readonly string[], cells: readonly string[], line: number): RawRow {
  if (cells.length !== header.length) {
    return { line, problem: `${cells.length} cells where the header has ${header.length}` };
  }
  return { line, record: Object.fromEntries(header.map((name, i) => [name, cells[i]])) };
}

const columns = Object.keys(postingSchema.shape) as (keyof Posting)[];

/** The header row of {@link toCsvRow}, its end included: the names of the posting's fields. */
export const csvHeader: string = stringify([columns]);

/** One row of RFC 4180, its end included. Lists are joined by "; "; objects (`places`, `salary`) are JSON. */
export function toCsvRow(posting: Posting): string {
  return stringify([columns.map((name) => toCell(posting[name]))]);
}

function toCell(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const plain = Array.isArray(value) && value.every((item) => typeof item === 'string' && !/[;[{]/.test(item));
  return plain ? (value as string[]).join('; ') : JSON.stringify(value);
}
