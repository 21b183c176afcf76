import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncoder } from '@jobsearch/embedder';
import type { Posting } from '@jobsearch/postings';
import { type Engine, indexPostings, openEngine } from '../../src/index.js';

/** An engine over postings that were published in a folder of its own, with the built-in model; closing it takes the folder away. */
export async function engineOver(postings: readonly Posting[]): Promise<Engine> {
  const data = await mkdtemp(join(tmpdir(), 'search-'));
  const encoder = await openEncoder({ model: 'builtin' });
  await indexPostings({ data, postings, encoder });
  await encoder.dispose();
  const engine = await openEngine({ data });
  return {
    ...engine,
    async close() {
      await engine.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
