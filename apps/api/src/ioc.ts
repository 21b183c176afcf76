import type { Request } from 'express';
import type { AppDeps } from './app-deps.js';

/**
 * Hands each controller what its app was built with. tsoa calls this per request; the way through the app's own locals
 * keeps two apps in one process apart.
 */
export const iocContainer = (request: Request) => ({
  get: <T>(controller: { prototype: T }): T => {
    const construct = controller as unknown as new (deps: AppDeps) => T;
    return new construct(request.app.locals.deps as AppDeps);
  },
});
