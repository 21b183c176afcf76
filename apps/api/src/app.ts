import express, { type Express } from 'express';
import type { AppDeps } from './app-deps.js';
import type { EngineSlot } from './engine-slot.js';
import { RegisterRoutes } from './generated/routes.js';
import { answerProblem, refuseRoute } from './http/answer-problem.js';
import { checkEncoding, checkParameters, refuseMethod } from './http/check-address.js';
import { serveDocs } from './http/docs.js';
import { commonHeaders, requestId } from './http/headers.js';
import { operations } from './http/operations.js';
import { servePage } from './http/page.js';

/**
 * Builds the server's request handler; nothing listens yet.
 *
 * @example
 * createApp({ engine: new EngineSlot(engine), log: pino(), now: () => new Date() }).listen(8000);
 */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.locals.deps = deps;
  app.use(requestId, commonHeaders, hangUpWhenClosing(deps.engine), checkEncoding);
  app.use(servePage(), serveDocs());
  for (const { path, parameters } of operations) app.all(path, checkParameters(parameters));
  RegisterRoutes(app);
  for (const { path, methods } of operations) app.all(path, refuseMethod(methods));
  app.use(refuseRoute, answerProblem(deps.log));
  return app;
}

function hangUpWhenClosing(engine: EngineSlot): express.RequestHandler {
  return (_request, response, next) => {
    if (engine.isClosing) response.set('Connection', 'close');
    next();
  };
}
