import type { Filters } from './filters.js';
import { filterChoices } from './read-filters.js';

/** Narrower searches that together find more than one that met LinkedIn's bound. */
export interface Split {
  /** Empty when the filters cannot be narrowed any further. */
  readonly parts: readonly Filters[];
  /** True where the parts together hold all that the whole does. */
  readonly exhaustive: boolean;
}

const day = 86_400;
/** From long to short. A window begins at the newest posting: one of another age cannot be cut out. */
const windowsSeconds = [30 * day, 7 * day, day];

const dimensions = ['workplace', 'experience', 'employmentType'] as const;

/**
 * How to narrow a search that has more results than LinkedIn lists: by workplace, by experience, by employment type, then by age.
 * Every posting has a workplace, but many have no experience level or a type that the filter does not know. So a split by these is not
 * exhaustive where the search did not ask for them anyway, and with it goes the same search of newer postings only, which may be small
 * enough to be listed whole.
 *
 * Bounded: each step fixes one filter to one value or shortens the window, so at most 4 windows x 4 workplaces x 7 levels x 8 types
 * come of one search.
 */
export function splitSearch(filters: Filters): Split {
  const dimension = dimensions.find((name) => valuesOf(filters, name).length > 1);
  if (!dimension) return { parts: narrowerWindow(filters), exhaustive: false };
  const parts = valuesOf(filters, dimension).map((value) => ({ ...filters, [dimension]: [value] }));
  const exhaustive = dimension === 'workplace' || filters[dimension] !== undefined;
  return { parts: exhaustive ? parts : [...parts, ...narrowerWindow(filters)], exhaustive };
}

/** What the search asks for, or all there is. */
function valuesOf(filters: Filters, dimension: (typeof dimensions)[number]): readonly string[] {
  return filters[dimension] ?? filterChoices[dimension];
}

function narrowerWindow(filters: Filters): Filters[] {
  const { postedWithinSeconds: window = Number.POSITIVE_INFINITY } = filters;
  const shorter = windowsSeconds.find((seconds) => seconds < window);
  return shorter === undefined ? [] : [{ ...filters, postedWithinSeconds: shorter }];
}
