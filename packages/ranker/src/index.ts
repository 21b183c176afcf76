export { type DiversifyOptions, decay, diversify } from './adjust.js';
export {
  type Analyser,
  type AnalyserOptions,
  type ChunkTerms,
  createAnalyser,
  fold,
  stemEnglish,
  type Token,
} from './analyse/index.js';
export { RankerError, type RankerErrorCode } from './error.js';
export { type FuseOptions, type FusionMethod, fuse, type RankedList } from './fuse.js';
export type { DocumentsInput, FieldInput } from './hybrid/index-fields.js';
export type { RankerOptions } from './hybrid/options.js';
export { type CosinePart, type ScoreParts, scoreOf, type TextPart, type VectorPart } from './hybrid/parts.js';
export type {
  BestByWords,
  FreshnessOptions,
  FusionOptions,
  GroupOptions,
  RankerQuery,
} from './hybrid/query.js';
export type { RankerHit } from './hybrid/search.js';
export { type FromBytesOptions, rankerFromBytes, rankerToBytes } from './hybrid/stored.js';
export { allocateIndexBytes } from './kernels/index-bytes.js';
export {
  createLexicalIndex,
  type LexicalFieldInput,
  type LexicalIndex,
  type LexicalOptions,
  type LexicalPart,
  type LexicalQueryOptions,
  type LexicalScores,
  type PreparedQuery,
  parseQuery,
  type QueryClause,
} from './lexical/index.js';
export { createMatrix, type Matrix, rowOf, toUnitLength } from './matrix.js';
export { averagePrecision, type Grades, ndcg, recall, reciprocalRank } from './metrics.js';
export { nearest } from './nearest.js';
export { createRanker, type Ranker } from './ranker.js';
export { createRowSet, type RowFilter, type RowSet, toRowSet } from './row-set.js';
export { type Scored, topK } from './top-k.js';
export { fromHalf, toHalf } from './vectors/half.js';
export { type Int8Matrix, toInt8 } from './vectors/int8.js';
export { type OneBitMatrix, toOneBit } from './vectors/one-bit.js';
export {
  createVectorField,
  type Pooled,
  type Pooling,
  type VectorField,
  type VectorFieldInput,
  type VectorFieldOptions,
} from './vectors/vector-field.js';
export {
  createVectorIndex,
  type NearestOptions,
  type VectorIndex,
  type VectorIndexOptions,
} from './vectors/vector-index.js';
