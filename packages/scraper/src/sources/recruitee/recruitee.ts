import { employmentTypesOf, lineOf, placeOf, salaryOf } from '@jobsearch/postings';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type BoardQuery, jsonBoardSource } from '../json-board.js';
import { readJson } from '../read-json.js';

const answer = z.object({ offers: z.array(z.unknown()) });
const amount = z.union([z.number(), z.string()]).nullish();
const offer = z.object({
  id: z.union([z.number(), z.string()]),
  title: z.string(),
  company_name: z.string().nullish(),
  careers_url: z.string().nullish(),
  careers_apply_url: z.string().nullish(),
  description: z.string().nullish(),
  requirements: z.string().nullish(),
  location: z.string().nullish(),
  city: z.string().nullish(),
  country_code: z.string().nullish(),
  locations: z
    .array(z.object({ city: z.string().nullish(), state: z.string().nullish(), country_code: z.string().nullish() }))
    .nullish(),
  remote: z.boolean().nullish(),
  hybrid: z.boolean().nullish(),
  on_site: z.boolean().nullish(),
  employment_type_code: z.string().nullish(),
  department: z.string().nullish(),
  published_at: z.string().nullish(),
  close_at: z.string().nullish(),
  salary: z
    .object({ min: amount, max: amount, currency: z.string().nullish(), period: z.string().nullish() })
    .nullish(),
});
type Offer = z.infer<typeof offer>;

/** The offers of a Recruitee careers site: https://docs.recruitee.com/reference/offers */
export function createRecruiteeSource({
  baseUrl = 'https://{board}.recruitee.com',
}: SourceOptions = {}): Source<BoardQuery, BoardQuery> {
  return jsonBoardSource({
    id: 'recruitee',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 500 },
    url: (board) => `${baseUrl.replace('{board}', board)}/api/offers`,
    items: (page) => readJson(page, answer).offers,
    item: offer,
    read: (item, board, now) =>
      boardPosting(
        {
          id: `recruitee:${board}/${item.id}`,
          source: 'recruitee',
          title: item.title,
          company: lineOf(item.company_name) ?? board,
          location: lineOf(item.location) ?? lineOf(item.city) ?? '',
          description: [item.description, item.requirements],
          url: item.careers_url,
          applyUrl: item.careers_apply_url,
          workplace: workplaceIn(item),
          employmentType: typesOf(item.employment_type_code),
          places: placesOf(item),
          categories: [item.department],
          postedAt: item.published_at?.replace(/ UTC$/, 'Z'),
          validThrough: item.close_at?.replace(/ UTC$/, 'Z'),
          salary: payOf(item),
        },
        now,
      ),
  });
}

/** Several may be offered: then none of them is certain. */
function workplaceIn({ remote, hybrid, on_site }: Offer) {
  const offered = [remote && 'remote', hybrid && 'hybrid', on_site && 'on-site'].filter(
    (one) => typeof one === 'string',
  );
  return offered.length === 1 ? (offered[0] as 'remote' | 'hybrid' | 'on-site') : undefined;
}

/** "fulltime_permanent", "parttime_fixed_term": hours and length in one word. */
function typesOf(code: string | null | undefined) {
  const [hours, ...length] = (code ?? '').split('_');
  return employmentTypesOf([hours, length.join('')]);
}

function placesOf({ locations, city, country_code }: Offer) {
  const all = locations?.length ? locations : [{ city, state: undefined, country_code }];
  return all.flatMap((one) => placeOf({ city: one.city, region: one.state, country: one.country_code }));
}

function payOf({ salary }: Offer) {
  const number = (value: string | number | null | undefined) => (value ? Number(value) : undefined);
  return salary ? salaryOf({ ...salary, min: number(salary.min), max: number(salary.max) }) : undefined;
}
