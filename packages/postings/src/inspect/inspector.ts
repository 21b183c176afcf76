import { createHash } from 'node:crypto';
import { keysOf } from '../duplicates/posting-keys.js';
import { type Posting, postingSchema } from '../posting.js';
import type { ImportedRow } from '../read-rows.js';
import { suspicionsOf } from './suspicions.js';

/** How long texts are, in characters. */
interface Lengths {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Rows with something in common, the first of them by their lines. */
export interface RowsWith {
  readonly reason: string;
  readonly rows: number;
  readonly lines: readonly number[];
}

/** What a file of postings holds. */
export interface DataReport {
  readonly rows: number;
  readonly postings: number;
  /** Rows that make no posting, by reason. */
  readonly unreadable: readonly RowsWith[];
  /** Fields that no posting has. */
  readonly unknownFields: readonly string[];
  readonly closed: number;
  /** Rows whose id a row before has. */
  readonly repeatedIds: number;
  /** Rows with company, title, place and text of a row before: case, marks and legal forms aside. */
  readonly repeatedPostings: number;
  /** Part, 0 to 1, of the postings that say something in each field, in the schema's order. */
  readonly filled: Readonly<Record<string, number>>;
  readonly lengths: Readonly<Record<'title' | 'company' | 'location' | 'description', Lengths>>;
  /** The commonest values of each field and how often they stand. */
  readonly top: Readonly<Record<string, readonly (readonly [value: string, count: number])[]>>;
  /** First and last date of posting. */
  readonly posted: readonly [first: string, last: string] | undefined;
  readonly suspicious: readonly RowsWith[];
}

/** Takes in the rows of a file one by one. */
export interface Inspector {
  add(row: ImportedRow): void;
  report(): DataReport;
}

const texts = ['title', 'company', 'location', 'description'] as const;
const counted = [
  'source',
  'company',
  'location',
  'workplace',
  'employmentType',
  'seniority',
  'language',
  'categories',
  'skills',
] as const;
const fields = Object.keys(postingSchema.shape) as (keyof Posting)[];
const shownValues = 5;
const shownLines = 10;
/** Distinct values of one field beyond these are not told apart: their counts would fill the memory. */
const mostValues = 200_000;

/** An inspector that has seen nothing. In memory it keeps numbers and values, no text of a posting. @param now ISO 8601 */
export function createInspector(now: string): Inspector {
  const nowMs = Date.parse(now);
  const filled = new Map<string, number>(fields.map((field) => [field, 0]));
  const lengths = new Map<string, number[]>(texts.map((name) => [name, []]));
  const values = new Map<string, Map<string, number>>(counted.map((name) => [name, new Map()]));
  const unreadable = createReasons();
  const suspicious = createReasons();
  const unknownFields = new Set<string>();
  const ids = new Set<string>();
  const prints = new Set<string>();
  const counts = { rows: 0, postings: 0, closed: 0, repeatedIds: 0, repeatedPostings: 0 };
  let posted: [string, string] | undefined;

  function addPosting(posting: Posting, line: number): void {
    counts.postings++;
    if (posting.closedAt) counts.closed++;
    if (ids.has(posting.id)) counts.repeatedIds++;
    ids.add(posting.id);
    const print = printOf(posting);
    if (prints.has(print)) counts.repeatedPostings++;
    prints.add(print);
    for (const field of fields) if (saysSomething(posting[field])) filled.set(field, (filled.get(field) as number) + 1);
    for (const name of texts) lengths.get(name)?.push(posting[name].length);
    for (const name of counted)
      for (const value of valuesOf(posting[name])) countIn(values.get(name) as Map<string, number>, value);
    const { postedAt } = posting;
    if (postedAt) posted = posted ? [least(posted[0], postedAt), most(posted[1], postedAt)] : [postedAt, postedAt];
    for (const reason of suspicionsOf(posting, nowMs)) suspicious.add(reason, line);
  }

  return {
    add(row) {
      counts.rows++;
      for (const field of row.unknownFields ?? []) unknownFields.add(field);
      if ('posting' in row) addPosting(row.posting, row.line);
      else unreadable.add(row.problem.slice(0, 120), row.line);
    },
    report: () => ({
      ...counts,
      unreadable: unreadable.list(),
      unknownFields: [...unknownFields].sort(),
      filled: Object.fromEntries(
        [...filled].map(([field, count]) => [field, counts.postings > 0 ? count / counts.postings : 0]),
      ),
      lengths: Object.fromEntries(
        texts.map((name) => [name, lengthsOf(lengths.get(name) ?? [])]),
      ) as unknown as DataReport['lengths'],
      top: Object.fromEntries([...values].map(([name, own]) => [name, topOf(own)])),
      posted,
      suspicious: suspicious.list(),
    }),
  };
}

/** Counts rows by reason, and keeps the lines of the first. */
function createReasons() {
  const reasons = new Map<string, { rows: number; lines: number[] }>();
  return {
    add(reason: string, line: number): void {
      const known = reasons.get(reason) ?? { rows: 0, lines: [] };
      known.rows++;
      if (known.lines.length < shownLines) known.lines.push(line);
      reasons.set(reason, known);
    },
    list: (): RowsWith[] =>
      [...reasons]
        .map(([reason, found]) => ({ reason, ...found }))
        .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1)),
  };
}

function printOf(posting: Posting): string {
  const { job, wholePlace } = keysOf(posting);
  const text = posting.description
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return createHash('sha256').update(`${job}\n${wholePlace}\n${text}`).digest('base64').slice(0, 22);
}

function saysSomething(value: unknown): boolean {
  return value !== undefined && value !== '' && value !== 'unknown' && !(Array.isArray(value) && value.length === 0);
}

function valuesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
}

function countIn(counts: Map<string, number>, value: string): void {
  const known = counts.get(value);
  if (known !== undefined || counts.size < mostValues) counts.set(value, (known ?? 0) + 1);
}

function topOf(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, shownValues);
}

function lengthsOf(all: readonly number[]): Lengths {
  const sorted = Uint32Array.from(all).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? 0 };
}

const least = (a: string, b: string): string => (Date.parse(b) < Date.parse(a) ? b : a);
const most = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);
