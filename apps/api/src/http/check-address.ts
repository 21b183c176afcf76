import type { Request, RequestHandler } from 'express';
import { HttpProblem } from '../problem.js';

/** Refuses a badly percent-encoded address: decoded loosely it would be another question than the one that was asked. */
export const checkEncoding: RequestHandler = (request, _response, next) => {
  try {
    decodeURIComponent(request.originalUrl);
  } catch {
    const detail =
      'The address holds a "%" that does not begin an encoded UTF-8 character: write %25 for the sign itself.';
    throw new HttpProblem(400, 'USAGE', detail);
  }
  next();
};

/** Refuses query parameters that the route does not know, and repeated ones: none of ours is a list. */
export function checkParameters(known: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    const errors = Object.entries(request.query).flatMap(([name, value]) => {
      if (!known.includes(name)) return [{ parameter: name, detail: unknownParameter(request, known) }];
      return Array.isArray(value) ? [{ parameter: name, detail: `given ${value.length} times: want it once` }] : [];
    });
    if (errors.length === 0) return next();
    const detail = errors.map(({ parameter, detail }) => `${parameter}: ${detail}`).join('; ');
    throw new HttpProblem(400, 'USAGE', detail, errors);
  };
}

function unknownParameter(request: Request, known: readonly string[]): string {
  if (known.length === 0) return `unknown parameter: ${request.path} takes none`;
  return `unknown parameter: ${request.path} takes ${known.join(', ')}`;
}

/** For what is left of a route once its methods had their turn. */
export function refuseMethod(allowed: readonly string[]): RequestHandler {
  const allow = [...allowed, 'OPTIONS'].join(', ');
  return (request, response) => {
    response.set('Allow', allow);
    if (request.method === 'OPTIONS') {
      response.set({ 'Access-Control-Allow-Methods': allow, 'Access-Control-Max-Age': '86400' }).status(204).end();
      return;
    }
    throw new HttpProblem(405, 'METHOD_NOT_ALLOWED', `${request.path} takes ${allow}, not ${request.method}.`);
  };
}
