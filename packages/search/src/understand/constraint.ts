import type { Posting } from '@jobsearch/postings';
import type { Point } from '../geo.js';

/** A place that is asked for: a city (and perhaps its country or state), a state, or a country. */
export interface AskedPlace {
  /** The city's key: see `PlaceNames`. */
  readonly city?: string;
  /** The name of a state or province. */
  readonly region?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** So far around the city, instead of in it. */
  readonly around?: Point & { readonly km: number };
}

export type Shift = 'day' | 'evening' | 'night' | 'weekend';

/** What is asked of a posting; `value` is how a person is told of it. */
export type Meaning =
  | { readonly kind: 'place'; readonly value: string; readonly place: AskedPlace }
  | { readonly kind: 'workplace'; readonly value: Exclude<Posting['workplace'], 'unknown'> }
  | { readonly kind: 'seniority'; readonly value: NonNullable<Posting['seniority']> }
  /** `years`: what the person has. */
  | { readonly kind: 'experience'; readonly value: string; readonly years: number }
  | { readonly kind: 'employmentType'; readonly value: NonNullable<Posting['employmentType']>[number] }
  | { readonly kind: 'shift'; readonly value: Shift }
  /** `least`: for a year of full work; of any currency where none is named. */
  | { readonly kind: 'salary'; readonly value: string; readonly least: number; readonly currency?: string }
  | { readonly kind: 'company'; readonly value: string }
  | { readonly kind: 'skill'; readonly value: string };

const constraintKinds = [
  'place',
  'workplace',
  'seniority',
  'experience',
  'employmentType',
  'shift',
  'salary',
  'company',
  'skill',
] as const satisfies readonly Meaning['kind'][];
export type ConstraintKind = (typeof constraintKinds)[number];

/** A stretch of a query that asks something of a posting: the query from `start` to before `end`, in UTF-16 units. */
export interface Constraint {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
  /** Whether the words say nothing else ("remote", "over 60k"), so that a posting need not have them; "junior" stands in titles. */
  readonly isPure: boolean;
  /** What it says, where the query misspells it. */
  readonly said?: string;
}
