import type { Encoder } from '@jobsearch/embedder';
import type { Posting } from '@jobsearch/postings';
import type { ScoreParts } from '@jobsearch/ranker';
import type { SearchField } from '../engine.js';
import { type Passage, passageByMeaning, passageByWords } from '../passages.js';

/**
 * The passage of a posting that answers the query: by the words that it was found by, or by meaning where none of them stands in the description.
 *
 * @param vector of the query, when the encoder knows any of its words
 */
export async function passageOfHit(
  { description }: Posting,
  parts: ScoreParts<SearchField> | undefined,
  { vector, encoder }: { readonly vector: Float32Array | undefined; readonly encoder: Encoder },
): Promise<Passage | undefined> {
  const terms = new Map<string, number>();
  for (const { term, as = term, gain } of parts?.text?.terms ?? []) terms.set(as, Math.max(gain, terms.get(as) ?? 0));
  return passageByWords(description, terms) ?? (vector && (await passageByMeaning(description, vector, encoder)));
}
