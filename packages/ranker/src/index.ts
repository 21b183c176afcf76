export { RankerError, type RankerErrorCode } from './error.js';
export { createMatrix, type Matrix, rowOf, toUnitLength } from './matrix.js';
export { type PresetName, presets } from './presets.js';
export { createRanker, type FieldInput, type Ranker, type RankerHit, type RankerQuery } from './ranker.js';
export { type Scored, topK } from './top-k.js';
