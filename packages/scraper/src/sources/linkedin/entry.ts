import { JobSearchError } from '@jobsearch/postings';
import type { SourceEntry } from '../../source-entry.js';
import { createLinkedInSource, type LinkedInContext, type LinkedInQuery } from './linkedin.js';

/** Pages of ten that a search reads when nobody says how many. */
const defaultPages = 1;

/** LinkedIn's guest pages, as people name them: `linkedin:python developer@Zagreb`, or the address of a search. */
export const linkedIn: SourceEntry<LinkedInQuery, LinkedInContext> = {
  id: 'linkedin',
  name: 'LinkedIn',
  home: 'https://www.linkedin.com',
  target: { what: 'words, and a place behind an @', example: 'python developer@Zagreb' },
  notice:
    "LinkedIn's terms do not allow automated collection: what you collect, how often and for what is for you to answer for.",
  parseTarget(target) {
    const [keywords = '', ...places] = target.split('@').map((part) => part.trim());
    if (!keywords)
      throw new JobSearchError(
        'USAGE',
        `"${target}" names nothing to search LinkedIn for: want "python developer@Zagreb"`,
      );
    return { keywords: [keywords], locations: places.filter(Boolean), pages: defaultPages };
  },
  recognise(url) {
    if (!/(?:^|\.)linkedin\.com$/.test(url.hostname) || !/^\/jobs\/search\b/.test(url.pathname)) return undefined;
    const keywords = url.searchParams.get('keywords')?.trim();
    if (!keywords) return undefined;
    const place = url.searchParams.get('f_WT') === '2' ? 'Remote' : url.searchParams.get('location')?.trim();
    return place ? `${keywords}@${place}` : keywords;
  },
  create: createLinkedInSource,
};
