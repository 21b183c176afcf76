import { fileURLToPath } from 'node:url';
import { type RequestHandler, Router } from 'express';
import { checkParameters, refuseMethod } from './check-address.js';

const root = fileURLToPath(new URL('../../public/', import.meta.url));
const assets = [
  'page.css',
  'hit.css',
  'page.js',
  'hit.js',
  'facts.js',
  'conditions.js',
  'understood.js',
  'suggest.js',
  'icon.svg',
];

/** The search page: its HTML at `/` for clients that prefer it, and its files. */
export function servePage(): Router {
  const router = Router();
  router.get('/', (request, response, next) => {
    response.vary('Accept');
    if (request.accepts(['json', 'html']) !== 'html') return next();
    return sendFile('index.html')(request, response, next);
  });
  for (const name of assets) {
    router.get(`/${name}`, checkParameters([]), sendFile(name));
    router.all(`/${name}`, refuseMethod(['GET', 'HEAD']));
  }
  return router;
}

function sendFile(name: string): RequestHandler {
  return (_request, response, next) => {
    // Asked for anew each time, answered with 304: a new version of the server shows at once.
    response.set('Cache-Control', 'no-cache');
    response.sendFile(name, { root, cacheControl: false }, (error) => error && next(error));
  };
}
