import type { EncoderSpec } from '@jobsearch/embedder';
import { type Posting, parsePosting } from '@jobsearch/postings';
import { createMatrix } from '@jobsearch/ranker';
import type { Publication } from '../../src/index.js';

export const encoder: EncoderSpec = {
  model: 'test',
  revision: 'abc',
  dtype: 'int8',
  pooling: 'mean',
  dims: 2,
  maxPieces: 256,
};

function postingsOf(count: number, source = 'test'): Posting[] {
  return Array.from({ length: count }, (_, i) =>
    parsePosting({
      id: `${source}:${i}`,
      title: `Baker ${i}`,
      company: '',
      location: '',
      workplace: 'unknown',
      skills: [],
      description: 'line\u2028separated',
      firstSeenAt: '2026-11-01',
      lastSeenAt: '2026-11-01',
      source,
    }),
  );
}

/** Something to publish: `count` postings with vectors that depend on `seed`. */
export function aPublication(count: number, { seed = 1, source = 'test', second = 0 } = {}): Publication {
  const values = Float32Array.from({ length: count * 2 }, (_, i) => Math.fround(Math.sin(i + seed)));
  return {
    postings: postingsOf(count, source),
    vectors: {
      title: createMatrix(values, 2),
      description: createMatrix(
        values.map((value) => -value),
        2,
      ),
    },
    encoder,
    recipe: 1,
    createdAt: new Date(Date.UTC(2026, 10, 23, 8, 0, second)),
  };
}
