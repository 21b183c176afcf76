import { Controller, Example, Get, Query, Response, Route, SuccessResponse, Tags } from '@tsoa/runtime';
import type { AppDeps } from '../app-deps.js';
import { expiredExample, internalExample, notReadyExample, postingExample, usageExample } from '../dto/examples.js';
import { type Problem, problemType } from '../dto/problem.js';
import { type SearchAnswer, toWireHit } from '../dto/search-answer.js';
import { readFilters, readLists } from './read-filters.js';

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
   * @param cursor Goes on where an answer to the same search ended: its `nextCursor`; everything but `limit`, `view` and what is shown must be the same
   * @example cursor "WzUsImc1dzZ6dFkzVmU0QSIsIjIwMjYwMTE1VDA2MDAwMFotM2Y5YTFjIl0"
   * @param view `minimal` leaves the descriptions out
   * @example view "full"
   * @param preset `classic` ranks by meaning alone, with the weights of the Python demo that this project grew from: title .5, location .5, company .2, description .3
   * @example preset "classic"
   * @param mode Whether words and meaning decide together, or one of them alone
   * @example mode "hybrid"
   * @param understand What becomes of what the query asks for besides its words ("remote", "London", "over 60k"): postings that meet it come first (the default), or are the only ones, or all words are just words (with a preset they always are)
   * @example understand "boost"
   * @param strict Parts of the query that postings must meet, parted by commas, as `understood` names them by `text`; case, accents and signs do not count
   * @example strict "london"
   * @param plain Parts of the query to take as plain words, parted by commas, as `understood` names them by `text`
   * @example plain "london"
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
   * @param freshnessDays Prefers newer postings: after so many days half of what can fade of a score has faded, and a half of it never does; age does not count when it is not said
   * @minimum freshnessDays 1 want 1 to 3650
   * @maximum freshnessDays 3650 want 1 to 3650
   * @example freshnessDays 14
   * @param maxPerCompany Of one company at most so many; postings that name none are not counted
   * @isInt maxPerCompany want a whole number from 1 to 100
   * @minimum maxPerCompany 1 want a whole number from 1 to 100
   * @maximum maxPerCompany 100 want a whole number from 1 to 100
   * @example maxPerCompany 2
   * @param passages Whether each posting comes with the part of its description that answers best
   * @example passages false
   * @param explain Whether each posting comes with what made its score
   * @example explain false
   * @param facets Whether the answer counts the values of the conditions among the postings that meet the others
   * @example facets false
   */
  @Get()
  @SuccessResponse(200, 'The postings, best first; none is an answer too')
  @Example<SearchAnswer>({
    hits: [{ posting: postingExample, score: 0.71 }],
    understood: [{ kind: 'workplace', value: 'remote', text: 'remote', start: 17, end: 23, effect: 'boost' }],
    total: 166,
    snapshot: '20260115T060000Z-3f9a1c',
    tookMs: 3.2,
  })
  @Response<Problem>(400, 'A parameter is missing, wrong, repeated or unknown', usageExample, problemType)
  @Response<Problem>(410, 'The cursor is over postings that have been replaced', expiredExample, problemType)
  @Response<Problem>(500, 'The server failed', internalExample, problemType)
  @Response<Problem>(503, 'The server is still loading its postings', notReadyExample, problemType)
  async search(
    @Query() query: string,
    @Query() limit: number = 5,
    @Query() cursor?: string,
    @Query() view: 'full' | 'minimal' = 'full',
    @Query() preset?: 'classic',
    @Query() mode: 'hybrid' | 'words' | 'meaning' = 'hybrid',
    @Query() understand?: 'boost' | 'filter' | 'off',
    @Query() strict?: string,
    @Query() plain?: string,
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
    @Query() freshnessDays?: number,
    @Query() maxPerCompany?: number,
    @Query() passages: boolean = false,
    @Query() explain: boolean = false,
    @Query() facets: boolean = false,
  ): Promise<SearchAnswer> {
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
    const answer = await this.deps.engine.get().search({
      query,
      limit,
      ...(cursor !== undefined && { cursor }),
      mode,
      filters,
      facets,
      passages,
      explain,
      ...(freshnessDays !== undefined && { freshnessDays }),
      ...(maxPerCompany !== undefined && { maxPerCompany }),
      ...readLists({ strict, plain }),
      ...(preset && { preset }),
      ...(understand && { understand }),
    });
    return {
      hits: answer.hits.map((hit) => toWireHit(hit, view)),
      understood: [...answer.understood],
      ...(answer.corrected !== undefined && { corrected: answer.corrected }),
      total: answer.total,
      ...(answer.facets && { facets: answer.facets }),
      ...(answer.nextCursor !== undefined && { nextCursor: answer.nextCursor }),
      snapshot: answer.snapshot,
      tookMs: answer.tookMs,
    };
  }
}
