/** What a caller of the ranker may get wrong. */
export type RankerErrorCode =
  | 'INVALID_INDEX'
  | 'INVALID_MATRIX'
  | 'INVALID_QUERY'
  | 'INVALID_WEIGHTS'
  | 'OUT_OF_MEMORY'
  | 'UNKNOWN_FIELD';

/** Thrown for input that has no right answer: the message names the offending value. */
export class RankerError extends Error {
  override readonly name = 'RankerError';

  constructor(
    readonly code: RankerErrorCode,
    message: string,
  ) {
    super(message);
  }
}
