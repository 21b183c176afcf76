export { RankerError, type RankerErrorCode } from './error.js';
export { createMatrix, type Matrix, rowOf, toUnitLength } from './matrix.js';
