import { Controller, Get, Response, Route, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AppDeps } from '../app-deps.js';
import { notReadyExample, usageExample } from '../dto/examples.js';
import { type Problem, problemType } from '../dto/problem.js';
import type { Liveness, Readiness, ServerStatus } from '../dto/service.js';
import { name, version } from '../package-info.js';

@Route('')
@Tags('Service')
export class ServiceController extends Controller {
  constructor(private readonly deps: AppDeps) {
    super();
  }

  /**
   * What runs here. A client that prefers `text/html` gets the search page instead.
   * @summary Status, or the search page
   */
  @Get('/')
  @SuccessResponse(200, 'What runs here')
  @Response<Problem>(400, 'There is a query parameter', usageExample, problemType)
  @Response<Problem>(503, 'The server is still loading its postings', notReadyExample, problemType)
  describeServer(): ServerStatus {
    const { snapshot, postings } = this.deps.engine.get().status;
    return { name, version, snapshot, postings, docs: '/docs', openapi: '/openapi.json' };
  }

  /**
   * For a supervisor that restarts what hangs: says nothing about the data.
   * @summary Is the process alive?
   */
  @Get('healthz')
  @SuccessResponse(200, 'It is')
  @Response<Problem>(400, 'There is a query parameter', usageExample, problemType)
  getLiveness(): Liveness {
    return { status: 'alive' };
  }

  /**
   * For a load balancer: whether requests may be sent here.
   * @summary Can the server answer?
   */
  @Get('readyz')
  @SuccessResponse(200, 'It can, from this snapshot')
  @Response<Problem>(400, 'There is a query parameter', usageExample, problemType)
  @Response<Problem>(503, 'It is still loading its postings, or closing', notReadyExample, problemType)
  getReadiness(): Readiness {
    const { snapshot, createdAt, postings, model } = this.deps.engine.getReady().status;
    const ageSeconds = Math.max(0, Math.floor((this.deps.now().getTime() - Date.parse(createdAt)) / 1000));
    return { status: 'ready', snapshot, createdAt, ageSeconds, postings, model };
  }
}
