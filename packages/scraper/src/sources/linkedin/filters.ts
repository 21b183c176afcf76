import { employmentTypes, JobSearchError, type Posting, seniorities } from '@jobsearch/postings';

type EmploymentType = NonNullable<Posting['employmentType']>[number];
type Seniority = NonNullable<Posting['seniority']>;
type Workplace = Exclude<Posting['workplace'], 'unknown'>;

/** What a search may be narrowed to. Several values of one filter mean any of them; none means all. */
export interface LinkedInFilters {
  /** Published at most so long ago: seconds, or "7d", "24h", "2w". */
  readonly postedWithin?: number | string;
  /** on-site, hybrid or remote. */
  readonly workplaces?: readonly string[];
  /** full-time, part-time, contract, temporary, internship, volunteer or other. */
  readonly employmentTypes?: readonly string[];
  /** internship, entry, associate, mid-senior, director or executive. */
  readonly experience?: readonly string[];
  /** How far from the place, in miles. */
  readonly distanceMiles?: number;
  /** LinkedIn's numbers of companies. */
  readonly companyIds?: readonly string[];
}

/** {@link LinkedInFilters} after their check: plain JSON, each list in a fixed order, nothing empty. */
export interface Filters {
  readonly postedWithinSeconds?: number;
  readonly workplaces?: readonly Workplace[];
  readonly employmentTypes?: readonly EmploymentType[];
  readonly experience?: readonly Seniority[];
  readonly distanceMiles?: number;
  readonly companyIds?: readonly string[];
}

const workplaceCodes: Readonly<Record<Workplace, string>> = { 'on-site': '1', remote: '2', hybrid: '3' };
const experienceCodes: Readonly<Record<Seniority, string>> = {
  internship: '1',
  entry: '2',
  associate: '3',
  'mid-senior': '4',
  director: '5',
  executive: '6',
};
const employmentTypeCodes: Readonly<Record<EmploymentType, string>> = {
  'full-time': 'F',
  'part-time': 'P',
  contract: 'C',
  temporary: 'T',
  internship: 'I',
  volunteer: 'V',
  other: 'O',
};

/** Every value of the filters that have few. */
export const filterChoices = {
  workplaces: ['on-site', 'hybrid', 'remote'],
  experience: seniorities,
  employmentTypes,
} as const;

/** @throws JobSearchError `USAGE` naming the filter, the value and what it may be. */
export function readFilters(filters: LinkedInFilters): Filters {
  return {
    ...optional('postedWithinSeconds', readDuration(filters.postedWithin)),
    ...optional('workplaces', readChoices('workplace', filters.workplaces, filterChoices.workplaces)),
    ...optional('employmentTypes', readChoices('employment type', filters.employmentTypes, employmentTypes)),
    ...optional('experience', readChoices('experience', filters.experience, seniorities)),
    ...optional('distanceMiles', readDistance(filters.distanceMiles)),
    ...optional('companyIds', readCompanyIds(filters.companyIds)),
  };
}

/** The filters as parameters of LinkedIn's search; several values of one are joined by commas. */
export function filterParameters(filters: Filters): Record<string, string> {
  const { postedWithinSeconds, workplaces, employmentTypes, experience, distanceMiles, companyIds } = filters;
  return {
    ...(postedWithinSeconds !== undefined && { f_TPR: `r${postedWithinSeconds}` }),
    ...(workplaces && { f_WT: workplaces.map((name) => workplaceCodes[name]).join(',') }),
    ...(employmentTypes && { f_JT: employmentTypes.map((name) => employmentTypeCodes[name]).join(',') }),
    ...(experience && { f_E: experience.map((name) => experienceCodes[name]).join(',') }),
    ...(distanceMiles !== undefined && { distance: String(distanceMiles) }),
    ...(companyIds && { f_C: companyIds.join(',') }),
  };
}

/** What a code of a pasted search address means, or the code itself: then {@link readFilters} says what may be given. */
export function nameOfCode(parameter: 'f_WT' | 'f_JT' | 'f_E', code: string): string {
  const codes = { f_WT: workplaceCodes, f_JT: employmentTypeCodes, f_E: experienceCodes }[parameter];
  return Object.entries(codes).find(([, known]) => known === code)?.[0] ?? code;
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

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [name in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [name in Name]?: Value };
}
