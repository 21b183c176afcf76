import { type Posting, tidyLine } from '@jobsearch/postings';
import type { CheerioAPI } from 'cheerio';
import { splitFunctions, splitIndustries } from './listed-names.js';

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

/** What the criteria say. Unknown is absent. */
export type Criteria = Readonly<Partial<Pick<Posting, 'seniority' | 'employmentType' | 'categories' | 'industries'>>>;

/** Reads the criteria list of a posting: level, type, functions, industries. */
export function readCriteria($: CheerioAPI): Criteria {
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
  const types = (said.get('Employment type') ?? '').split(/, (?:and )?| and /).map((name) => employmentTypes[name]);
  const employmentType = types.filter((type) => type !== undefined);
  const categories = splitFunctions(said.get('Job function') ?? '').filter(isName);
  const industries = splitIndustries(said.get('Industries') ?? '').filter(isName);
  return {
    ...(seniority && { seniority }),
    ...(employmentType.length > 0 && { employmentType }),
    ...(categories.length > 0 && { categories }),
    ...(industries.length > 0 && { industries }),
  };
}

function isName(text: string): boolean {
  return text !== 'Not Applicable';
}
