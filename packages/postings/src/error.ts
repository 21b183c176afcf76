/**
 * The one error family of the project: a stable `code` that says what a caller can do about it, a sentence that names
 * the offending value and the remedy, and the `cause`.
 */
export class JobSearchError extends Error {
  override readonly name = 'JobSearchError';

  constructor(
    /** Stable, UPPER_SNAKE: `INVALID_POSTING`, `DATA_UNREADABLE`, … */
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What a caller may decide on. One file of each app maps these to HTTP statuses or exit codes. */
export type ErrorCode =
  /** A value of the caller is wrong: mend the call. */
  | 'USAGE'
  /** A posting breaks the schema. */
  | 'INVALID_POSTING'
  /** A file is not what its name or header says: mend the file. */
  | 'INVALID_FILE'
  /** A file or folder cannot be read or written: permissions, disk, path. */
  | 'DATA_UNREADABLE'
  | 'DATA_UNWRITABLE'
  /** There is no posting with that id. */
  | 'NOT_FOUND'
  /** What was read on from has been replaced: begin again. */
  | 'CURSOR_EXPIRED'
  /** No snapshot has been published there yet. */
  | 'NO_SNAPSHOT'
  /** A published snapshot fails its checks: checksum, row count, shape, format version. */
  | 'SNAPSHOT_INVALID'
  /** A guard holds a new snapshot back, since it lost too much: look at it, then force it. */
  | 'SNAPSHOT_REFUSED'
  /** The snapshot was made by another encoder than the one at hand. */
  | 'ENCODER_MISMATCH'
  /** A model's files are missing or broken. */
  | 'MODEL_UNAVAILABLE'
  /** A page is not built as the source's adapter expects it: the adapter needs mending. */
  | 'LAYOUT_CHANGED'
  /** The site refuses us: stop, and try later. */
  | 'BLOCKED'
  /** The site asks us to slow down. */
  | 'THROTTLED'
  /** The network failed: try again. */
  | 'NETWORK';

/** True for an error of ours with that code. */
export function hasCode(error: unknown, code: ErrorCode): error is JobSearchError {
  return error instanceof JobSearchError && error.code === code;
}
