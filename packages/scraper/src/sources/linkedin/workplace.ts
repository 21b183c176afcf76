import type { Posting } from '@jobsearch/postings';

/** What may tell where the work is done. */
export interface WorkplaceEvidence {
  /** Short texts in which a publisher may write "(Remote)": titles and locations. */
  readonly labelled: readonly (string | undefined)[];
  readonly description: string;
  /** Found by a search for remote work. LinkedIn's filter leaks, so alone this proves little. */
  readonly foundByRemoteSearch: boolean;
}

const label = /[([](remote|hybrid|on-?\s?site)[)\]]/gi;
/** Plain statements against remote work; where one stands, the search's word is not taken. */
const contradiction =
  /\b(?:not (?:a )?(?:fully )?remote|no remote|remote (?:work )?is not|(?:hybrid|on-?site|in-office) (?:role|position|job|work|schedule|model|only)|(?:\d|two|three|four|five) days (?:a|per|each) week (?:in|at|from) (?:the|our) office)\b/i;

/** The workplace as labelled; as searched for where nothing contradicts it; else `unknown`. */
export function workplaceOf({ labelled, description, foundByRemoteSearch }: WorkplaceEvidence): Posting['workplace'] {
  const labels = new Set(
    labelled.flatMap((text) => [...(text ?? '').matchAll(label)].map(([, word = '']) => named(word))),
  );
  const [only] = labels;
  if (only) return labels.size === 1 ? only : 'unknown';
  return foundByRemoteSearch && !contradiction.test(description) ? 'remote' : 'unknown';
}

function named(word: string): Posting['workplace'] {
  const lower = word.toLowerCase();
  return lower === 'remote' || lower === 'hybrid' ? lower : 'on-site';
}
