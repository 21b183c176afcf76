import { employmentTypes, JobSearchError, seniorities } from '@jobsearch/postings';
import type { Filters, LinkedInFilters } from './filters.js';
import { optionalField } from './optional-field.js';

/** Every value of the filters that have few. */
export const filterChoices = {
  workplace: ['on-site', 'hybrid', 'remote'],
  experience: seniorities,
  employmentType: employmentTypes,
} as const;

/** @throws JobSearchError `USAGE` naming the filter, the value and what it may be. */
export function readFilters(filters: LinkedInFilters): Filters {
  return {
    ...optionalField('postedWithinSeconds', readDays(filters.postedWithinDays)),
    ...optionalField('workplace', readChoices('workplace', filters.workplace, filterChoices.workplace)),
    ...optionalField('employmentType', readChoices('employment type', filters.employmentType, employmentTypes)),
    ...optionalField('experience', readChoices('experience', filters.experience, seniorities)),
    ...optionalField('distanceMiles', readDistance(filters.distanceMiles)),
    ...optionalField('companies', readCompanyIds(filters.companies)),
  };
}

/** Whole seconds: LinkedIn knows no others. */
function readDays(days: number | undefined): number | undefined {
  if (days === undefined) return undefined;
  const seconds = Math.round(days * 86_400);
  if (seconds > 0 && Number.isSafeInteger(seconds)) return seconds;
  throw new JobSearchError(
    'USAGE',
    `posted within ${days} days: give a number above 0, for example 7, or 0.5 for 12 hours`,
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
