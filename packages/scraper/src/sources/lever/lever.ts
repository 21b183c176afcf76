import { linesOf, placeOf, salaryOf, timeOfSeconds } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type BoardQuery, jsonBoardSource } from '../json-board.js';
import { readJson } from '../read-json.js';

const job = z.object({
  id: z.string(),
  text: z.string(),
  hostedUrl: z.string().nullish(),
  applyUrl: z.string().nullish(),
  createdAt: z.number().nullish(),
  country: z.string().nullish(),
  workplaceType: z.string().nullish(),
  categories: z
    .object({
      commitment: z.string().nullish(),
      department: z.string().nullish(),
      team: z.string().nullish(),
      location: z.string().nullish(),
      allLocations: z.array(z.string()).nullish(),
    })
    .nullish(),
  description: z.string().nullish(),
  lists: z.array(z.object({ text: z.string().nullish(), content: z.string().nullish() })).nullish(),
  additional: z.string().nullish(),
  salaryRange: z
    .object({
      min: z.number().nullish(),
      max: z.number().nullish(),
      currency: z.string().nullish(),
      interval: z.string().nullish(),
    })
    .nullish(),
});
type Job = z.infer<typeof job>;

/** Lever's public postings API: https://github.com/lever/postings-api */
export function createLeverSource({
  baseUrl = 'https://api.lever.co',
}: SourceOptions = {}): Source<BoardQuery, BoardQuery> {
  return jsonBoardSource({
    id: 'lever',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 500 },
    url: (board) => `${hostOf(board, baseUrl)}/v0/postings/${board.replace(/^eu\./, '')}?mode=json`,
    items: (page) => readJson(page, z.array(z.unknown())),
    item: job,
    read: (item, board, now) =>
      boardPosting(
        {
          id: `lever:${board}/${item.id}`,
          source: 'lever',
          title: item.text,
          company: board.replace(/^eu\./, ''),
          location: locationsOf(item).join('; '),
          description: [item.description, ...listsOf(item), item.additional],
          url: item.hostedUrl,
          applyUrl: item.applyUrl,
          workplace: item.workplaceType,
          employmentType: [item.categories?.commitment],
          categories: [item.categories?.department, item.categories?.team],
          // One country is said for all locations: it is certain where there is one.
          places: locationsOf(item).length === 1 ? placeOf({ country: item.country }) : [],
          postedAt: timeOfSeconds((item.createdAt ?? 0) / 1000),
          salary: salaryOf({ ...item.salaryRange, period: item.salaryRange?.interval }),
        },
        now,
      ),
  });
}

/** Companies in the EU are asked elsewhere: `eu.acme`. */
function hostOf(board: string, baseUrl: string): string {
  return board.startsWith('eu.') && baseUrl === 'https://api.lever.co' ? 'https://api.eu.lever.co' : baseUrl;
}

function locationsOf({ categories }: Job): string[] {
  return linesOf([categories?.location, ...(categories?.allLocations ?? [])]);
}

function listsOf({ lists }: Job): string[] {
  return (lists ?? []).map(({ text, content }) => `<h3>${text ?? ''}</h3><ul>${content ?? ''}</ul>`);
}
