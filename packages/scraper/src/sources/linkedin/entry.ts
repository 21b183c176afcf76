import type { SourceEntry } from '../../source-entry.js';
import { createLinkedInSource } from './linkedin.js';
import { targetOf } from './pasted-address.js';
import { type LinkedInQuery, readQuery } from './query.js';
import type { LinkedInContext } from './requests.js';
import { parseTarget } from './target.js';

/** LinkedIn by name: `linkedin:python developer@Zagreb`, a pasted search, a pasted posting. */
export const linkedIn: SourceEntry<LinkedInQuery, LinkedInContext> = {
  id: 'linkedin',
  name: 'LinkedIn',
  home: 'https://www.linkedin.com',
  target: { what: 'words, and a place behind an @', example: 'python developer@Zagreb' },
  notice:
    "LinkedIn's terms do not allow automated collection: what you collect, how often and for what is for you to answer for.",
  parseTarget(target) {
    const query = parseTarget(target);
    // A wrong value must show when the target is read, not in the middle of a run.
    readQuery(query);
    return query;
  },
  recognise: targetOf,
  create: createLinkedInSource,
};
