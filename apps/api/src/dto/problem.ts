/** The media type of a {@link Problem}. */
export const problemType = 'application/problem+json';

/** What is wrong with one parameter. */
export interface ParameterError {
  /** @example "limit" */
  parameter: string;
  /** @example "want a whole number from 1 to 100" */
  detail: string;
}

/** An error: RFC 9457, media type `application/problem+json`. */
export interface Problem {
  /** `about:blank`: `code` tells the kinds apart. */
  type: string;
  /**
   * The name of the HTTP status.
   * @example "Bad Request"
   */
  title: string;
  /**
   * The HTTP status.
   * @isInt
   * @example 400
   */
  status: number;
  /**
   * What happened and what to do about it, for a person.
   * @example "limit: want a whole number from 1 to 100 (got \"999\")"
   */
  detail: string;
  /**
   * Stable, for a program: `USAGE`, `NOT_FOUND`, `UNKNOWN_ROUTE`, `METHOD_NOT_ALLOWED`, `NOT_READY`, `INTERNAL`, …
   * @example "USAGE"
   */
  code: string;
  /** With `USAGE`: each wrong parameter. */
  errors?: ParameterError[];
  /** With a status of 500 and above: what to look for in the server's log. */
  requestId?: string;
}
