import { tidyLine } from './clean/html-text.js';
import type { Posting } from './posting.js';

/** `{ [name]: value }` where there is one, `{}` else: to be spread into an object. */
export function field<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { [name in Name]?: NonNullable<Value> } {
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return (isEmpty ? {} : { [name]: value }) as { [name in Name]?: NonNullable<Value> };
}

/** The text on one tidy line; undefined when it says nothing. */
export function lineOf(text: string | null | undefined): string | undefined {
  return tidyLine(text ?? '') || undefined;
}

/** The texts, each once, without those that say nothing. */
export function linesOf(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => lineOf(text) ?? []))];
}

/** A time as boards write it, as ISO 8601: a date stays a date, a time without a zone is taken for UTC. Undefined for what is none. */
export function timeOf(text: string | null | undefined): string | undefined {
  const value = text?.trim().replace(' ', 'T') ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return Number.isNaN(Date.parse(value)) ? undefined : value;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return undefined;
  const date = new Date(/(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) ? value : `${value}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Seconds since 1970 as ISO 8601. */
export function timeOfSeconds(seconds: number | null | undefined): string | undefined {
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e11
    ? new Date(seconds * 1000).toISOString()
    : undefined;
}

/** An http or https address; undefined for what is none. */
export function addressOf(text: string | null | undefined): string | undefined {
  return text && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? text : undefined;
}

type EmploymentType = NonNullable<Posting['employmentType']>[number];

const employmentTypes: Readonly<Record<string, EmploymentType>> = {
  fulltime: 'full-time',
  full: 'full-time',
  parttime: 'part-time',
  part: 'part-time',
  contract: 'contract',
  contractor: 'contract',
  freelance: 'contract',
  temporary: 'temporary',
  temp: 'temporary',
  fixedterm: 'temporary',
  internship: 'internship',
  intern: 'internship',
  volunteer: 'volunteer',
  perdiem: 'temporary',
  other: 'other',
};

/** The types that boards' own words stand for ("FullTime", "full_time", "Contractor"); words with another meaning say nothing. */
export function employmentTypesOf(words: readonly (string | null | undefined)[]): EmploymentType[] {
  const known = words.flatMap((word) => employmentTypes[(word ?? '').toLowerCase().replace(/[^a-z]/g, '')] ?? []);
  return [...new Set(known)];
}

/** Where people work, as boards name it; undefined for what is none of the three. */
export function workplaceNamed(word: string | null | undefined): Posting['workplace'] | undefined {
  const plain = (word ?? '').toLowerCase().replace(/[^a-z]/g, '');
  if (plain === 'remote' || plain === 'hybrid') return plain;
  return plain === 'onsite' ? 'on-site' : undefined;
}

/** A place of its parts, as far as they say something; the country as a code of ISO 3166-1, or not at all. */
export function placeOf(parts: {
  city?: string | null | undefined;
  region?: string | null | undefined;
  country?: string | null | undefined;
}): NonNullable<Posting['places']> {
  const country = parts.country?.trim().toUpperCase() ?? '';
  const place = {
    ...field('city', lineOf(parts.city)),
    ...field('region', lineOf(parts.region)),
    ...field('country', /^[A-Z]{2}$/.test(country) ? country : undefined),
  };
  return Object.keys(place).length > 0 ? [place] : [];
}

const periods: Readonly<Record<string, NonNullable<Posting['salary']>['period']>> = {
  hour: 'hour',
  hourly: 'hour',
  day: 'day',
  daily: 'day',
  week: 'week',
  weekly: 'week',
  month: 'month',
  monthly: 'month',
  year: 'year',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};

/** Pay of its parts; undefined when there is no amount above 0, no currency of ISO 4217, or no period that is known. */
export function salaryOf(parts: {
  min?: number | null | undefined;
  max?: number | null | undefined;
  currency?: string | null | undefined;
  period?: string | null | undefined;
}): Posting['salary'] | undefined {
  const currency = parts.currency?.trim().toUpperCase() ?? '';
  const word = (parts.period ?? '').toLowerCase().replace(/^per[\s-]*|[\s-]*salary$|^1\s+/g, '');
  const period = periods[word];
  const [min, max] = [parts.min, parts.max].map((value) =>
    typeof value === 'number' && value > 0 ? value : undefined,
  );
  if (!period || !/^[A-Z]{3}$/.test(currency) || (min === undefined && max === undefined)) return undefined;
  if (min !== undefined && max !== undefined && min > max) return undefined;
  return { ...field('min', min), ...field('max', max), currency, period, origin: 'published' };
}
