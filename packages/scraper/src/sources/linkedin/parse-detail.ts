import { JobSearchError, type Posting, parsePosting } from '@jobsearch/postings';
import type { ParsedPage, PostingDraft } from '../../source.js';
import { contradicts } from './contradiction.js';
import type { Filters } from './filters.js';
import { optionalField } from './optional-field.js';
import { type PostingFacts, readPostingPage } from './posting-page.js';
import { foundBy, type LinkedInContext, type LinkedInRequest } from './requests.js';
import { workplaceOf } from './workplace.js';

/**
 * Reads the page of a posting. One that contradicts the filters of every search that names it is left out, and counted.
 *
 * @param now ISO 8601: the time of the crawl
 * @throws JobSearchError `LAYOUT_CHANGED` also for the page of another posting.
 */
export function parseDetail(html: string, request: LinkedInRequest, now: string): ParsedPage<LinkedInContext> {
  const { draft: card = { id: request.key } } = request;
  const said = readPostingPage(html);
  const { closed, key, companyId: _, ...facts } = said;
  if (key && `linkedin:${key}` !== card.id)
    throw new JobSearchError('LAYOUT_CHANGED', `the page is of the posting ${key}, not of ${card.id}`);
  const searches = foundBy(request);
  if (searches.length > 0 && searches.every((asked) => contradicts(said, asked)))
    return { outcome: 'ok', postings: [], leftOut: 1 };
  const workplace = workplaceFrom(card, said, searches);
  const seen = { skills: [], firstSeenAt: now, lastSeenAt: now, ...(closed && { closedAt: now }) };
  // The card's date stands: it is the one that the search went by.
  const date = optionalField('postedAt', card.postedAt);
  const posting = parsePosting({ company: '', location: '', ...card, ...facts, ...date, workplace, ...seen });
  return { outcome: 'ok', postings: [posting] };
}

function workplaceFrom(card: PostingDraft, said: PostingFacts, searches: readonly Filters[]): Posting['workplace'] {
  const published = said.workplace && `(${said.workplace})`;
  return workplaceOf({
    labelled: [card.location, card.title, said.location, said.title, published],
    description: said.description,
    foundByRemoteSearch: searches.some(({ workplace }) => workplace?.length === 1 && workplace[0] === 'remote'),
  });
}
