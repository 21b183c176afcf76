import { htmlToText, JobSearchError, type Posting, tidyLine } from '@jobsearch/postings';
import { type CheerioAPI, load } from 'cheerio';
import { companyUrlOf } from './company-url.js';
import { lineField } from './line-field.js';
import { refuseLogInPage } from './log-in-page.js';
import { readSalary } from './salary.js';

/** What a posting's own page says. Unknown is absent. */
export type PostingFacts = Readonly<
  Partial<
    Pick<
      Posting,
      | 'title'
      | 'company'
      | 'companyUrl'
      | 'location'
      | 'seniority'
      | 'employmentType'
      | 'salary'
      | 'industries'
      | 'categories'
      | 'applicants'
    >
  >
> & {
  readonly description: string;
  readonly closed: boolean;
};

/**
 * Reads a posting's guest fragment. Everything is taken from the top card and the description's section: similar jobs and the
 * recruiter's card, which use the same classes, lie outside.
 *
 * @throws JobSearchError `LAYOUT_CHANGED` without a top card or a description; `BLOCKED` for a log-in page.
 */
export function readPostingFragment(html: string): PostingFacts {
  const $ = load(html);
  const top = $('.top-card-layout').first();
  const markup = $('.show-more-less-html__markup').first();
  if (top.length === 0) {
    refuseLogInPage($);
    throw new JobSearchError('LAYOUT_CHANGED', `no top card of a posting in ${html.length} characters`);
  }
  const description = htmlToText(markup.html() ?? '');
  if (!description) throw new JobSearchError('LAYOUT_CHANGED', 'the posting has no description');
  const facts = top.extract(topCardFields);
  const salary = readSalary(tidyLine($('.compensation__salary').first().text()));
  return {
    ...lineField('title', facts.title),
    ...lineField('company', facts.company ?? facts.companyWithoutPage),
    ...companyUrlOf(facts.companyUrl),
    ...lineField('location', facts.location),
    ...readCriteria($),
    ...readApplicants(facts.applicants),
    ...(salary && { salary }),
    description,
    // By class: the sentence is in the reader's language, and descriptions contain it too.
    closed: top.find('.closed-job__flavor--closed').length > 0,
  };
}

const topCardFields = {
  title: '.topcard__title',
  company: '.topcard__org-name-link',
  companyWithoutPage: 'span.topcard__flavor:not(.topcard__flavor--bullet)',
  companyUrl: { selector: '.topcard__org-name-link', value: 'href' },
  // The number of applicants has the same class, on a figure.
  location: 'span.topcard__flavor--bullet',
  applicants: '.num-applicants__caption',
} as const;

/** English labels only: what another language says is left out, not guessed. */
const seniorities: Readonly<Record<string, Posting['seniority']>> = {
  Internship: 'internship',
  'Entry level': 'entry',
  Associate: 'associate',
  'Mid-Senior level': 'mid-senior',
  Director: 'director',
  Executive: 'executive',
};
const employmentTypes: Readonly<Record<string, NonNullable<Posting['employmentType']>[number]>> = {
  'Full-time': 'full-time',
  'Part-time': 'part-time',
  Contract: 'contract',
  Temporary: 'temporary',
  Internship: 'internship',
  Volunteer: 'volunteer',
  Other: 'other',
};

function readCriteria($: CheerioAPI): Pick<PostingFacts, 'seniority' | 'employmentType' | 'industries' | 'categories'> {
  const { items } = $.root().extract({
    items: [
      {
        selector: '.description__job-criteria-item',
        value: { label: '.description__job-criteria-subheader', text: '.description__job-criteria-text' },
      },
    ],
  });
  const said = new Map(items.map(({ label, text }) => [tidyLine(label ?? ''), tidyLine(text ?? '')]));
  const seniority = seniorities[said.get('Seniority level') ?? ''];
  const employmentType = employmentTypes[said.get('Employment type') ?? ''];
  return {
    ...(seniority && { seniority }),
    ...(employmentType && { employmentType: [employmentType] }),
    ...listField('categories', said.get('Job function')),
    ...listField('industries', said.get('Industries')),
  };
}

/** "A, B, and C" is three; "A and B" is one name or two, and stays whole. */
function listField<Name extends string>(name: Name, text = ''): { [name in Name]?: string[] } {
  const values = text.split(/,\s+(?:and\s+)?/).filter((value) => value !== '' && value !== 'Not Applicable');
  return (values.length > 0 ? { [name]: values } : {}) as { [name in Name]?: string[] };
}

/** "Over 200 applicants" is at least 200; "Be among the first 25 applicants" is no number of them. */
function readApplicants(caption: string | undefined): { applicants?: number } {
  const count = /^(?:over |more than )?([\d,.]+) applicants?$/i.exec(tidyLine(caption ?? ''))?.[1];
  return count ? { applicants: Number(count.replace(/\D/g, '')) } : {};
}
