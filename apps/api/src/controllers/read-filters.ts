import { type SearchFilters, splitValues } from '@jobsearch/search';

type Filters = Required<SearchFilters>;

/** Conditions as they come in a query string: lists are parted by commas. */
type FilterParameters = {
  readonly [Name in keyof Filters]: (Filters[Name] extends readonly string[] ? string : Filters[Name]) | undefined;
};

/** The conditions that were given. */
export function readFilters({
  near,
  withinKm,
  minSalary,
  maxSalary,
  currency,
  maxExperienceYears,
  postedWithinDays,
  includeUnknownSalary,
  includeClosed,
  ...lists
}: FilterParameters): SearchFilters {
  return {
    ...readLists(lists),
    ...(near !== undefined && { near }),
    ...(withinKm !== undefined && { withinKm }),
    ...(minSalary !== undefined && { minSalary }),
    ...(maxSalary !== undefined && { maxSalary }),
    ...(currency !== undefined && { currency }),
    ...(maxExperienceYears !== undefined && { maxExperienceYears }),
    ...(postedWithinDays !== undefined && { postedWithinDays }),
    ...(includeUnknownSalary !== undefined && { includeUnknownSalary }),
    ...(includeClosed !== undefined && { includeClosed }),
  };
}

/** Values parted by commas, of the parameters that were given ({@link splitValues}). */
export function readLists<Name extends string>(
  given: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string[]>> {
  const lists = Object.entries<string | undefined>(given).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, splitValues(text)] as const],
  );
  return Object.fromEntries(lists) as Partial<Record<Name, string[]>>;
}
