import { Controller, Example, Get, Query, Response, Route, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AppDeps } from '../app-deps.js';
import { internalExample, notReadyExample, postingExample, usageExample } from '../dto/examples.js';
import { toWirePosting } from '../dto/posting.js';
import { type Problem, problemType } from '../dto/problem.js';
import type { SearchAnswer } from '../dto/search-answer.js';

@Route('search')
@Tags('Search')
export class SearchController extends Controller {
  constructor(private readonly deps: AppDeps) {
    super();
  }

  /**
   * Open postings by how well they fit the query, by meaning and by words, best first.
   * @summary Search postings
   * @param query What is searched for, in plain words; one character is enough ("C"), blanks alone are not
   * @minLength query 1 want at least one character, for example query=python%20developer%20remote
   * @maxLength query 1000 want at most 1,000 characters
   * @example query "python developer remote"
   * @param limit How many postings at most
   * @isInt limit want a whole number from 1 to 100
   * @minimum limit 1 want a whole number from 1 to 100
   * @maximum limit 100 want a whole number from 1 to 100
   * @example limit 5
   * @param preset `classic` ranks by meaning alone, with the weights of the Python demo that this project grew from: title .5, location .5, company .2, description .3
   * @example preset "classic"
   * @param mode Whether words and meaning decide together, or one of them alone
   * @example mode "hybrid"
   */
  @Get()
  @SuccessResponse(200, 'The postings, best first; none is an answer too')
  @Example<SearchAnswer>({
    hits: [{ posting: postingExample, score: 0.71 }],
    total: 166,
    snapshot: '20260115T060000Z-3f9a1c',
    tookMs: 3.2,
  })
  @Response<Problem>(400, 'A parameter is missing, wrong, repeated or unknown', usageExample, problemType)
  @Response<Problem>(500, 'The server failed', internalExample, problemType)
  @Response<Problem>(503, 'The server is still loading its postings', notReadyExample, problemType)
  async search(
    @Query() query: string,
    @Query() limit: number = 5,
    @Query() preset?: 'classic',
    @Query() mode: 'hybrid' | 'words' | 'meaning' = 'hybrid',
  ): Promise<SearchAnswer> {
    const answer = await this.deps.engine.get().search({ query, limit, mode, ...(preset && { preset }) });
    const hits = answer.hits.map(({ posting, score }) => ({ posting: toWirePosting(posting), score }));
    return { hits, total: answer.total, snapshot: answer.snapshot, tookMs: answer.tookMs };
  }
}
