/** The process runs. */
export interface Liveness {
  status: 'alive';
}

/** The process can answer, and from what. */
export interface Readiness {
  status: 'ready';
  /**
   * The id of the snapshot in service.
   * @example "20260115T060000Z-3f9a1c"
   */
  snapshot: string;
  /**
   * When it was made: ISO 8601.
   * @example "2026-01-15T06:00:00.000Z"
   */
  createdAt: string;
  /**
   * How old it is.
   * @isInt
   * @example 3600
   */
  ageSeconds: number;
  /**
   * Postings in the snapshot, closed and repeated ones included.
   * @isInt
   * @example 172
   */
  postings: number;
  /**
   * The model whose vectors it holds.
   * @example "builtin"
   */
  model: string;
}

/** What runs here. */
export interface ServerStatus {
  /** @example "jobsearch" */
  name: string;
  /** @example "0.1.0" */
  version: string;
  /**
   * The id of the snapshot in service.
   * @example "20260115T060000Z-3f9a1c"
   */
  snapshot: string;
  /**
   * Postings in the snapshot, closed and repeated ones included.
   * @isInt
   * @example 172
   */
  postings: number;
  /**
   * Path of the human-readable API page.
   * @example "/docs"
   */
  docs: string;
  /**
   * Path of the OpenAPI document.
   * @example "/openapi.json"
   */
  openapi: string;
}
