import { employmentTypes, JobSearchError, seniorities } from '@jobsearch/postings';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const span = z.string().regex(/^\d+(?:\.\d+)?\s*[hdwHDW]$/, 'want hours, days or weeks, for example 12h, 7d or 2w');
const words = z.array(z.string().trim().min(1)).min(1);

const search = z
  .strictObject({
    keywords: words.describe('Each is one search: "Software Developer".'),
    locations: z
      .array(z.string().trim().min(1))
      .optional()
      .describe('Each keyword is searched in each; "Remote" means remote work, wherever. Default: anywhere.'),
    pages: z
      .number()
      .int()
      .min(1)
      .max(100)
      .optional()
      .describe(
        'Pages of ten for each keyword and location; 100 gets all, splitting searches that have more. Default 1.',
      ),
    postedWithin: span.optional().describe('Only postings of so long: 24h, 7d, 2w.'),
    workplace: z.array(z.enum(['on-site', 'hybrid', 'remote'])).optional(),
    employmentType: z.array(z.enum(employmentTypes)).optional(),
    experience: z.array(z.enum(seniorities)).optional(),
    distanceMiles: z.number().positive().optional().describe('Around each location.'),
    companies: z
      .array(z.string().regex(/^\d+$/, 'want the number of a company'))
      .optional()
      .describe("LinkedIn's numbers of companies."),
  })
  .describe('A search of LinkedIn.');

/** The schema of `jobsearch.yaml`. */
const configSchema = z
  .strictObject({
    searches: z.array(search).optional(),
    boards: z
      .array(z.string().trim().min(1))
      .optional()
      .describe('Sources as "greenhouse:acme", or addresses of careers pages.'),
    refreshAfter: span.optional().describe('Postings whose page was read less long ago are not asked for again: 7d.'),
    ignoreRobots: z
      .boolean()
      .optional()
      .describe('Fetch also what the sites’ robots.txt does not allow: yours to answer for.'),
  })
  .refine(({ searches = [], boards = [] }) => searches.length + boards.length > 0, 'want searches or boards');

/** What a daily run collects. */
export type CrawlConfig = Readonly<z.infer<typeof configSchema>>;
/** One search of it. */
export type SearchConfig = NonNullable<CrawlConfig['searches']>[number];

/**
 * Reads a configuration in YAML (or JSON, which is YAML).
 *
 * @param path for the error
 * @throws JobSearchError `INVALID_FILE` naming the line, the field, the value and what is wanted
 */
export function parseConfig(text: string, path: string): CrawlConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) throw invalid(path, lines.linePos(broken.pos[0]).line, broken.message);
  const result = configSchema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = issue?.path ?? [];
  const field = at.map(String).join('.');
  throw invalid(
    path,
    lineOf(document, at, lines),
    `${field ? `${field}: ` : ''}${issue?.message ?? 'not a configuration'}`,
  );
}

/** The line of what the path leads to, or of the nearest thing around it. */
function lineOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[], lines: LineCounter): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function invalid(path: string, line: number, problem: string): JobSearchError {
  return new JobSearchError('INVALID_FILE', `${path}, line ${line}: ${problem}`);
}

/** The schema as JSON Schema (draft 2020-12), for editors. */
export function configJsonSchema(): object {
  return { title: 'jobsearch.yaml', ...z.toJSONSchema(configSchema, { io: 'input' }) };
}
