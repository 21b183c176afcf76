import { JobSearchError } from '../error.js';

/** Bytes or text as a file, a pipe or a test gives them. */
export type Chunks = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** No posting is this long: a longer line means that the file is no JSON Lines. Characters. */
const maxLineLength = 20_000_000;

/**
 * The lines of a text, numbered from 1, without their ends (`\n` or `\r\n`).
 *
 * Node's readline is no help here: it also splits at U+2028 and U+2029, which stand unescaped inside JSON strings.
 *
 * @throws JobSearchError `INVALID_FILE` for a line of more than 20 million characters, or bytes that are no UTF-8.
 */
export async function* readLines(chunks: Chunks): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  let rest = '';
  for await (const chunk of decodeText(chunks)) {
    const parts = chunk.split('\n');
    parts[0] = rest + parts[0];
    rest = parts.pop() as string;
    for (const part of parts) yield { line: ++line, text: part.endsWith('\r') ? part.slice(0, -1) : part };
    if (rest.length > maxLineLength) {
      throw new JobSearchError(
        'INVALID_FILE',
        `line ${line + 1} has over ${maxLineLength} characters: is this JSON Lines?`,
      );
    }
  }
  if (rest !== '') yield { line: ++line, text: rest };
}

/** UTF-8 (a byte order mark is dropped) to text, characters cut by a chunk's end made whole. */
export async function* decodeText(chunks: Chunks): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new JobSearchError('INVALID_FILE', 'the text is not UTF-8: convert it (iconv -t UTF-8) and try again', {
      cause: error,
    });
  }
}
