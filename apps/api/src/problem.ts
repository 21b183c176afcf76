import { STATUS_CODES } from 'node:http';
import { type ErrorCode, JobSearchError } from '@jobsearch/postings';
import { ValidateError } from '@tsoa/runtime';
import type { ParameterError, Problem } from './dto/problem.js';

/** What a client can be told besides the codes of the packages. */
type HttpCode = 'USAGE' | 'UNKNOWN_ROUTE' | 'METHOD_NOT_ALLOWED' | 'NOT_READY' | 'INTERNAL';

/** An error that is meant for the client as it is. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';

  constructor(
    readonly status: number,
    readonly code: HttpCode,
    message: string,
    readonly errors?: readonly ParameterError[],
  ) {
    super(message);
  }
}

// Below 500: the caller can mend it. 503: the operator must, or time will.
const statusOf: Readonly<Record<ErrorCode, number>> = {
  USAGE: 400,
  NOT_FOUND: 404,
  CURSOR_EXPIRED: 410,
  NO_SNAPSHOT: 503,
  SNAPSHOT_INVALID: 503,
  ENCODER_MISMATCH: 503,
  MODEL_UNAVAILABLE: 503,
  DATA_UNREADABLE: 503,
  DATA_UNWRITABLE: 503,
  NETWORK: 503,
  THROTTLED: 503,
  BLOCKED: 503,
  LAYOUT_CHANGED: 500,
  INVALID_POSTING: 500,
  INVALID_FILE: 500,
  SNAPSHOT_REFUSED: 500,
};

const hiddenDetail = 'The server failed to answer. The operator finds the reason in its log under this request id.';

/**
 * An error as the client sees it. Errors from 500 up keep their message to the log, since it may name files and hosts;
 * an {@link HttpProblem} was written for the client.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof HttpProblem) return problem(error.status, error.code, error.message, error.errors);
  if (error instanceof ValidateError) return toParameterProblem(error);
  if (error instanceof JobSearchError) {
    const status = statusOf[error.code];
    return problem(status, error.code, status < 500 ? error.message : hiddenDetail);
  }
  // Express and its parts mark what the client did wrong by a status.
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 404) return problem(404, 'UNKNOWN_ROUTE', 'There is nothing here.');
  if (status >= 400 && status < 500) return problem(status, 'USAGE', (error as Error).message);
  return problem(500, 'INTERNAL', hiddenDetail);
}

function toParameterProblem(error: ValidateError): Problem {
  const errors = Object.entries(error.fields).map(([parameter, { message, value }]) => {
    const want = listed(message) ?? message;
    const detail = value === undefined || value === '' ? want : `${want} (got ${shorten(JSON.stringify(value))})`;
    return { parameter, detail };
  });
  const detail = errors.map((each) => `${each.parameter}: ${each.detail}`).join('; ');
  return problem(400, 'USAGE', detail, errors);
}

/** tsoa names the values that a parameter may have one by one, in brackets and quotes: "should be one of the following; ['full']". */
function listed(message: string): string | undefined {
  const values = Array.from(
    message.matchAll(/should be one of the following; \[([^\]]*)\]/g),
    (found) => found[1] as string,
  )
    .flatMap((list) => list.split(','))
    .map((value) => value.replace(/^'|'$/g, ''));
  return values.length > 0 ? `want ${values.join(' or ')}` : undefined;
}

function problem(status: number, code: string, detail: string, errors?: readonly ParameterError[]): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail, code, ...(errors && { errors: [...errors] }) };
}

function shorten(shown: string): string {
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
