import { open } from 'node:fs/promises';

/** So many characters are written at once. */
const block = 1_000_000;

/** Writes texts, one after the other, into a new file, and waits until they are on the disk. */
export async function writeSynced(path: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'w');
  try {
    let waiting = '';
    for await (const text of texts) {
      waiting += text;
      if (waiting.length < block) continue;
      await file.writeFile(waiting);
      waiting = '';
    }
    await file.writeFile(waiting);
    await file.sync();
  } finally {
    await file.close();
  }
}
