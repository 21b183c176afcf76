import { lineOf, salaryOf } from '@jobsearch/postings';
import { load } from 'cheerio';
import { z } from 'zod';
import type { Source } from '../../source.js';
import type { SourceOptions } from '../../source-entry.js';
import { boardPosting } from '../board-posting.js';
import { type BoardQuery, jsonBoardSource } from '../json-board.js';
import { readJson } from '../read-json.js';

const answer = z.object({ jobs: z.array(z.unknown()) });
const named = z.object({ name: z.string().nullish() });
const job = z.object({
  id: z.union([z.number(), z.string()]),
  title: z.string(),
  absolute_url: z.string().nullish(),
  company_name: z.string().nullish(),
  location: named.nullish(),
  departments: z.array(named).nullish(),
  first_published: z.string().nullish(),
  application_deadline: z.string().nullish(),
  language: z.string().nullish(),
  content: z.string().nullish(),
  pay_input_ranges: z
    .array(
      z.object({
        min_cents: z.number().nullish(),
        max_cents: z.number().nullish(),
        currency_type: z.string().nullish(),
        title: z.string().nullish(),
        blurb: z.string().nullish(),
      }),
    )
    .nullish(),
});
type Job = z.infer<typeof job>;

/** Greenhouse's public job board API: https://developers.greenhouse.io/job-board.html */
export function createGreenhouseSource({
  baseUrl = 'https://boards-api.greenhouse.io',
}: SourceOptions = {}): Source<BoardQuery, BoardQuery> {
  return jsonBoardSource({
    id: 'greenhouse',
    baseUrl,
    pace: { maxConcurrent: 1, minTimeMs: 500 },
    url: (board) => `${baseUrl}/v1/boards/${board}/jobs?content=true&pay_transparency=true`,
    items: (page) => readJson(page, answer).jobs,
    item: job,
    read: (item, board, now) =>
      boardPosting(
        {
          id: `greenhouse:${board}/${item.id}`,
          source: 'greenhouse',
          title: item.title,
          company: lineOf(item.company_name) ?? board,
          location: lineOf(item.location?.name) ?? '',
          description: [unescaped(item.content ?? '')],
          url: item.absolute_url,
          categories: (item.departments ?? []).map(({ name }) => name),
          language: item.language,
          // `updated_at` moves with every change: it is no date of posting.
          postedAt: item.first_published,
          validThrough: item.application_deadline,
          salary: payOf(item),
        },
        now,
      ),
  });
}

/** Several ranges are those of several places: none of them is the pay of the posting. */
function payOf({ pay_input_ranges }: Job) {
  const [range, ...others] = pay_input_ranges ?? [];
  if (!range || others.length > 0) return undefined;
  const words = `${range.title ?? ''} ${range.blurb ?? ''}`;
  const period = /\bhour/i.test(words) ? 'hour' : /\b(?:annual|year|salary)/i.test(words) ? 'year' : undefined;
  const amount = (cents: number | null | undefined) => (cents ? cents / 100 : undefined);
  return salaryOf({
    min: amount(range.min_cents),
    max: amount(range.max_cents),
    currency: range.currency_type,
    period,
  });
}

/** `content` is HTML whose own characters are escaped. */
function unescaped(content: string): string {
  return load(content, null, false).text();
}
