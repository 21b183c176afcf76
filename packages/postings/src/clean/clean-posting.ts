import type { Posting } from '../posting.js';
import { cleanLine } from './clean-line.js';
import { cleanDescription } from './description.js';
import { settle } from './settle.js';
import { cleanTitle } from './title.js';
import { canonicalUrl } from './url.js';

/** A posting with its texts cleaned and its addresses without what follows their reader. Idempotent; the same object when nothing changes. */
export function cleanPosting(posting: Posting): Posting {
  const { title, company, location, description, url } = posting;
  const cleaned = {
    title: cleanTitle(title, location),
    company: settle(company, cleanLine),
    location: settle(location, cleanLine),
    description: cleanDescription(description),
    ...(url && { url: canonicalUrl(url) }),
  };
  const isSame = Object.entries(cleaned).every(([name, value]) => posting[name as keyof Posting] === value);
  return isSame ? posting : { ...posting, ...cleaned };
}
