import { htmlToText, type Posting } from '@jobsearch/postings';
import type { CheerioAPI } from 'cheerio';
import { z } from 'zod';
import { companyUrlOf } from './company-url.js';
import { dateField } from './date-field.js';
import { lineField } from './line-field.js';

/** What the data island of a whole public page says; the guest fragment has none. Unknown is absent. */
export type JsonLdFacts = Readonly<
  Partial<
    Pick<
      Posting,
      | 'title'
      | 'company'
      | 'companyUrl'
      | 'location'
      | 'employmentType'
      | 'description'
      | 'postedAt'
      | 'validThrough'
      | 'workplace'
    >
  >
>;

const text = z.string().optional().catch(undefined);
const schema = z.object({
  '@type': z.literal('JobPosting'),
  title: text,
  description: text,
  datePosted: text,
  validThrough: text,
  employmentType: z.union([z.string().transform((type) => [type]), z.array(z.string())]).catch([]),
  jobLocationType: text,
  hiringOrganization: z.object({ name: text, sameAs: text }).catch({}),
  jobLocation: z
    .object({ address: z.object({ addressLocality: text, addressRegion: text, addressCountry: text }) })
    .optional()
    .catch(undefined),
});

const employmentTypes: Readonly<Record<string, NonNullable<Posting['employmentType']>[number]>> = {
  FULL_TIME: 'full-time',
  PART_TIME: 'part-time',
  CONTRACTOR: 'contract',
  TEMPORARY: 'temporary',
  INTERN: 'internship',
  VOLUNTEER: 'volunteer',
  OTHER: 'other',
};

/** Reads the schema.org/JobPosting of a posting's public page; nothing where there is none, or it cannot be read. */
export function readJsonLd($: CheerioAPI): JsonLdFacts {
  const [job] = $('script[type="application/ld+json"]')
    .toArray()
    .flatMap((element) => schema.safeParse(parseJson($(element).text())).data ?? []);
  if (!job) return {};
  const { address } = job.jobLocation ?? {};
  const place = [address?.addressLocality, address?.addressRegion, address?.addressCountry].filter(Boolean).join(', ');
  const types = job.employmentType.map((type) => employmentTypes[type]).filter((type) => type !== undefined);
  // Mark-up within a string, escaped a second time: the first reading gives HTML, the second text.
  const description = htmlToText(htmlOf(job.description ?? ''));
  return {
    ...lineField('title', job.title),
    ...lineField('company', job.hiringOrganization.name),
    ...companyUrlOf(job.hiringOrganization.sameAs),
    ...lineField('location', place),
    ...dateField('postedAt', job.datePosted),
    ...dateField('validThrough', job.validThrough),
    ...(types.length > 0 && { employmentType: types }),
    ...(job.jobLocationType === 'TELECOMMUTE' && { workplace: 'remote' as const }),
    ...(description && { description }),
  };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    // A fall-back: where it cannot be read, what the page shows stands alone.
    return undefined;
  }
}

function htmlOf(source: string): string {
  return /<[a-z]/i.test(source) ? source : htmlToText(source);
}
