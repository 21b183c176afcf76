import { Controller, Example, Get, Query, Response, Route, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AppDeps } from '../app-deps.js';
import { internalExample, notReadyExample, usageExample } from '../dto/examples.js';
import { type Problem, problemType } from '../dto/problem.js';
import type { SuggestAnswer } from '../dto/suggest-answer.js';

@Route('suggest')
@Tags('Search')
export class SuggestController extends Controller {
  constructor(private readonly deps: AppDeps) {
    super();
  }

  /**
   * Titles, skills, companies and places of the open postings, of which a word begins with what was typed; where these are few, the last word is completed behind the others.
   * @summary Complete a query
   * @param prefix What was typed so far; case and accents do not count
   * @minLength prefix 1 want at least one character, for example prefix=nur
   * @maxLength prefix 1000 want at most 1,000 characters
   * @example prefix "nur"
   * @param limit How many suggestions at most
   * @isInt limit want a whole number from 1 to 20
   * @minimum limit 1 want a whole number from 1 to 20
   * @maximum limit 20 want a whole number from 1 to 20
   * @example limit 8
   */
  @Get()
  @SuccessResponse(200, 'The suggestions; none is an answer too')
  @Example<SuggestAnswer>({
    suggestions: [{ text: 'Registered nurse', kind: 'title', count: 12 }],
    snapshot: '20260115T060000Z-3f9a1c',
    tookMs: 0.4,
  })
  @Response<Problem>(400, 'A parameter is missing, wrong, repeated or unknown', usageExample, problemType)
  @Response<Problem>(500, 'The server failed', internalExample, problemType)
  @Response<Problem>(503, 'The server is still loading its postings', notReadyExample, problemType)
  async suggest(@Query() prefix: string, @Query() limit: number = 8): Promise<SuggestAnswer> {
    const { suggestions, snapshot, tookMs } = await this.deps.engine.get().suggest({ prefix, limit });
    return { suggestions: [...suggestions], snapshot, tookMs };
  }
}
