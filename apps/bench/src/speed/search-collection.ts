import { mkdir } from 'node:fs/promises';
import { openEncoder } from '@jobsearch/embedder';
import type { Posting } from '@jobsearch/postings';
import { indexPostings } from '@jobsearch/search';
import type { PostingTexts } from './words-texts.js';

/** Publishes postings that have these texts, as `embed` does with the built-in model: their facts are read, their texts encoded. */
export async function publishTexts(data: string, texts: readonly PostingTexts[]): Promise<void> {
  await mkdir(data, { recursive: true });
  const seen = new Date('2026-01-01').toISOString();
  const postings = texts.map((text, i): Posting => {
    const id = `bench:${String(i).padStart(8, '0')}`;
    const known = { workplace: 'unknown', source: 'bench', firstSeenAt: seen, lastSeenAt: seen } as const;
    return { id, url: `https://jobs.example/${i}`, ...text, ...known, skills: [] };
  });
  const encoder = await openEncoder({ model: 'builtin' });
  try {
    await indexPostings({ data, postings, encoder });
  } finally {
    await encoder.dispose();
  }
}
