export {
  defaultLimit,
  type Engine,
  type EngineStatus,
  type Hit,
  maxLimit,
  maxQueryLength,
  type SearchAnswer,
  type SearchField,
  type SearchRequest,
  searchFields,
} from './engine.js';
