import { JobSearchError, lineOf, linesOf, type Posting } from '@jobsearch/postings';
import { z } from 'zod';
import type { Page, PageRequest, ParsedPage, Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardFacts, boardPosting } from '../board-posting.js';
import { readItems, readJson } from '../read-json.js';

/** A careers site: `https://<tenant>.<shard>.myworkdayjobs.com/<site>`. */
export interface WorkdayQuery {
  readonly tenant: string;
  /** For example `wd5`. */
  readonly shard: string;
  readonly site: string;
}

/** What a request carries: the site, and where its list stands; a posting's page needs no more than the site. */
export interface WorkdayContext extends WorkdayQuery {
  readonly offset?: number;
  /** Postings of the whole list: only the first page says how many they are. */
  readonly total?: number;
}

const pageSize = 20;
/** Some sites say this much at most, and begin again from the first posting behind it: more may be there. */
const saidAtMost = 2000;
const list = z.object({ total: z.number(), jobPostings: z.array(z.unknown()) });
const item = z.object({
  title: z.string(),
  externalPath: z.string().startsWith('/'),
  locationsText: z.string().nullish(),
});
const detail = z.object({
  jobPostingInfo: z.object({
    title: z.string(),
    jobDescription: z.string(),
    location: z.string().nullish(),
    additionalLocations: z.array(z.string()).nullish(),
    startDate: z.string().nullish(),
    endDate: z.string().nullish(),
    timeType: z.string().nullish(),
    remoteType: z.string().nullish(),
    externalUrl: z.string().nullish(),
  }),
  hiringOrganization: z.object({ name: z.string().nullish() }).nullish(),
});
type Request = PageRequest<WorkdayContext>;

/** The JSON behind Workday's careers sites. It is not documented; its form is known from what the sites' own pages ask for. */
export function createWorkdaySource({
  baseUrl = 'https://{tenant}.{shard}.myworkdayjobs.com',
}: SourceOptions = {}): Source<WorkdayQuery, WorkdayContext> {
  const api = ({ tenant, shard, site }: WorkdayQuery): string =>
    `${baseUrl.replace('{tenant}', tenant).replace('{shard}', shard)}/wday/cxs/${tenant}/${site}`;

  const listRequest = (context: WorkdayContext & { offset: number }): Request => ({
    key: `${boardOf(context)}?offset=${context.offset}`,
    url: `${api(context)}/jobs`,
    json: { appliedFacets: {}, limit: pageSize, offset: context.offset, searchText: '' },
    kind: 'list',
    headers: { accept: 'application/json' },
    context,
  });

  function parseList(page: Page, context: WorkdayContext & { offset: number }): ParsedPage<WorkdayContext> {
    const { total: said, jobPostings } = readJson(page, list);
    const total = context.total ?? said;
    if (jobPostings.length === 0) {
      if (context.offset === 0 && total === 0) return { outcome: 'empty' };
      if (context.offset >= total) return { outcome: 'end' };
      throw new JobSearchError(
        'LAYOUT_CHANGED',
        `no postings from ${context.offset} on, and ${total} are said to be there`,
      );
    }
    const { results, problems } = readItems(jobPostings, item, (one) => postingRequest(one, context));
    const offset = context.offset + jobPostings.length;
    const more = offset < total ? [listRequest({ ...context, offset, total })] : [];
    return { outcome: 'ok', requests: [...results, ...more], problems, total, capped: total === saidAtMost };
  }

  function postingRequest(
    { title, externalPath, locationsText }: z.infer<typeof item>,
    context: WorkdayContext,
  ): Request {
    const { tenant, shard, site } = context;
    const draft = boardFacts({
      id: `${boardOf(context)}/${keyOf(externalPath)}`,
      source: 'workday',
      title,
      company: tenant,
      location: locationsText,
    });
    return {
      key: draft.id,
      url: `${api(context)}${externalPath}`,
      kind: 'posting',
      headers: { accept: 'application/json' },
      context: { tenant, shard, site },
      draft,
    };
  }

  return {
    id: 'workday',
    baseUrl,
    pace: { maxConcurrent: 2, minTimeMs: 500 },
    start: (query) => [listRequest({ ...query, offset: 0 })],
    parse(page, { context, draft, key }, now) {
      const { offset } = context;
      if (offset !== undefined) return parseList(page, { ...context, offset });
      return { outcome: 'ok', postings: [readDetail(page, { id: key, ...draft }, now)] };
    },
    covers: (query) => `${boardOf(query)}/`,
  };
}

const boardOf = ({ tenant, site }: WorkdayQuery): string => `workday:${tenant}/${site}`;

/** The number of the requisition at the end of a path: it stays when title or place change. */
function keyOf(path: string): string {
  const last = path.split('/').at(-1) ?? '';
  return /_([A-Za-z0-9-]+)$/.exec(last)?.[1] ?? last;
}

function readDetail(
  page: Page,
  draft: { readonly id: string; readonly company?: string; readonly location?: string },
  now: string,
): Posting {
  const { jobPostingInfo: job, hiringOrganization } = readJson(page, detail);
  return boardPosting(
    {
      id: draft.id,
      source: 'workday',
      title: job.title,
      company: lineOf(hiringOrganization?.name) ?? draft.company ?? '',
      location: linesOf([job.location, ...(job.additionalLocations ?? [])]).join('; ') || (draft.location ?? ''),
      description: [job.jobDescription],
      url: job.externalUrl,
      workplace: job.remoteType?.replace(/^fully /i, ''),
      employmentType: [job.timeType],
      // "Posted 3 days ago" is no date; the start date is the day of publication.
      postedAt: job.startDate,
      validThrough: job.endDate,
    },
    now,
  );
}
