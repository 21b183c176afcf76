import { employmentTypes, JobSearchError, seniorities, workplaces } from '@jobsearch/postings';

/** Conditions that a posting must meet to be a hit. Of several values of one condition any will do, but a posting must have all skills. */
export interface SearchFilters {
  /** `on-site`, `hybrid`, `remote`, `unknown`. */
  readonly workplace?: readonly string[];
  /** ISO 3166-1 alpha-2, in any case. */
  readonly country?: readonly string[];
  /** Names of states, counties and the like, in any case. */
  readonly region?: readonly string[];
  /** Names, in any case. */
  readonly city?: readonly string[];
  /** Around a city (`Zagreb`, or `Zagreb, HR`) or a point (`45.81,15.98`: degrees north and east). */
  readonly near?: string;
  /** How far from `near`, in kilometres along the surface, 1–20,000; default 50. */
  readonly withinKm?: number;
  readonly employmentType?: readonly string[];
  readonly seniority?: readonly string[];
  /** Names, in any case: all of them. */
  readonly skills?: readonly string[];
  /** Names, in any case: one of them at least. */
  readonly anySkills?: readonly string[];
  /** Years of experience that may be asked for at most; postings that ask for none pass. */
  readonly maxExperienceYears?: number;
  /** Names, in any case. */
  readonly company?: readonly string[];
  /** Companies that are not wanted. */
  readonly notCompany?: readonly string[];
  /** BCP 47. */
  readonly language?: readonly string[];
  readonly source?: readonly string[];
  /** The least for a year of full work, in the posting's own currency; pay by the hour or month is counted up to a year. */
  readonly minSalary?: number;
  /** The same the other way: pay that begins at this or below. */
  readonly maxSalary?: number;
  /** ISO 4217: pay in another currency does not pass. */
  readonly currency?: string;
  /** Whether postings that do not tell their pay pass `minSalary`, `maxSalary` and `currency`. Default false. */
  readonly includeUnknownSalary?: boolean;
  /** Posted, or first seen where no date is told, so many days ago at most. */
  readonly postedWithinDays?: number;
  /** Whether closed postings are searched, too. Default false. */
  readonly includeClosed?: boolean;
}

/** How far is near, when it is not said. */
export const defaultKm = 50;

/** Conditions whose values are told apart, and counted as facets. */
export const valueFilters = [
  'workplace',
  'country',
  'region',
  'city',
  'employmentType',
  'seniority',
  'skills',
  'company',
  'language',
  'source',
] as const;
export type ValueFilter = (typeof valueFilters)[number];

/** Conditions on a number, counted as facets at some values of theirs. */
export type NumberFilter = 'minSalary' | 'maxExperienceYears' | 'postedWithinDays';

const vocabularies: Partial<Readonly<Record<ValueFilter, readonly string[]>>> = {
  workplace: workplaces,
  employmentType: employmentTypes,
  seniority: seniorities,
};

/** @throws JobSearchError `USAGE`, naming the value and what is known */
export function checkFilters(filters: SearchFilters): void {
  for (const [name, known] of Object.entries(vocabularies)) {
    for (const value of filters[name as ValueFilter] ?? []) {
      if (!known.includes(value)) throw usage(`${name} is "${value}": known are ${known.join(', ')}`);
    }
  }
  for (const value of filters.country ?? []) {
    if (!/^[a-z]{2}$/i.test(value)) throw usage(`country is "${value}": want its two letters, for example HR`);
  }
  const { near, withinKm } = filters;
  if (withinKm !== undefined && near === undefined) throw usage(`withinKm is ${withinKm}, but of what? say near, too`);
  if (withinKm !== undefined && !(withinKm >= 1 && withinKm <= 20_000))
    throw usage(`withinKm is ${withinKm}: want 1 to 20000`);
  if (near?.trim() === '') throw usage('near is empty: want a city, for example near=Zagreb');
  const { minSalary, maxSalary, currency, postedWithinDays, maxExperienceYears: years } = filters;
  if (years !== undefined && !(years >= 0)) throw usage(`maxExperienceYears is ${years}: want 0 or more`);
  if (minSalary !== undefined && !(minSalary >= 0)) throw usage(`minSalary is ${minSalary}: want 0 or more`);
  if (maxSalary !== undefined && !(maxSalary >= (minSalary ?? 0)))
    throw usage(`maxSalary is ${maxSalary}: want ${minSalary === undefined ? 0 : `minSalary, ${minSalary},`} or more`);
  if (currency !== undefined && !/^[a-z]{3}$/i.test(currency)) {
    throw usage(`currency is "${currency}": want its three letters, for example EUR`);
  }
  if (postedWithinDays !== undefined && !(postedWithinDays > 0)) {
    throw usage(`postedWithinDays is ${postedWithinDays}: want more than 0`);
  }
}

const usage = (message: string): JobSearchError => new JobSearchError('USAGE', message);
