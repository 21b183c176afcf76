import { type RequestHandler, Router } from 'express';
import swaggerUi from 'swagger-ui-express';
import spec from '../generated/openapi.json' with { type: 'json' };
import { checkParameters, refuseMethod } from './check-address.js';
import { docsPolicy } from './headers.js';

const options = {
  customSiteTitle: 'jobsearch API',
  // Nothing to log in to.
  customCss: '.swagger-ui .topbar, .swagger-ui .auth-wrapper { display: none }',
  swaggerUrl: '../openapi.json',
  swaggerOptions: { validatorUrl: null, tryItOutEnabled: true },
};

/** The OpenAPI document at `/openapi.json`, and Swagger UI over it at `/docs`. */
export function serveDocs(): Router {
  const router = Router();
  router.get('/openapi.json', checkParameters([]), (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(spec);
  });
  router.get('/docs', looserPolicy, (request, response) => {
    // The page names its files relative to the folder.
    if (!request.path.endsWith('/')) return response.redirect(301, 'docs/');
    return response.set('Cache-Control', 'no-cache').send(swaggerUi.generateHTML(undefined, options));
  });
  router.all(['/openapi.json', '/docs'], refuseMethod(['GET', 'HEAD']));
  router.use('/docs', looserPolicy, swaggerUi.serveFiles(undefined, options));
  return router;
}

const looserPolicy: RequestHandler = (_request, response, next) => {
  response.set('Content-Security-Policy', docsPolicy);
  next();
};
