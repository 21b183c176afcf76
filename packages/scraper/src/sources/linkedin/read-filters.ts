import { employmentTypes, JobSearchError, seniorities } from '@jobsearch/postings';
import type { Filters, LinkedInFilters } from './filters.js';
import { optionalField } from './optional-field.js';

/** Every value of the filters that have few. */
export const filterChoices = {
  workplaces: ['on-site', 'hybrid', 'remote'],
  experience: seniorities,
  employmentTypes,
} as const;

/** @throws JobSearchError `USAGE` naming the filter, the value and what it may be. */
export function readFilters(filters: LinkedInFilters): Filters {
  return {
    ...optionalField('postedWithinSeconds', readDuration(filters.postedWithin)),
    ...optionalField('workplaces', readChoices('workplace', filters.workplaces, filterChoices.workplaces)),
    ...optionalField('employmentTypes', readChoices('employment type', filters.employmentTypes, employmentTypes)),
    ...optionalField('experience', readChoices('experience', filters.experience, seniorities)),
    ...optionalField('distanceMiles', readDistance(filters.distanceMiles)),
    ...optionalField('companyIds', readCompanyIds(filters.companyIds)),
  };
}

const secondsOf: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

function readDuration(value: number | string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const [, digits = '', unit = ''] = /^(\d{1,9})([smhdw]?)$/.exec(String(value).trim()) ?? [];
  const seconds = Number(digits) * (secondsOf[unit] ?? 0);
  if (seconds > 0) return seconds;
  throw new JobSearchError(
    'USAGE',
    `posted within "${value}": give days such as "7d", hours such as "24h", or seconds`,
  );
}

function readChoices<Choice extends string>(
  name: string,
  values: readonly string[] | undefined,
  choices: readonly Choice[],
): readonly Choice[] | undefined {
  if (!values || values.length === 0) return undefined;
  const wanted = new Set(values.map((value) => value.trim().toLowerCase()));
  const chosen = choices.filter((choice) => wanted.delete(choice));
  const [unknown] = wanted;
  if (unknown !== undefined) throw new JobSearchError('USAGE', `${name} "${unknown}": give ${choices.join(', ')}`);
  return chosen;
}

function readDistance(miles: number | undefined): number | undefined {
  if (miles === undefined || (Number.isInteger(miles) && miles >= 0 && miles <= 500)) return miles;
  throw new JobSearchError('USAGE', `distance "${miles}": give whole miles from 0 to 500, for example 25`);
}

function readCompanyIds(ids: readonly string[] | undefined): readonly string[] | undefined {
  if (!ids || ids.length === 0) return undefined;
  const odd = ids.find((id) => !/^\d{1,15}$/.test(id.trim()));
  if (odd === undefined) return [...new Set(ids.map((id) => id.trim()))].sort();
  throw new JobSearchError('USAGE', `company "${odd}": give LinkedIn's number of the company, for example 1035`);
}
