import { createHash } from 'node:crypto';
import { repairGluedText } from './clean/glued-lines.js';
import { tidyLine, tidyText } from './clean/html-text.js';
import { canonicalUrl, linkedInKey } from './clean/url.js';
import { JobSearchError } from './error.js';
import { relativeDate } from './facts/dates.js';
import { type Posting, parsePosting, postingSchema } from './posting.js';
import { addressOf, employmentTypesOf, timeOf } from './published-values.js';

type Row = Readonly<Record<string, unknown>>;

const listFields = new Set(['skills', 'remoteRegions', 'places', 'industries', 'categories', 'derived', 'repeatedBy']);
const objectFields = new Set(['salary']);
const numberFields = new Set(['experienceYears', 'applicants']);
const lowerCaseFields = new Set(['workplace', 'seniority']);
const addressFields = ['url', 'applyUrl', 'companyUrl'];
const lineFields = new Set(['title', 'company', 'location']);

/** Names that others give to our fields, without case, blanks and underscores: the original Python demo's, and those of widespread collections. */
const otherNames: Readonly<Record<string, string>> = {
  orgname: 'company',
  orglink: 'companyUrl',
  jobpostinglink: 'url',
  jobtitle: 'title',
  jobdescription: 'description',
  companyname: 'company',
  companylink: 'companyUrl',
  joblocation: 'location',
  joblink: 'url',
  joburl: 'url',
  link: 'url',
  dateposted: 'postedAt',
  postingdate: 'postedAt',
  posteddate: 'postedAt',
  datetext: 'postedAt',
};

const fieldNames = new Map([
  ...Object.entries(otherNames),
  ...Object.keys(postingSchema.shape).map((name) => [name.toLowerCase(), name] as const),
]);

const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

/** The field of a posting that a column stands for, whatever the case of its letters. */
const fieldOf = (name: string): string | undefined => fieldNames.get(plainName(name));
const isOtherName = (name: string): boolean => Object.hasOwn(otherNames, plainName(name));

/** Names of fields that no posting has: an importer tells its user that they were not read. */
export function unknownFields(row: Row): string[] {
  return Object.keys(row).filter((name) => fieldOf(name) === undefined);
}

/**
 * A posting from a row of somebody's file. Blank cells are absent; what the row does not say gets the schema's "unknown".
 *
 * `id`s of the form `source:key` are kept, others become `<source>:<id>`, or `import:<id>` where no source is named, and a row without one gets an id from its content.
 *
 * @param row fields by name, as the CSV or JSON Lines codec reads them; as little as `title` and `description`
 * @param now ISO 8601: when the row is seen, where it does not say so itself
 * @throws JobSearchError `INVALID_POSTING`, naming the field
 */
export function postingFromRow(row: Row, now: string): Posting {
  const fromDemo = 'job_posting_link' in row;
  const named = readFields(row, now);
  requireText(named, 'title');
  requireText(named, 'description');
  if (fromDemo) named.description = repairGluedText(named.description as string);
  for (const name of addressFields) {
    if (typeof named[name] === 'string') named[name] = canonicalUrl(named[name] as string);
  }
  const id = readId(named);
  return parsePosting({
    company: '',
    location: '',
    workplace: 'unknown',
    skills: [],
    firstSeenAt: now,
    lastSeenAt: now,
    ...named,
    id,
    source: named.source ?? id.slice(0, id.indexOf(':')),
  });
}

/** The fields that the columns stand for; of two columns for one, that with the field's own name. */
function readFields(row: Row, now: string): Record<string, unknown> {
  const named: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(row)) {
    const name = fieldOf(column);
    if (name === undefined) continue;
    const value = readCell(name, column, cell, now);
    if (value === undefined || (isOtherName(column) && name in named)) continue;
    named[name] = value;
  }
  return named;
}

/** What stands under others' names need not be what we call so: what cannot be read is left out. */
function readCell(name: string, column: string, cell: unknown, now: string): unknown {
  const value = readField(name, cell);
  if (name === 'postedAt' && typeof value === 'string') {
    return timeOf(value) ?? relativeDate(value, now) ?? (isOtherName(column) ? undefined : value);
  }
  if (isOtherName(column) && addressFields.includes(name)) return addressOf(String(value ?? ''));
  return value;
}

function readField(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (name === 'employmentType') return readTypes(value);
  if (typeof value !== 'string') return name === 'id' && typeof value === 'number' ? String(value) : value;
  const text = lineFields.has(name) ? tidyLine(withoutRating(name, value)) : tidyText(value);
  if (text === '') return undefined;
  if (numberFields.has(name)) return Number(text);
  if (objectFields.has(name)) return parseJson(name, text);
  if (listFields.has(name)) return /^\[/.test(text) ? parseJson(name, text) : text.split(/\s*;\s*/).filter(Boolean);
  return lowerCaseFields.has(name) ? text.toLowerCase() : text;
}

/** Types in anybody's words ("Full Time", "FULL_TIME"); a word that is known to nobody stays, for the schema to refuse it. */
function readTypes(value: unknown): unknown {
  const words = typeof value === 'string' ? value.split(/\s*[;,|]\s*/).filter((word) => word.trim() !== '') : value;
  if (!Array.isArray(words)) return value;
  if (words.length === 0) return undefined;
  return [
    ...new Set(words.flatMap((word) => (typeof word === 'string' ? (employmentTypesOf([word])[0] ?? word) : word))),
  ];
}

/** Some boards print a company's rating below its name. */
function withoutRating(name: string, value: string): string {
  return name === 'company' ? value.replace(/\s*\n\s*\d\.\d\s*$/, '') : value;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JobSearchError('INVALID_POSTING', `${name}: not JSON (found ${text.slice(0, 60)})`, { cause: error });
  }
}

function requireText(row: Row, name: string): void {
  if (typeof row[name] === 'string') return;
  throw new JobSearchError(
    'INVALID_POSTING',
    `${name}: ${row[name] === undefined ? 'missing or blank' : 'not a text'}`,
  );
}

function readId(row: Row): string {
  const { id, url, source } = row;
  if (typeof id === 'string') {
    const key = id.replace(/\s+/g, '-');
    if (/^[a-z][a-z0-9-]*:\S+$/.test(key)) return key;
    return typeof source === 'string' && /^[a-z][a-z0-9-]*$/.test(source) ? `${source}:${key}` : `import:${key}`;
  }
  if (id !== undefined) throw new JobSearchError('INVALID_POSTING', `id: not a text (found ${JSON.stringify(id)})`);
  const key = typeof url === 'string' ? linkedInKey(url) : undefined;
  if (key) return `linkedin:${key}`;
  return `import:${contentHash(row)}`;
}

function contentHash(row: Row): string {
  const content = JSON.stringify([row.title, row.company ?? '', row.location ?? '', row.description, row.url ?? '']);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
