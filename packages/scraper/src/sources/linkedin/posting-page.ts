import { htmlToText, JobSearchError, linkedInKey, type Posting, tidyLine } from '@jobsearch/postings';
import { type CheerioAPI, load } from 'cheerio';
import { readApplicants } from './applicants.js';
import { companyUrlOf } from './company-url.js';
import { type Criteria, readCriteria } from './criteria.js';
import { lineField } from './line-field.js';
import { refuseLogInPage } from './log-in-page.js';
import { optionalField } from './optional-field.js';
import { readJsonLd } from './posting-json-ld.js';
import { readSalary } from './salary.js';

/** What a posting's own page says. Unknown is absent. */
export type PostingFacts = Criteria &
  Readonly<
    Partial<
      Pick<
        Posting,
        | 'title'
        | 'company'
        | 'companyUrl'
        | 'location'
        | 'salary'
        | 'applicants'
        | 'postedAt'
        | 'validThrough'
        | 'workplace'
      >
    >
  > & {
    readonly description: string;
    readonly closed: boolean;
    /** LinkedIn's number of the posting that the page is about. */
    readonly key?: string;
    /** LinkedIn's number of the company. */
    readonly companyId?: string;
  };

/**
 * Reads a posting's guest fragment, or its whole public page. Everything is taken from the top card and the description's section:
 * similar jobs and the recruiter's card, which use the same classes, lie outside. Where these are silent, the page's data island is
 * asked; the fragment has none.
 *
 * @throws JobSearchError `LAYOUT_CHANGED` without a posting's title or a description; `BLOCKED` for a log-in page.
 */
export function readPostingPage(html: string): PostingFacts {
  const $ = load(html);
  const island = readJsonLd($);
  const top = $('.top-card-layout').first();
  if (top.length === 0 && island.title === undefined) {
    refuseLogInPage($);
    throw new JobSearchError('LAYOUT_CHANGED', `no top card of a posting in ${html.length} characters`);
  }
  const description = htmlToText($('.show-more-less-html__markup').first().html() ?? '') || island.description;
  if (!description) throw new JobSearchError('LAYOUT_CHANGED', 'the posting has no description');
  return {
    ...island,
    ...readTopCard(top),
    ...readCriteria($),
    ...optionalField('salary', readSalary(tidyLine($('.compensation__salary').first().text()))),
    ...keyOf($),
    description,
    // By class: the sentence is in the reader's language, and descriptions contain it too.
    closed: top.find('.closed-job__flavor--closed').length > 0,
  };
}

const topCardFields = {
  title: '.topcard__title',
  company: '.topcard__org-name-link',
  companyWithoutPage: 'span.topcard__flavor:not(.topcard__flavor--bullet, .topcard__flavor--metadata)',
  companyUrl: { selector: '.topcard__org-name-link', value: 'href' },
  // The number of applicants and the age may have the same class.
  location: 'span.topcard__flavor--bullet:not(.topcard__flavor--metadata, .num-applicants__caption)',
  applicants: '.num-applicants__caption',
  peopleLink: { selector: 'a[href*="facetCurrentCompany%3D"]', value: 'href' },
} as const;

function readTopCard(top: ReturnType<CheerioAPI>): Partial<PostingFacts> {
  const facts = top.extract(topCardFields);
  const few = top.find('.num-applicants__icon--clock').length > 0;
  return {
    ...lineField('title', facts.title),
    ...lineField('company', facts.company ?? facts.companyWithoutPage),
    ...companyUrlOf(facts.companyUrl),
    ...lineField('location', facts.location),
    ...optionalField('applicants', readApplicants(tidyLine(facts.applicants ?? ''), few)),
    ...optionalField('companyId', /facetCurrentCompany%3D(\d+)/.exec(facts.peopleLink ?? '')?.[1]),
  };
}

/** What the page keeps for its scripts, in a comment: `<code id="decoratedJobPostingId"><!--"123"--></code>`; else its own address. */
function keyOf($: CheerioAPI): { key?: string } {
  const kept = /"(\d+)"/.exec($('code#decoratedJobPostingId').html() ?? '')?.[1];
  return optionalField('key', kept ?? linkedInKey($('link[rel="canonical"]').attr('href') ?? ''));
}
