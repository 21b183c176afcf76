import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** For the search page: its own files and its own API, nothing else. */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** For Swagger UI, which writes styles into its page and pictures into its styles. */
export const docsPolicy = pagePolicy
  .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
  .replace("img-src 'self'", "img-src 'self' data:");

/** Headers of every answer. Routes that may be cached say so themselves. */
export const commonHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': pagePolicy,
    'X-Content-Type-Options': 'nosniff',
    // The address of the page holds what was searched for: no concern of the sites it links to.
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    // Public data, read only, no cookies: any page may read it.
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-store',
  });
  next();
};

/** Takes over a caller's plain `X-Request-Id` or makes one, and sends it back. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id') ?? '';
  const id = /^[\w.:=-]{1,128}$/.test(given) ? given : randomUUID();
  response.locals.requestId = id;
  response.set('X-Request-Id', id);
  next();
};
