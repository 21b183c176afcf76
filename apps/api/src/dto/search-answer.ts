import type { Posting } from './posting.js';

/** A posting that fits the query. */
interface Hit {
  posting: Posting;
  /**
   * How well it fits; comparable within one answer only.
   * @example 0.71
   */
  score: number;
}

/** A value that postings have. */
interface FacetValue {
  /** @example "remote" */
  value: string;
  /**
   * How many have it.
   * @isInt
   * @example 23
   */
  count: number;
}

/** By condition: the commonest values among the postings that meet all the other conditions, twenty at most. */
interface Facets {
  workplace: readonly FacetValue[];
  country: readonly FacetValue[];
  city: readonly FacetValue[];
  employmentType: readonly FacetValue[];
  seniority: readonly FacetValue[];
  skills: readonly FacetValue[];
  company: readonly FacetValue[];
  language: readonly FacetValue[];
  source: readonly FacetValue[];
}

/** What was found, best first. */
export interface SearchAnswer {
  hits: Hit[];
  /**
   * How many postings were searched: all that are open, no duplicates, and meet the conditions.
   * @isInt
   * @example 166
   */
  total: number;
  /** When asked for. */
  facets?: Facets;
  /**
   * The id of the snapshot that answered.
   * @example "20260115T060000Z-3f9a1c"
   */
  snapshot: string;
  /**
   * Milliseconds the search took.
   * @example 3.2
   */
  tookMs: number;
}
