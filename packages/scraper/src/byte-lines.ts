/** A line of a file, without its end, and where it stands. */
export interface ByteLine {
  readonly bytes: Buffer;
  /** Where it begins, and where the next one does. Bytes. */
  readonly start: number;
  readonly end: number;
}

const newline = 10;

/**
 * The lines of a file, each with its place in bytes. What follows the last line end is no line: a process that was killed left it half-written.
 *
 * Node's readline splits at U+2028 and U+2029 too, which stand unescaped inside JSON, and knows no places.
 */
export async function* byteLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<ByteLine> {
  let parts: Buffer[] = [];
  let start = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      const tail = chunk.subarray(from, at);
      const bytes = parts.length === 0 ? tail : Buffer.concat([...parts, tail]);
      const end = start + bytes.length + 1;
      yield { bytes, start, end };
      parts = [];
      start = end;
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
}
