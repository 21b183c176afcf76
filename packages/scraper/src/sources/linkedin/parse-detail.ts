import { JobSearchError, parsePosting } from '@jobsearch/postings';
import type { ParsedPage } from '../../source.js';
import { contradicts } from './contradiction.js';
import type { Filters } from './filters.js';
import { readPostingFragment } from './posting-fragment.js';
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
  const { closed, key, companyId, workplace: published, ...facts } = readPostingFragment(html);
  if (key && `linkedin:${key}` !== card.id)
    throw new JobSearchError('LAYOUT_CHANGED', `the page is of the posting ${key}, not of ${card.id}`);
  const searches = foundBy(request);
  const said = { ...facts, ...(companyId && { companyId }) };
  if (searches.length > 0 && searches.every((asked) => contradicts(said, asked)))
    return { outcome: 'ok', postings: [], dropped: 1 };
  const workplace =
    published ??
    workplaceOf({
      labelled: [card.location, card.title, facts.location, facts.title],
      description: facts.description,
      foundByRemoteSearch: searches.some(isRemoteSearch),
    });
  const seen = { skills: [], firstSeenAt: now, lastSeenAt: now, ...(closed && { closedAt: now }) };
  const date = card.postedAt && { postedAt: card.postedAt };
  const posting = parsePosting({ company: '', location: '', ...card, ...facts, ...date, workplace, ...seen });
  return { outcome: 'ok', postings: [posting] };
}

function isRemoteSearch({ workplaces }: Filters): boolean {
  return workplaces?.length === 1 && workplaces[0] === 'remote';
}
