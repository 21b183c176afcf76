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

/** A part of the query that asks something of postings. */
interface Understood {
  kind:
    | 'place'
    | 'workplace'
    | 'seniority'
    | 'experience'
    | 'employmentType'
    | 'shift'
    | 'salary'
    | 'company'
    | 'skill';
  /**
   * What is asked, for a person.
   * @example "London, GB"
   */
  value: string;
  /**
   * The words of the query: what `strict` and `plain` name.
   * @example "london"
   */
  text: string;
  /**
   * Where the words begin in the query, in UTF-16 units.
   * @isInt
   * @example 6
   */
  start: number;
  /**
   * Where they end.
   * @isInt
   * @example 12
   */
  end: number;
  /** `boost`: postings that meet it come first; `filter`: they are the only ones; `off`: the words were taken as plain words on request. */
  effect: 'boost' | 'filter' | 'off';
}

/** What was found, best first. */
export interface SearchAnswer {
  hits: Hit[];
  /** What the query asks for besides its words, in their order. */
  understood: Understood[];
  /**
   * How many postings were searched: all that are open, no duplicates, and meet the conditions and what must be met.
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

/** The postings nearest to one, best first. */
export interface SimilarAnswer {
  hits: Hit[];
  /**
   * How many postings were compared: all that are open, no duplicates, and meet the conditions.
   * @isInt
   * @example 165
   */
  total: number;
  /**
   * The id of the snapshot that answered.
   * @example "20260115T060000Z-3f9a1c"
   */
  snapshot: string;
  /**
   * Milliseconds it took.
   * @example 2.1
   */
  tookMs: number;
}
