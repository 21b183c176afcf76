import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { problemType } from '../dto/problem.js';
import { HttpProblem, toProblem } from '../problem.js';

/** For addresses that no route took. */
export const refuseRoute: RequestHandler = (request) => {
  throw new HttpProblem(404, 'UNKNOWN_ROUTE', `There is nothing at ${request.path}: see /docs for what there is.`);
};

/** The one place where errors become answers. What the client could not have caused is logged. */
export function answerProblem(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = toProblem(error);
    const requestId = response.locals.requestId as string;
    if (problem.status >= 500 && !(error instanceof HttpProblem)) {
      log.error({ err: error, requestId, method: request.method, path: request.path }, 'a request failed');
    }
    // Half an answer cannot become a problem: Express then cuts the connection.
    if (response.headersSent) return next(error);
    if (problem.status === 503) response.set('Retry-After', '5');
    response.set('Cache-Control', 'no-store').status(problem.status).type(problemType);
    response.send(JSON.stringify(problem.status >= 500 ? { ...problem, requestId } : problem));
  };
}
