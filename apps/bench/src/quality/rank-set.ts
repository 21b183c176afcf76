import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEncoder } from '@jobsearch/embedder';
import { indexPostings, openEngine, type SearchRequest } from '@jobsearch/search';
import type { JudgedSet } from './judged-set.js';

/** Ways to search that are compared. */
const systems: Readonly<Record<string, Omit<SearchRequest, 'query'>>> = {
  'the default': {},
  'meaning alone': { mode: 'meaning', understand: 'off' },
  'words alone': { mode: 'words', understand: 'off' },
  "the demo's weights": { preset: 'classic' },
  'nothing understood': { understand: 'off' },
};

export interface RankOptions {
  readonly model: string;
  readonly modelDir?: string;
  readonly log: (line: string) => void;
}

/** What the product answers to the queries of a set, by system and query id: the ids that the set knows, best first, a hundred at most. */
export async function rankSet(
  { postings, queries }: JudgedSet,
  options: RankOptions,
): Promise<Map<string, Map<string, string[]>>> {
  const data = await mkdtemp(join(tmpdir(), 'eval-'));
  const encoder = await openEncoder(options);
  try {
    options.log(`${postings.length} postings, model ${options.model}`);
    await indexPostings({ data, postings, encoder });
    const engine = await openEngine({ data, modelDir: options.modelDir });
    const rankings = new Map<string, Map<string, string[]>>();
    for (const [system, request] of Object.entries(systems)) {
      const own = new Map<string, string[]>();
      for (const { id, text } of queries) {
        const { hits } = await engine.search({ ...request, query: text, limit: 100 });
        own.set(
          id,
          hits.map(({ posting }) => posting.id.slice(posting.id.indexOf(':') + 1)),
        );
      }
      rankings.set(system, own);
    }
    await engine.close();
    return rankings;
  } finally {
    await encoder.dispose();
    await rm(data, { recursive: true, force: true });
  }
}
