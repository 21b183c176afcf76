import { type Posting, parsePosting } from '@jobsearch/postings';
import type { PostingDraft } from '../source.js';

/** What a board says of a posting; what it does not say is left out. */
export type BoardFacts = PostingDraft & Pick<Posting, 'source' | 'title' | 'description'>;

/**
 * The posting that a board's answer describes, checked; what the board does not say gets the schema's "unknown".
 *
 * @param now ISO 8601: the time of the crawl
 * @throws JobSearchError `INVALID_POSTING` naming the field
 */
export function boardPosting(facts: BoardFacts, now: string): Posting {
  const unknown = { company: '', location: '', workplace: 'unknown', skills: [] };
  return parsePosting({ ...unknown, ...facts, firstSeenAt: now, lastSeenAt: now });
}
