import { z } from 'zod';
import { JobSearchError } from './error.js';

const text = z.string();
const isoDate = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
const httpUrl = z.url({ protocol: /^https?$/ });

const place = z.strictObject({
  city: text.optional(),
  region: text.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'ISO 3166-1 alpha-2, for example "HR"')
    .optional(),
});

const salary = z
  .strictObject({
    min: z.number().nonnegative().optional(),
    max: z.number().nonnegative().optional(),
    currency: z.string().regex(/^[A-Z]{3}$/, 'ISO 4217, for example "EUR"'),
    period: z.enum(['hour', 'day', 'week', 'month', 'year']),
    origin: z.enum(['published', 'text']),
  })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'min is above max');

export const workplaces = ['on-site', 'hybrid', 'remote', 'unknown'] as const;
export const employmentTypes = [
  'full-time',
  'part-time',
  'contract',
  'temporary',
  'internship',
  'volunteer',
  'other',
] as const;
export const seniorities = ['internship', 'entry', 'associate', 'mid-senior', 'director', 'executive'] as const;

export const degrees = ['secondary', 'associate', 'bachelor', 'master', 'doctorate'] as const;
export const visas = ['sponsored', 'not-sponsored'] as const;

/** The schema of {@link Posting}. Names follow https://schema.org/JobPosting where it has one. */
export const postingSchema = z
  .strictObject({
    /** `<source>:<key>`, stable across crawls: `linkedin:4185843819`. */
    id: z.string().regex(/^[a-z][a-z0-9-]*:\S+$/, '"<source>:<key>", for example "linkedin:4185843819"'),
    /** The page a person opens. Absent when the posting came from a file that names none. */
    url: httpUrl.optional(),
    applyUrl: httpUrl.optional(),
    title: text.min(1),
    /** As published; "" unknown. */
    company: text,
    companyUrl: httpUrl.optional(),
    /** As published; "" unknown. */
    location: text,
    places: z.array(place).optional(),
    workplace: z.enum(workplaces),
    remoteRegions: z.array(text).optional(),
    employmentType: z.array(z.enum(employmentTypes)).optional(),
    experienceYears: z.number().nonnegative().optional(),
    seniority: z.enum(seniorities).optional(),
    salary: salary.optional(),
    skills: z.array(text),
    /** The least degree asked for. */
    degree: z.enum(degrees).optional(),
    /** Whether the employer sponsors a visa. */
    visa: z.enum(visas).optional(),
    /** Names of the fields that were read from the posting's own words, where its source does not say them. */
    derived: z.array(text).optional(),
    /** Branches of the company, as published: "Software Development". */
    industries: z.array(text).optional(),
    /** Department, team or kind of work, as published: "Engineering". */
    categories: z.array(text).optional(),
    /** How many have applied, as far as the source says; at least so many where it says "over 200". */
    applicants: z.number().int().nonnegative().optional(),
    /** BCP 47. */
    language: text.optional(),
    /** Plain text; paragraphs and "- " lists kept. */
    description: text,
    /** ISO 8601 date or date and time. */
    postedAt: isoDate.optional(),
    validThrough: isoDate.optional(),
    firstSeenAt: isoDate,
    lastSeenAt: isoDate,
    closedAt: isoDate.optional(),
    source: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and "-"'),
    /** The id of the posting that this one repeats. */
    duplicateOf: text.optional(),
    /** The ids of the postings that repeat this one, ascending: where else it was published. */
    repeatedBy: z.array(text).optional(),
    /** What openings of one company with one title and text in several places have in common: the id of the first of them. */
    group: text.optional(),
  })
  .refine(({ id, source }) => id.startsWith(`${source}:`), {
    path: ['source'],
    message: 'want what stands before the colon of the id',
  });

/** A job posting. What is unknown is absent or `unknown`, never guessed. */
export type Posting = Readonly<z.infer<typeof postingSchema>>;

/** The schema as JSON Schema (draft 2020-12), for editors and other programs. */
export function postingJsonSchema(): object {
  return { title: 'Posting', ...z.toJSONSchema(postingSchema) };
}

/**
 * Checks an unknown value at the boundary.
 *
 * @throws JobSearchError `INVALID_POSTING`, naming the field, the offending value and what was expected.
 */
export function parsePosting(value: unknown): Posting {
  const result = postingSchema.safeParse(value);
  if (result.success) return result.data;
  throw new JobSearchError('INVALID_POSTING', describeIssues(result.error.issues, value));
}

function describeIssues(issues: readonly z.core.$ZodIssue[], value: unknown): string {
  const [first, ...more] = issues;
  if (!first) return 'not a posting';
  const path = first.path.map(String).join('.');
  const found = first.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
  const shown = found === undefined ? '' : ` (found ${truncate(JSON.stringify(found))})`;
  const others = more.length > 0 ? `; and ${more.length} more` : '';
  return `${path ? `${path}: ` : ''}${first.message}${shown}${others}`;
}

function truncate(shown: string | undefined): string {
  if (shown === undefined) return 'undefined';
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
