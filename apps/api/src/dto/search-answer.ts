import type { Hit as DomainHit, SimilarAnswer as DomainSimilarAnswer } from '@jobsearch/search';
import { type FoundPosting, type Posting, toWirePosting } from './posting.js';

/** Where a word of the query stands in a passage: UTF-16 units. */
interface Mark {
  /**
   * @isInt
   * @example 13
   */
  start: number;
  /**
   * The one after its last.
   * @isInt
   * @example 21
   */
  end: number;
}

/** The part of a description that answers the query best. */
interface Passage {
  /**
   * Whole sentences, some 300 characters at the most.
   * @example "You build the services behind our booking site."
   */
  text: string;
  marks: readonly Mark[];
}

type SearchField = 'title' | 'company' | 'location' | 'description';

/** How near a field is to the query. */
interface MeaningPart {
  field: SearchField;
  /**
   * −1 … 1.
   * @example 0.62
   */
  cosine: number;
  /** @example 0.6 */
  weight: number;
  /**
   * What it adds to the score.
   * @example 0.31
   */
  score: number;
}

/** A word of the query in a field. */
interface WordPart {
  /**
   * As it was typed, or what a skill or job of the query is called, too.
   * @example "developers"
   */
  word: string;
  /**
   * As it stands in the posting: another form of the word, or what was meant in spite of a typing error.
   * @example "Developer"
   */
  found: string;
  field: SearchField;
  /**
   * What it adds to the score.
   * @example 0.12
   */
  score: number;
}

/** What meaning added to a score. */
interface MeaningScore {
  /** @example 0.39 */
  score: number;
  fields: readonly MeaningPart[];
}

/** What words added to a score. */
interface WordsScore {
  /** @example 0.32 */
  score: number;
  words: readonly WordPart[];
}

/** What made a score: `meaning.score` and `words.score` add up to it, up to rounding. */
interface Explanation {
  /** Absent where meaning did not count. */
  meaning?: MeaningScore;
  /** Absent where no word of the query stands in the posting, or words did not count. */
  words?: WordsScore;
  /**
   * The factor, 0–1, in all these scores for how far the posting meets what the query asks for besides its words, and has its rare words; 1 where there is nothing of that.
   * @example 1
   */
  understood: number;
  /**
   * The factor, 0.5–1, for the posting's age, when `freshnessDays` lets it count.
   * @example 0.9
   */
  freshness?: number;
}

/** A posting that fits the query. */
interface Hit {
  posting: FoundPosting;
  /**
   * How well it fits, 0–1: near 1 where words and meaning are met, below 0.2 where nothing that was found is what was asked. Comparable within one answer, roughly between answers. With
   * `mode=meaning` a weighted sum of cosines, with `mode=words` one of BM25F.
   * @example 0.71
   */
  score: number;
  /**
   * How many other postings repeat it; absent where none does.
   * @isInt
   * @example 2
   */
  duplicates?: number;
  /** When asked for, and the description is not empty. */
  passage?: Passage;
  /** When asked for. */
  explanation?: Explanation;
}

/** A posting that is like another. */
interface SimilarHit {
  posting: Posting;
  /**
   * How near it is; comparable within one answer only.
   * @example 0.71
   */
  score: number;
  /**
   * How many other postings repeat it; absent where none does.
   * @isInt
   * @example 2
   */
  duplicates?: number;
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

/** A value of a condition on a number. */
interface StepCount {
  /** @example 40000 */
  value: number;
  /**
   * How many would be left with it.
   * @isInt
   * @example 23
   */
  count: number;
}

/** By condition: the commonest values among the postings that meet all the other conditions, twenty at most; and how many of these would be left with a condition on a number, at some steps. */
interface Facets {
  workplace: readonly FacetValue[];
  country: readonly FacetValue[];
  region: readonly FacetValue[];
  city: readonly FacetValue[];
  employmentType: readonly FacetValue[];
  seniority: readonly FacetValue[];
  skills: readonly FacetValue[];
  company: readonly FacetValue[];
  language: readonly FacetValue[];
  source: readonly FacetValue[];
  minSalary: readonly StepCount[];
  maxExperienceYears: readonly StepCount[];
  postedWithinDays: readonly StepCount[];
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
   * The query with words put right that no posting has, as it was searched for by meaning; absent where there are none.
   * @example "python engineer"
   */
  corrected?: string;
  /**
   * How many postings were searched: all that are open, no duplicates, and meet the conditions and what must be met.
   * @isInt
   * @example 166
   */
  total: number;
  /** When asked for. */
  facets?: Facets;
  /**
   * What the next hits are asked for with, as `cursor`; absent where there are none, or a thousand were given.
   * @example "WzUsImc1dzZ6dFkzVmU0QSIsIjIwMjYwMTE1VDA2MDAwMFotM2Y5YTFjIl0"
   */
  nextCursor?: string;
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
  hits: SimilarHit[];
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

/** A hit as it goes over the wire. */
export function toWireHit({ posting, ...rest }: DomainHit, view: 'full' | 'minimal'): Hit {
  const { description, ...facts } = toWirePosting(posting);
  return { ...rest, posting: view === 'full' ? { ...facts, description } : facts };
}

/** The same of what is like another posting. */
export function toWireSimilarHit({ posting, ...rest }: DomainSimilarAnswer['hits'][number]): SimilarHit {
  return { ...rest, posting: toWirePosting(posting) };
}
