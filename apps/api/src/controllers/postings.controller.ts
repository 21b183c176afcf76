import { Controller, Example, Get, Path, Query, Response, Route, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AppDeps } from '../app-deps.js';
import { internalExample, notFoundExample, notReadyExample, postingExample, usageExample } from '../dto/examples.js';
import { type Posting, toWirePosting } from '../dto/posting.js';
import { type Problem, problemType } from '../dto/problem.js';
import { type SimilarAnswer, toWireSimilarHit } from '../dto/search-answer.js';
import { readFilters } from './read-filters.js';

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

  /**
   * Open postings that are nearest to one by meaning, best first: not itself, not what repeats it, and of openings in several places one.
   * @summary Similar postings
   * @param id The posting's id, percent-encoded; closed and repeated ones have similar ones, too
   * @example id "demo:0001"
   * @param limit How many postings at most
   * @isInt limit want a whole number from 1 to 100
   * @minimum limit 1 want a whole number from 1 to 100
   * @maximum limit 100 want a whole number from 1 to 100
   * @example limit 5
   * @param otherCompanies Whether those of the same company are left out
   * @example otherCompanies true
   * @param workplace Of these only, parted by commas: on-site, hybrid, remote, unknown
   * @example workplace "remote,hybrid"
   * @param country Of these only, parted by commas: ISO 3166-1 alpha-2
   * @example country "HR,AT"
   * @param region Of these only, parted by commas: states, counties and the like
   * @example region "California"
   * @param city Of these only, parted by commas
   * @example city "Zagreb"
   * @param near Around a city, with its state or country where several have the name ("Portland, ME", "London, UK"), or around a point: degrees north and east
   * @example near "Zagreb, HR"
   * @param withinKm How far from `near`, in kilometres; 50 when it is not said
   * @minimum withinKm 1 want 1 to 20000
   * @maximum withinKm 20000 want 1 to 20000
   * @example withinKm 50
   * @param employmentType Of these only, parted by commas: full-time, part-time, contract, temporary, internship, volunteer, other
   * @example employmentType "full-time"
   * @param seniority Of these only, parted by commas: internship, entry, associate, mid-senior, director, executive
   * @example seniority "entry,associate"
   * @param skills With all of these, parted by commas
   * @example skills "Python,SQL"
   * @param anySkills With one of these at least, parted by commas
   * @example anySkills "Java,Kotlin"
   * @param maxExperienceYears That ask for so many years of experience at most, or for none
   * @minimum maxExperienceYears 0 want 0 or more
   * @example maxExperienceYears 2
   * @param company Of these only, parted by commas; a comma within a name is written `\,`, here as in all lists
   * @example company "Korica"
   * @param notCompany Of none of these, parted by commas
   * @example notCompany "Acme"
   * @param language In these only, parted by commas: BCP 47
   * @example language "en"
   * @param source From these only, parted by commas
   * @example source "linkedin,greenhouse"
   * @param minSalary That pay at least so much for a year of full work, in their own currency; pay by the hour or month is counted up to a year
   * @minimum minSalary 0 want 0 or more
   * @example minSalary 40000
   * @param maxSalary That pay no more than so much at the least: those whose pay begins at it or below
   * @minimum maxSalary 0 want 0 or more
   * @example maxSalary 80000
   * @param currency That pay in this currency: ISO 4217
   * @example currency "EUR"
   * @param includeUnknownSalary Whether postings that do not tell their pay pass `minSalary`, `maxSalary` and `currency`
   * @example includeUnknownSalary false
   * @param postedWithinDays Posted, or first seen where no date is told, so many days ago at most
   * @example postedWithinDays 7
   * @param includeClosed Whether closed postings are searched, too
   * @example includeClosed false
   */
  @Get('{id}/similar')
  @SuccessResponse(200, 'The postings, best first; none is an answer too')
  @Example<SimilarAnswer>({
    hits: [{ posting: postingExample, score: 0.83 }],
    total: 165,
    snapshot: '20260115T060000Z-3f9a1c',
    tookMs: 2.1,
  })
  @Response<Problem>(400, 'A parameter is wrong, repeated or unknown', usageExample, problemType)
  @Response<Problem>(404, 'There is no posting with that id', notFoundExample, problemType)
  @Response<Problem>(500, 'The server failed', internalExample, problemType)
  @Response<Problem>(503, 'The server is still loading its postings', notReadyExample, problemType)
  async getSimilar(
    @Path() id: string,
    @Query() limit: number = 5,
    @Query() otherCompanies: boolean = false,
    @Query() workplace?: string,
    @Query() country?: string,
    @Query() region?: string,
    @Query() city?: string,
    @Query() near?: string,
    @Query() withinKm?: number,
    @Query() employmentType?: string,
    @Query() seniority?: string,
    @Query() skills?: string,
    @Query() anySkills?: string,
    @Query() maxExperienceYears?: number,
    @Query() company?: string,
    @Query() notCompany?: string,
    @Query() language?: string,
    @Query() source?: string,
    @Query() minSalary?: number,
    @Query() maxSalary?: number,
    @Query() currency?: string,
    @Query() includeUnknownSalary: boolean = false,
    @Query() postedWithinDays?: number,
    @Query() includeClosed: boolean = false,
  ): Promise<SimilarAnswer> {
    const filters = readFilters({
      workplace,
      country,
      region,
      city,
      near,
      withinKm,
      employmentType,
      seniority,
      skills,
      anySkills,
      maxExperienceYears,
      company,
      notCompany,
      language,
      source,
      minSalary,
      maxSalary,
      currency,
      includeUnknownSalary,
      postedWithinDays,
      includeClosed,
    });
    const { hits, total, snapshot, tookMs } = await this.deps.engine
      .get()
      .similar({ id, limit, otherCompanies, filters });
    return { hits: hits.map(toWireSimilarHit), total, snapshot, tookMs };
  }
}
