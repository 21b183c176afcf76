import { JobSearchError, type Posting } from '@jobsearch/postings';

type Workplace = Exclude<Posting['workplace'], 'unknown'>;
type EmploymentType = NonNullable<Posting['employmentType']>[number];
type Experience = NonNullable<Posting['seniority']>;

/** What a search may be narrowed to. LinkedIn's filters leak: what a posting says of itself has the last word. */
export interface LinkedInFilters {
  /** Only postings of so many days, counted back from now; parts of a day are allowed. */
  readonly postedWithinDays?: number;
  readonly workplace?: readonly Workplace[];
  readonly employmentType?: readonly EmploymentType[];
  readonly experience?: readonly Experience[];
  /** Miles around the location. */
  readonly distanceMiles?: number;
  /** LinkedIn's numbers of companies. */
  readonly companies?: readonly string[];
}

const workplaceCodes: Readonly<Record<Workplace, string>> = { 'on-site': '1', remote: '2', hybrid: '3' };
const typeCodes: Readonly<Record<EmploymentType, string>> = {
  'full-time': 'F',
  'part-time': 'P',
  contract: 'C',
  temporary: 'T',
  internship: 'I',
  volunteer: 'V',
  other: 'O',
};
const experienceCodes: Readonly<Record<Experience, string>> = {
  internship: '1',
  entry: '2',
  associate: '3',
  'mid-senior': '4',
  director: '5',
  executive: '6',
};

/**
 * The filters as parameters of an address, in a fixed order.
 *
 * @throws JobSearchError `USAGE` naming the value that LinkedIn has no filter for
 */
export function filterParameters(filters: LinkedInFilters): Record<string, string> {
  const { postedWithinDays, distanceMiles, companies = [] } = filters;
  const foreign = companies.find((id) => !/^\d+$/.test(id));
  if (foreign !== undefined)
    throw new JobSearchError('USAGE', `"${foreign}" is no company of LinkedIn's: want its number, for example 1441`);
  return {
    ...listed('f_E', 'experience', filters.experience, experienceCodes),
    ...listed('f_JT', 'employment type', filters.employmentType, typeCodes),
    ...(postedWithinDays !== undefined && {
      f_TPR: `r${Math.round(above0('postedWithin', postedWithinDays) * 86_400)}`,
    }),
    ...listed('f_WT', 'workplace', filters.workplace, workplaceCodes),
    ...(companies.length > 0 && { f_C: companies.join(',') }),
    ...(distanceMiles !== undefined && { distance: String(above0('distance', distanceMiles)) }),
  };
}

function listed<Value extends string>(
  parameter: string,
  what: string,
  values: readonly Value[] = [],
  codes: Readonly<Record<Value, string>>,
): Record<string, string> {
  if (values.length === 0) return {};
  const wrong = values.find((value) => !Object.hasOwn(codes, value));
  if (wrong !== undefined)
    throw new JobSearchError('USAGE', `there is no ${what} "${wrong}": there are ${Object.keys(codes).join(', ')}`);
  return { [parameter]: values.map((value) => codes[value]).join(',') };
}

function above0(what: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new JobSearchError('USAGE', `${what} is ${value}: want a number above 0`);
}

const windowsDays = [30, 7, 1];

/**
 * Narrower searches for one that has more results than LinkedIn gives: by experience, then by date, then by workplace, then by employment
 * type. Each is narrower in one way, so that splitting again ends. Undefined when there is no way left.
 */
export function narrowerFilters(filters: LinkedInFilters): LinkedInFilters[] | undefined {
  const { postedWithinDays = Infinity } = filters;
  const windows = windowsDays.filter((days) => days < postedWithinDays);
  return (
    each('experience', filters, Object.keys(experienceCodes) as Experience[]) ??
    (windows.length > 0 ? windows.map((days) => ({ ...filters, postedWithinDays: days })) : undefined) ??
    each('workplace', filters, Object.keys(workplaceCodes) as Workplace[]) ??
    each('employmentType', filters, Object.keys(typeCodes) as EmploymentType[])
  );
}

function each<Name extends 'experience' | 'workplace' | 'employmentType'>(
  name: Name,
  filters: LinkedInFilters,
  all: readonly NonNullable<LinkedInFilters[Name]>[number][],
): LinkedInFilters[] | undefined {
  const values = filters[name] ?? [];
  if (values.length === 1) return undefined;
  return (values.length > 0 ? values : all).map((value) => ({ ...filters, [name]: [value] }));
}

/** What a search asked for that a posting's own page can contradict. */
export interface Asked {
  readonly employmentType?: readonly string[];
  readonly experience?: readonly string[];
}

/** The part of the filters that postings are held against. */
export function askedOf({ employmentType, experience }: LinkedInFilters): Asked {
  return { ...(employmentType && { employmentType }), ...(experience && { experience }) };
}

/** What several searches that found one posting asked for together: nothing where one of them did not ask. */
export function eitherAsked(a: Asked, b: Asked): Asked {
  const both = <Name extends keyof Asked>(name: Name): Asked => {
    const [one, other] = [a[name], b[name]];
    return one && other ? { [name]: [...new Set([...one, ...other])] } : {};
  };
  return { ...both('employmentType'), ...both('experience') };
}

/** Whether a posting says of itself that it is not what was asked for. What it does not say is no contradiction. */
export function contradicts(
  { employmentType, seniority }: Pick<Posting, 'employmentType' | 'seniority'>,
  asked: Asked,
): boolean {
  const isOtherType =
    asked.employmentType && employmentType && !employmentType.some((type) => asked.employmentType?.includes(type));
  const isOtherLevel = asked.experience && seniority && !asked.experience.includes(seniority);
  return Boolean(isOtherType || isOtherLevel);
}
