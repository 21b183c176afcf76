import { JobSearchError, lineOf, linesOf, type Posting, placeOf } from '@jobsearch/postings';
import { z } from 'zod';
import type { Page, PageRequest, ParsedPage, Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardFacts, boardPosting } from '../board-posting.js';
import type { BoardQuery } from '../json-board.js';
import { readItems, readJson } from '../read-json.js';

/** What a request carries: the board, and where its list stands; a posting's page needs no more than the board. */
export interface SmartRecruitersContext {
  readonly board: string;
  readonly offset?: number;
}

const pageSize = 100;
const list = z.object({ totalFound: z.number(), content: z.array(z.unknown()) });
const named = z.object({ label: z.string().nullish() }).nullish();
const facts = {
  id: z.string(),
  name: z.string(),
  releasedDate: z.string().nullish(),
  location: z
    .object({
      city: z.string().nullish(),
      region: z.string().nullish(),
      country: z.string().nullish(),
      fullLocation: z.string().nullish(),
      remote: z.boolean().nullish(),
      hybrid: z.boolean().nullish(),
    })
    .nullish(),
  industry: named,
  department: named,
  function: named,
  typeOfEmployment: named,
  experienceLevel: z.object({ id: z.string().nullish() }).nullish(),
  language: z.object({ code: z.string().nullish() }).nullish(),
  company: z.object({ name: z.string().nullish() }).nullish(),
};
const item = z.object(facts);
const section = z.object({ title: z.string().nullish(), text: z.string().nullish() }).nullish();
const detail = z.object({
  ...facts,
  postingUrl: z.string().nullish(),
  applyUrl: z.string().nullish(),
  jobAd: z.object({
    sections: z.object({
      companyDescription: section,
      jobDescription: section,
      qualifications: section,
      additionalInformation: section,
    }),
  }),
});
type Item = z.infer<typeof item>;
type Request = PageRequest<SmartRecruitersContext>;

const seniorities: Readonly<Record<string, Posting['seniority']>> = {
  internship: 'internship',
  entry_level: 'entry',
  associate: 'associate',
  mid_senior_level: 'mid-senior',
  director: 'director',
  executive: 'executive',
};

/** SmartRecruiters' public posting API: https://developers.smartrecruiters.com/docs/posting-api */
export function createSmartRecruitersSource({
  baseUrl = 'https://api.smartrecruiters.com',
}: SourceOptions = {}): Source<BoardQuery, SmartRecruitersContext> {
  const listRequest = (board: string, offset: number): Request => ({
    key: `smartrecruiters:${board}?offset=${offset}`,
    url: `${baseUrl}/v1/companies/${board}/postings?limit=${pageSize}&offset=${offset}`,
    kind: 'list',
    context: { board, offset },
  });

  function parseList(page: Page, board: string, offset: number): ParsedPage<SmartRecruitersContext> {
    const { totalFound, content } = readJson(page, list);
    if (content.length === 0 && offset < totalFound)
      throw new JobSearchError(
        'LAYOUT_CHANGED',
        `no postings from ${offset} on, and ${totalFound} are said to be there`,
      );
    if (content.length === 0) return { outcome: offset === 0 ? 'empty' : 'end' };
    const { results, problems } = readItems(content, item, (one) => postingRequest(one, board));
    const next = offset + content.length;
    const more = next < totalFound ? [listRequest(board, next)] : [];
    return { outcome: 'ok', requests: [...results, ...more], problems, total: totalFound };
  }

  function postingRequest(one: Item, board: string): Request {
    const draft = boardFacts(factsOf(one, board));
    return {
      key: draft.id,
      url: `${baseUrl}/v1/companies/${board}/postings/${one.id}`,
      kind: 'posting',
      context: { board },
      draft,
    };
  }

  return {
    id: 'smartrecruiters',
    baseUrl,
    pace: { maxConcurrent: 2, minTimeMs: 300 },
    start: ({ board }) => [listRequest(board, 0)],
    parse(page, { context }, now) {
      const { board, offset } = context;
      return offset === undefined
        ? { outcome: 'ok', postings: [readDetail(page, board, now)] }
        : parseList(page, board, offset);
    },
    covers: ({ board }) => `smartrecruiters:${board}/`,
  };
}

function readDetail(page: Page, board: string, now: string): Posting {
  const job = readJson(page, detail);
  const { companyDescription, jobDescription, qualifications, additionalInformation } = job.jobAd.sections;
  const sections = [jobDescription, qualifications, additionalInformation, companyDescription];
  return boardPosting(
    {
      ...factsOf(job, board),
      description: sections.map((one) => (one?.text ? `<h3>${one.title ?? ''}</h3>${one.text}` : '')),
      url: job.postingUrl,
      applyUrl: job.applyUrl,
    },
    now,
  );
}

function factsOf(job: Item, board: string) {
  const { location } = job;
  return {
    id: `smartrecruiters:${board}/${job.id}`,
    source: 'smartrecruiters',
    title: job.name,
    company: lineOf(job.company?.name) ?? board,
    location: lineOf(location?.fullLocation) ?? linesOf([location?.city, location?.region]).join(', '),
    workplace: location?.remote ? 'remote' : location?.hybrid ? 'hybrid' : undefined,
    places: placeOf({ city: location?.city, region: location?.region, country: location?.country }),
    employmentType: [job.typeOfEmployment?.label],
    seniority: seniorities[job.experienceLevel?.id ?? ''],
    categories: [job.department?.label, job.function?.label],
    industries: [job.industry?.label],
    language: job.language?.code,
    postedAt: job.releasedDate,
  };
}
