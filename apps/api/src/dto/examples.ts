import type { Posting } from './posting.js';
import type { Problem } from './problem.js';

// tsoa reads these from the source: plain literals only, no spread, no `as const`.

/** In the OpenAPI document: a posting. */
export const postingExample: Posting = {
  id: 'demo:0001',
  url: 'https://jobs.example.com/0001',
  title: 'Python developer',
  company: 'Brezna Software',
  location: 'Zagreb, Croatia',
  places: [{ city: 'Zagreb', country: 'HR' }],
  workplace: 'remote',
  employmentType: ['full-time'],
  salary: { min: 42000, max: 55000, currency: 'EUR', period: 'year', origin: 'published' },
  skills: ['Python', 'PostgreSQL'],
  language: 'en',
  description: 'You build and run the services behind our booking site.',
  postedAt: '2026-01-12',
  firstSeenAt: '2026-01-12T06:00:00Z',
  lastSeenAt: '2026-01-15T06:00:00Z',
  source: 'demo',
};

/** In the OpenAPI document: a wrong parameter. */
export const usageExample: Problem = {
  type: 'about:blank',
  title: 'Bad Request',
  status: 400,
  detail: 'limit: want a whole number from 1 to 100 (got "999")',
  code: 'USAGE',
  errors: [{ parameter: 'limit', detail: 'want a whole number from 1 to 100 (got "999")' }],
};

/** In the OpenAPI document: no posting with that id. */
export const notFoundExample: Problem = {
  type: 'about:blank',
  title: 'Not Found',
  status: 404,
  detail: 'There is no posting "demo:9999".',
  code: 'NOT_FOUND',
};

/** In the OpenAPI document: an answer that cannot be read on. */
export const expiredExample: Problem = {
  type: 'about:blank',
  title: 'Gone',
  status: 410,
  detail: 'there are new postings since the search was begun: search again without the cursor',
  code: 'CURSOR_EXPIRED',
};

/** In the OpenAPI document: no engine yet. */
export const notReadyExample: Problem = {
  type: 'about:blank',
  title: 'Service Unavailable',
  status: 503,
  detail: 'The server is still loading its postings: try again in a few seconds.',
  code: 'NOT_READY',
};

/** In the OpenAPI document: what went wrong is in the log. */
export const internalExample: Problem = {
  type: 'about:blank',
  title: 'Internal Server Error',
  status: 500,
  detail: 'The server failed to answer. The operator finds the reason in its log under this request id.',
  code: 'INTERNAL',
  requestId: '7f3c2a9e-4b1d-4c57-9a58-0d4c1f6f2b11',
};
