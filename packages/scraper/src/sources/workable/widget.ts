import { lineOf, linesOf, placeOf } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import { boardPosting } from '../board-posting.js';
import { type BoardQuery, jsonBoardSource } from '../json-board.js';
import { readJson } from '../read-json.js';
import { postingRows } from './posting-rows.js';

const answer = z.object({ name: z.string().nullish(), jobs: z.array(z.unknown()) });
const location = z.object({
  city: z.string().nullish(),
  region: z.string().nullish(),
  countryCode: z.string().nullish(),
  hidden: z.boolean().nullish(),
});
const row = z.object({
  title: z.string(),
  shortcode: z.string(),
  employment_type: z.string().nullish(),
  telecommuting: z.boolean().nullish(),
  department: z.string().nullish(),
  function: z.string().nullish(),
  industry: z.string().nullish(),
  url: z.string().nullish(),
  application_url: z.string().nullish(),
  published_on: z.string().nullish(),
  country: z.string().nullish(),
  state: z.string().nullish(),
  city: z.string().nullish(),
  locations: z.array(location).nullish(),
  description: z.string().nullish(),
});
type Row = z.infer<typeof row>;
// A posting has a row for each of its places, and these differ in nothing else.
const job = z.object({ company: z.string().nullish(), rows: z.tuple([row], row) });

/** The widget of a Workable account: one answer with all that it publishes, descriptions included. */
export function workableWidget(baseUrl: string): Source<BoardQuery, BoardQuery> {
  return jsonBoardSource({
    id: 'workable',
    baseUrl,
    // It throttles soon, and for long.
    pace: { maxConcurrent: 1, minTimeMs: 2000 },
    url: (board) => `${baseUrl}/api/v1/widget/accounts/${board}?details=true`,
    items(page) {
      const { jobs, name } = readJson(page, answer);
      return postingRows(jobs, name);
    },
    item: job,
    read: ({ company, rows }, board, now) => {
      const [item] = rows;
      return boardPosting(
        {
          id: `workable:${board}/${item.shortcode}`,
          source: 'workable',
          title: item.title,
          company: lineOf(company) ?? board,
          location: linesOf(rows.map(locationOf)).join('; '),
          description: [item.description],
          url: item.url,
          applyUrl: item.application_url,
          workplace: item.telecommuting ? 'remote' : undefined,
          employmentType: [item.employment_type],
          places: placesOf(rows),
          categories: [item.department, item.function],
          industries: [item.industry],
          postedAt: item.published_on,
        },
        now,
      );
    },
  });
}

/** `state` is the region here, not a status. */
function locationOf({ city, state, country }: Row): string {
  return linesOf([city, state, country]).join(', ');
}

/** The places of all rows, each once. */
function placesOf(rows: readonly Row[]) {
  const places = rows
    .flatMap(({ locations }) => locations ?? [])
    .flatMap(({ hidden, city, region, countryCode }) =>
      hidden ? [] : placeOf({ city, region, country: countryCode }),
    );
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
