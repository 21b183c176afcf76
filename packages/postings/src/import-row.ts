import { createHash } from 'node:crypto';
import { repairGluedText } from './clean/glued-lines.js';
import { tidyLine, tidyText } from './clean/html-text.js';
import { canonicalUrl, linkedInKey } from './clean/url.js';
import { JobSearchError } from './error.js';
import { type Posting, parsePosting, postingSchema } from './posting.js';

type Row = Readonly<Record<string, unknown>>;

const listFields = new Set(['skills', 'employmentType', 'remoteRegions', 'places', 'industries', 'categories']);
const objectFields = new Set(['salary']);
const numberFields = new Set(['experienceYears', 'applicants']);
const lowerCaseFields = new Set(['workplace', 'seniority']);
const lineFields = new Set(['title', 'company', 'location']);

/** The names that the original Python demo's CSV uses, and ours for them. */
const demoNames: Readonly<Record<string, string>> = {
  org_name: 'company',
  org_link: 'companyUrl',
  job_posting_link: 'url',
};

const fieldNames = new Map([
  ...Object.keys(postingSchema.shape).map((name) => [name.toLowerCase(), name] as const),
  ...Object.entries(demoNames),
]);

/** The field of a posting that a column stands for, whatever the case of its letters. */
const fieldOf = (name: string): string | undefined => fieldNames.get(name.toLowerCase());

/** Names of fields that no posting has: an importer tells its user that they were not read. */
export function unknownFields(row: Row): string[] {
  return Object.keys(row).filter((name) => fieldOf(name) === undefined);
}

/**
 * A posting from a row of somebody's file. Blank cells are absent; what the row does not say gets the schema's "unknown".
 *
 * `id`s of the form `source:key` are kept, others become `import:<id>`, and a row without one gets an id from its content.
 *
 * @param row fields by name, as the CSV or JSON Lines codec reads them; as little as `title` and `description`
 * @param now ISO 8601: when the row is seen, where it does not say so itself
 * @throws JobSearchError `INVALID_POSTING`, naming the field
 */
export function postingFromRow(row: Row, now: string): Posting {
  const fromDemo = 'job_posting_link' in row;
  const named = Object.fromEntries(
    Object.entries(row)
      .map(([name, value]) => [fieldOf(name) ?? '', value] as const)
      .filter(([name]) => name !== '')
      .map(([name, value]) => [name, readField(name, value)] as const)
      .filter(([, value]) => value !== undefined),
  );
  requireText(named, 'title');
  requireText(named, 'description');
  if (fromDemo) named.description = repairGluedText(named.description as string);
  for (const name of ['url', 'applyUrl', 'companyUrl']) {
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

function readField(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'string') return name === 'id' && typeof value === 'number' ? String(value) : value;
  const text = lineFields.has(name) ? tidyLine(value) : tidyText(value);
  if (text === '') return undefined;
  if (numberFields.has(name)) return Number(text);
  if (objectFields.has(name)) return parseJson(name, text);
  if (listFields.has(name)) return /^\[/.test(text) ? parseJson(name, text) : text.split(/\s*;\s*/).filter(Boolean);
  return lowerCaseFields.has(name) ? text.toLowerCase() : text;
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
  const { id, url } = row;
  if (typeof id === 'string') {
    const key = id.replace(/\s+/g, '-');
    return /^[a-z][a-z0-9-]*:\S+$/.test(key) ? key : `import:${key}`;
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
