import type { Posting } from '@jobsearch/postings';
import type { Facets } from './filters/filter-index.js';
import type { SearchFilters } from './filters/filters.js';
import type { Passage } from './passages.js';
import type { SuggestionKind } from './suggest/collect-names.js';
import type { ConstraintKind } from './understand/index.js';

/** The fields that have vectors, and so weights. */
export const searchFields = ['title', 'company', 'location', 'description'] as const;
export type SearchField = (typeof searchFields)[number];

/** `classic`: by meaning alone, with the weights of the Python demo that this project grew from. */
export const presets = ['classic'] as const;
export type Preset = (typeof presets)[number];

/** Whether words and meaning decide together (the default), or one alone. */
export const searchModes = ['hybrid', 'words', 'meaning'] as const;
export type SearchMode = (typeof searchModes)[number];

/**
 * What becomes of what a query asks for besides its words ("remote", "London", "over 60k"): postings that meet it come first (the default), or are the only
 * ones; or all words are just words.
 */
export const understandModes = ['boost', 'filter', 'off'] as const;
export type UnderstandMode = (typeof understandModes)[number];

export interface SearchRequest {
  /** What is searched for; at least one character that is not blank, at most 1,000. */
  readonly query: string;
  /** 1–100; default 5. */
  readonly limit?: number;
  /** Goes on where an answer to the same search ended: its `nextCursor`. */
  readonly cursor?: string;
  /** Another way to rank than the default. */
  readonly preset?: Preset;
  /** Default `hybrid`. */
  readonly mode?: SearchMode;
  /** Default `boost`; a preset understands nothing. */
  readonly understand?: UnderstandMode;
  /** Parts of the query to take as plain words, as {@link Understood} tells them; case, accents and signs do not count. */
  readonly plain?: readonly string[];
  /** Parts of the query that postings must meet, as {@link Understood} tells them. */
  readonly strict?: readonly string[];
  /** What a posting must meet; default nothing. */
  readonly filters?: SearchFilters;
  /** Whether the answer counts the values that the postings have. Default false. */
  readonly facets?: boolean;
  /**
   * Prefers newer postings: after so many days (1–3,650) half of what can fade of a score has faded, and a half of it never does. By the day they were posted, or
   * first seen where that is not told. Default: age does not count.
   */
  readonly freshnessDays?: number;
  /** Hits of one company at most, 1–100; default any number. Postings without a company are not counted. */
  readonly maxPerCompany?: number;
  /** Whether hits have the part of the description that answers best. Default false. */
  readonly passages?: boolean;
  /** Whether hits tell what made their scores. Default false. */
  readonly explain?: boolean;
}

export interface Hit {
  readonly posting: Posting;
  /** 0–1 in a hybrid search: how well it fits, roughly comparable between answers, and below 0.2 where nothing found is what was asked; else a sum of cosines or of BM25F. */
  readonly score: number;
  /** How many other postings repeat it; absent where none does. */
  readonly duplicates?: number;
  /** Absent where the description is empty. */
  readonly passage?: Passage;
  readonly explanation?: Explanation;
}

/** What made a score: `meaning.score + words.score`, up to rounding. */
export interface Explanation {
  /** Absent where meaning did not count. */
  readonly meaning?: { readonly score: number; readonly fields: readonly MeaningPart[] };
  /** Absent where no word of the query stands in the posting, or words did not count. */
  readonly words?: { readonly score: number; readonly words: readonly WordPart[] };
  /** The factor, 0–1, that all scores have in them for how far the posting meets what the query asks for besides its words, and has its rare words; 1 where there is nothing of that. */
  readonly understood: number;
  /** The factor, 0.5–1, for the posting's age, when that is asked to count. */
  readonly freshness?: number;
}

/** How near a field is to the query. */
export interface MeaningPart {
  readonly field: SearchField;
  /** −1 … 1. */
  readonly cosine: number;
  readonly weight: number;
  /** What it adds to the score. */
  readonly score: number;
}

/** A word of the query in a field. */
export interface WordPart {
  /** As it was typed, or what a skill or job of the query is called, too. */
  readonly word: string;
  /** As it stands in the posting: another form of the word, or what was meant in spite of a typing error. */
  readonly found: string;
  readonly field: SearchField;
  /** What it adds to the score. */
  readonly score: number;
}

/** A part of a query that asks something of postings. */
export interface Understood {
  readonly kind: ConstraintKind;
  /** What is asked, for a person: `London, GB`, `remote`, `60,000 EUR a year or more`. */
  readonly value: string;
  /** The words of the query, from `start` to before `end` in UTF-16 units. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What became of it: postings that meet it come first, are the only ones, or it was taken as plain words on request. */
  readonly effect: 'boost' | 'filter' | 'off';
}

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  /** What the query asks for besides its words, in their order. */
  readonly understood: readonly Understood[];
  /** The query with words put right that no posting has, as it was searched for by meaning; absent where there are none. */
  readonly corrected?: string;
  /** How many postings were searched: all that are open, no duplicates, and pass the filters and what must be met. */
  readonly total: number;
  readonly facets?: Facets;
  /** What the next hits are asked for with; absent where there are none, or a thousand were given. */
  readonly nextCursor?: string;
  /** The id of the snapshot that answered. */
  readonly snapshot: string;
  readonly tookMs: number;
}

export interface SimilarRequest {
  /** The posting that others are to be like: any, closed and repeated ones too. */
  readonly id: string;
  /** 1–100; default 5. */
  readonly limit?: number;
  /** Whether postings of the same company are left out. Default false. */
  readonly otherCompanies?: boolean;
  /** What a posting must meet; default nothing. */
  readonly filters?: SearchFilters;
}

/** The postings nearest to one by meaning, best first: see {@link SearchAnswer}. */
export type SimilarAnswer = Pick<SearchAnswer, 'hits' | 'total' | 'snapshot' | 'tookMs'>;

export interface SuggestRequest {
  /** What was typed so far; at least one character that is not blank, at most 1,000. */
  readonly prefix: string;
  /** 1–20; default 8. */
  readonly limit?: number;
}

/** What a query that was begun may go on to be. */
export interface Suggestion {
  /** The query. */
  readonly text: string;
  /** What it was completed with. */
  readonly kind: SuggestionKind;
  /** How many open postings have that. */
  readonly count: number;
}

export interface SuggestAnswer {
  /** Most postings first. */
  readonly suggestions: readonly Suggestion[];
  readonly snapshot: string;
  readonly tookMs: number;
}

export interface EngineStatus {
  readonly snapshot: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Postings in the snapshot, closed and repeated ones included. */
  readonly postings: number;
  /** Model id of the encoder. */
  readonly model: string;
}

/** What answers searches: embedded in the process, or (later) a cluster behind the same port. */
export interface Engine {
  readonly status: EngineStatus;
  /**
   * @throws JobSearchError `USAGE` for an empty or too long query, a limit out of range, a part in `strict` that is not understood, a cursor of another search, a
   *   city that is not known; `CURSOR_EXPIRED`
   */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /**
   * The nearest to a posting, without itself, without what repeats it, and of openings of one company in several places with the best alone.
   *
   * @throws JobSearchError `NOT_FOUND`; `USAGE` for a limit out of range and for filters that are none
   */
  similar(request: SimilarRequest): Promise<SimilarAnswer>;
  /**
   * Completes what was typed with titles, skills, companies and places of the postings, at the beginning of any of their words.
   *
   * @throws JobSearchError `USAGE` for an empty or too long prefix, or a limit out of range
   */
  suggest(request: SuggestRequest): Promise<SuggestAnswer>;
  /** @throws JobSearchError `NOT_FOUND`. */
  posting(id: string): Promise<Posting>;
  close(): Promise<void>;
}

export const defaultLimit = 5;
export const maxLimit = 100;
export const maxQueryLength = 1000;
