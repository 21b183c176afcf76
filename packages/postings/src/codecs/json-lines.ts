import { type Posting, postingSchema } from '../posting.js';
import { type Chunks, readLines } from './lines.js';
import type { RawRow } from './raw-row.js';

/** The objects of a JSON Lines text (https://jsonlines.org), one a line; blank lines are passed over. */
export async function* readJsonLines(chunks: Chunks): AsyncGenerator<RawRow> {
  for await (const { line, text } of readLines(chunks)) {
    if (text.trim() === '') continue;
    yield parseLine(line, text);
  }
}

function parseLine(line: number, text: string): RawRow {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return { line, record: value as Record<string, unknown> };
    }
    return { line, problem: 'not a JSON object' };
  } catch (error) {
    return { line, problem: `not JSON: ${(error as Error).message}` };
  }
}

const keys = Object.keys(postingSchema.shape) as (keyof Posting)[];

/** One line, its end included. The keys stand in the schema's order, so that a diff shows what changed and nothing else. */
export function toJsonLine(posting: Posting): string {
  return `${JSON.stringify(Object.fromEntries(keys.map((key) => [key, posting[key]])))}\n`;
}
