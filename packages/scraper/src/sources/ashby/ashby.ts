import { linesOf, salaryOf, workplaceNamed } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type BoardQuery, jsonBoardSource } from '../json-board.js';
import { readJson } from '../read-json.js';

const answer = z.object({ jobs: z.array(z.unknown()) });
const component = z.object({
  compensationType: z.string().nullish(),
  interval: z.string().nullish(),
  currencyCode: z.string().nullish(),
  minValue: z.number().nullish(),
  maxValue: z.number().nullish(),
});
const job = z.object({
  id: z.string(),
  title: z.string(),
  department: z.string().nullish(),
  team: z.string().nullish(),
  employmentType: z.string().nullish(),
  location: z.string().nullish(),
  secondaryLocations: z.array(z.object({ location: z.string().nullish() })).nullish(),
  publishedAt: z.string().nullish(),
  isListed: z.boolean().nullish(),
  isRemote: z.boolean().nullish(),
  workplaceType: z.string().nullish(),
  jobUrl: z.string().nullish(),
  applyUrl: z.string().nullish(),
  descriptionHtml: z.string().nullish(),
  compensation: z.object({ summaryComponents: z.array(component).nullish() }).nullish(),
});
type Job = z.infer<typeof job>;

/** Ashby's public job posting API: https://developers.ashbyhq.com/docs/public-job-posting-api */
export function createAshbySource({
  baseUrl = 'https://api.ashbyhq.com',
}: SourceOptions = {}): Source<BoardQuery, BoardQuery> {
  return jsonBoardSource({
    id: 'ashby',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 500 },
    url: (board) => `${baseUrl}/posting-api/job-board/${board}?includeCompensation=true`,
    items: (page) => readJson(page, answer).jobs,
    item: job,
    read(item, board, now) {
      if (item.isListed === false) return undefined;
      return boardPosting(
        {
          id: `ashby:${board}/${item.id}`,
          source: 'ashby',
          title: item.title,
          company: board,
          location: linesOf([item.location, ...(item.secondaryLocations ?? []).map(({ location }) => location)]).join(
            '; ',
          ),
          description: [item.descriptionHtml],
          url: item.jobUrl,
          applyUrl: item.applyUrl,
          workplace: workplaceNamed(item.workplaceType) ?? (item.isRemote ? 'remote' : undefined),
          employmentType: [item.employmentType],
          categories: [item.department, item.team],
          postedAt: item.publishedAt,
          salary: payOf(item),
        },
        now,
      );
    },
  });
}

function payOf({ compensation }: Job) {
  const salary = (compensation?.summaryComponents ?? []).find(({ compensationType }) => compensationType === 'Salary');
  if (!salary) return undefined;
  const { minValue: min, maxValue: max, currencyCode: currency, interval: period } = salary;
  return salaryOf({ min, max, currency, period });
}
