import { Controller, Example, Get, Path, Response, Route, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AppDeps } from '../app-deps.js';
import { internalExample, notFoundExample, notReadyExample, postingExample, usageExample } from '../dto/examples.js';
import { type Posting, toWirePosting } from '../dto/posting.js';
import { type Problem, problemType } from '../dto/problem.js';

@Route('postings')
@Tags('Postings')
export class PostingsController extends Controller {
  constructor(private readonly deps: AppDeps) {
    super();
  }

  /**
   * One posting, closed and repeated ones included.
   * @summary Get a posting
   * @param id The posting's id, percent-encoded: `greenhouse:stripe/7206401` becomes `greenhouse:stripe%2F7206401`
   * @example id "demo:0001"
   */
  @Get('{id}')
  @SuccessResponse(200, 'The posting')
  @Example<Posting>(postingExample)
  @Response<Problem>(400, 'The id is badly percent-encoded, or there is a query parameter', usageExample, problemType)
  @Response<Problem>(404, 'There is no posting with that id', notFoundExample, problemType)
  @Response<Problem>(500, 'The server failed', internalExample, problemType)
  @Response<Problem>(503, 'The server is still loading its postings', notReadyExample, problemType)
  async getPosting(@Path() id: string): Promise<Posting> {
    const posting = await this.deps.engine.get().posting(id);
    this.setHeader('Cache-Control', 'no-cache');
    return toWirePosting(posting);
  }
}
