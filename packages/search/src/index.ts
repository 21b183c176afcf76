export { modelSource, postingsPath } from './data-folder.js';
export { createEmbeddedEngine } from './embedded/embedded-engine.js';
export {
  defaultLimit,
  type Engine,
  type EngineStatus,
  type Explanation,
  type Hit,
  maxLimit,
  maxQueryLength,
  type Preset,
  presets,
  type SearchAnswer,
  type SearchField,
  type SearchMode,
  type SearchRequest,
  type SimilarAnswer,
  type SimilarRequest,
  type SuggestAnswer,
  type Suggestion,
  type SuggestRequest,
  searchFields,
  searchModes,
  type UnderstandMode,
  type Understood,
  understandModes,
} from './engine.js';
export type { Facets, FacetValue } from './filters/filter-index.js';
export {
  checkFilters,
  type NumberFilter,
  type SearchFilters,
  type ValueFilter,
  valueFilters,
} from './filters/filters.js';
export type { StepCount } from './filters/number-column.js';
export { splitValues } from './filters/split-values.js';
export { type EnsureDataOptions, ensureData } from './indexing/ensure-data.js';
export {
  type IndexInput,
  type IndexOptions,
  type IndexPlan,
  type IndexReport,
  indexPostings,
  planIndex,
} from './indexing/index-postings.js';
export { type KeepVectorsInput, keepVectors } from './indexing/keep-vectors.js';
export { type OpenEngineOptions, openEngine } from './open-engine.js';
export type { Passage } from './passages.js';
export { maxSuggestions } from './suggest/suggest.js';
