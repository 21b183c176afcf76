import type { Posting } from '@jobsearch/postings';
import type { Facets } from './filters/filter-index.js';
import type { SearchFilters } from './filters/filters.js';

/** The fields that have vectors, and so weights. */
export const searchFields = ['title', 'company', 'location', 'description'] as const;
export type SearchField = (typeof searchFields)[number];

/** `classic`: by meaning alone, with the weights of the Python demo that this project grew from. */
export const presets = ['classic'] as const;
export type Preset = (typeof presets)[number];

/** Whether words and meaning decide together (the default), or one alone. */
export const searchModes = ['hybrid', 'words', 'meaning'] as const;
export type SearchMode = (typeof searchModes)[number];

export interface SearchRequest {
  /** What is searched for; at least one character that is not blank, at most 1,000. */
  readonly query: string;
  /** 1–100; default 5. */
  readonly limit?: number;
  /** Another way to rank than the default. */
  readonly preset?: Preset;
  /** Default `hybrid`. */
  readonly mode?: SearchMode;
  /** What a posting must meet; default nothing. */
  readonly filters?: SearchFilters;
  /** Whether the answer counts the values that the postings have. Default false. */
  readonly facets?: boolean;
}

export interface Hit {
  readonly posting: Posting;
  /** Comparable within one answer. */
  readonly score: number;
}

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  /** How many postings were searched: all that are open, no duplicates, and pass the filters. */
  readonly total: number;
  readonly facets?: Facets;
  /** The id of the snapshot that answered. */
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
  /** @throws JobSearchError `USAGE` for an empty or too long query, or a limit out of range. */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** @throws JobSearchError `NOT_FOUND`. */
  posting(id: string): Promise<Posting>;
  close(): Promise<void>;
}

export const defaultLimit = 5;
export const maxLimit = 100;
export const maxQueryLength = 1000;
