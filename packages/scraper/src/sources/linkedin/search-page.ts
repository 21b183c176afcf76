import { JobSearchError, linkedInKey } from '@jobsearch/postings';
import { type CheerioAPI, load } from 'cheerio';
import { companyUrlOf } from './company-url.js';
import { dateField } from './date-field.js';
import { lineField } from './line-field.js';
import { refuseLogInPage } from './log-in-page.js';

/** What a search card says of a posting. Unknown is absent. */
export interface Card {
  /** LinkedIn's number of the posting. */
  readonly key: string;
  readonly title?: string;
  readonly company?: string;
  readonly companyUrl?: string;
  readonly location?: string;
  /** ISO date. Only the card has it: the posting's page says "1 week ago". */
  readonly postedAt?: string;
}

/** What a page of search results holds. */
export interface SearchPage {
  readonly cards: readonly Card[];
  /** Cards on the page, readable or not: where the next page starts. 0 means that the page says it has none. */
  readonly received: number;
  /** A sentence for each card that could not be read whole. */
  readonly problems: readonly string[];
}

/** The whole body of the page after the last: nothing, and that is said by empty comments. */
const emptyFragment = /^\s*(?:<!doctype html>\s*)?(?:<!--\s*-->\s*)+$/i;

/**
 * Reads the guest search: a fragment of cards, or the whole public page around them.
 *
 * @throws JobSearchError `LAYOUT_CHANGED` when there are neither cards nor a statement that there are none; `BLOCKED` for a log-in page.
 */
export function readSearchPage(html: string): SearchPage {
  if (emptyFragment.test(html)) return { cards: [], received: 0, problems: [] };
  const $ = load(html);
  const read = readCards($);
  if (read.length > 0) return summary(read, unknownItems($));
  refuseLogInPage($);
  if ($('main .no-results').length > 0) return { cards: [], received: 0, problems: [] };
  throw new JobSearchError(
    'LAYOUT_CHANGED',
    `no search cards, and no word that there are none, in ${html.length} characters`,
  );
}

const cardFields = {
  title: '.base-search-card__title',
  company: '.base-search-card__subtitle',
  companyUrl: { selector: '.base-search-card__subtitle a', value: 'href' },
  location: '.job-search-card__location',
  // By the attribute: the class says "--new" for some dates.
  postedAt: { selector: 'time[datetime]', value: 'datetime' },
  link: { selector: 'a.base-card__full-link', value: 'href' },
} as const;

function readCards($: CheerioAPI): (Card | string)[] {
  return $('.base-search-card')
    .toArray()
    .map((element, index) => {
      const card = $(element);
      const facts = card.extract(cardFields);
      const link = facts.link ?? card.attr('href') ?? '';
      const key = /^urn:li:jobPosting:(\d+)$/.exec(card.attr('data-entity-urn') ?? '')?.[1] ?? linkedInKey(link);
      if (!key) return `card ${index + 1} names no posting`;
      return {
        key,
        ...lineField('title', facts.title),
        ...lineField('company', facts.company),
        ...lineField('location', facts.location),
        ...companyUrlOf(facts.companyUrl),
        ...dateField('postedAt', facts.postedAt),
      };
    });
}

/** Items of the result list that hold something other than a card: a new form of card, perhaps. */
function unknownItems($: CheerioAPI): number {
  const items = $('body > li, .jobs-search__results-list > li')
    .toArray()
    .map((element) => $(element));
  return items.filter((item) => item.find('.base-search-card').length === 0 && item.text().trim() !== '').length;
}

function summary(read: readonly (Card | string)[], unknown: number): SearchPage {
  const cards = read.filter((card) => typeof card !== 'string');
  const problems = [
    ...read.filter((card) => typeof card === 'string'),
    ...cards.filter((card) => !card.title).map((card) => `the card of posting ${card.key} has no title`),
    ...(unknown > 0 ? [`${unknown} items of the list are no cards that we know`] : []),
  ];
  return { cards, received: read.length, problems };
}
