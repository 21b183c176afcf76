import { csvHeader, toCsvRow } from '@jobsearch/postings';
import type { Facets, FacetValue, SearchAnswer, SimilarAnswer, StepCount } from '@jobsearch/search';
import type { Console } from './console.js';
import { explained } from './explained.js';
import { toTable } from './hits-table.js';

export const outputFormats = ['table', 'json', 'jsonl', 'csv'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Of a condition that many postings differ in. */
const mostShown = 10;

/** The answer of a search, or of a look for what is similar. */
type FoundHits = SimilarAnswer & Partial<Pick<SearchAnswer, 'understood' | 'corrected' | 'facets' | 'nextCursor'>>;

/** `json` is the answer as the HTTP API gives it, `jsonl` a hit a line, `csv` the postings alone (`import` reads it). */
export function printHits(answer: FoundHits, format: OutputFormat, { stdout, stderr }: Console): void {
  switch (format) {
    case 'json':
      stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
      break;
    case 'jsonl':
      for (const hit of answer.hits) stdout.write(`${JSON.stringify(hit)}\n`);
      break;
    case 'csv':
      stdout.write(csvHeader);
      for (const { posting } of answer.hits) stdout.write(toCsvRow(posting));
      break;
    case 'table':
      stdout.write(`${toTable(answer, stdout.columns)}\n`);
      for (const hit of answer.hits) if (hit.explanation) stdout.write(`\n${explained(hit)}\n`);
      if (answer.facets) stdout.write(`\n${countsOf(answer.facets)}\n`);
      if (answer.corrected !== undefined) stderr.write(`read as: ${answer.corrected}\n`);
      if (answer.understood?.length) {
        const values = answer.understood.map(({ value, effect }) => (effect === 'filter' ? `only ${value}` : value));
        stderr.write(`understood: ${values.join(' · ')}\n`);
      }
      stderr.write(`${answer.hits.length} of ${answer.total} postings in ${answer.tookMs} ms\n`);
  }
  if (answer.nextCursor !== undefined && format !== 'json') stderr.write(`more: --cursor ${answer.nextCursor}\n`);
}

/** The commonest values of each condition, a condition a line. */
function countsOf(facets: Facets): string {
  const counted = Object.entries(facets).filter(([, values]) => values.length > 0);
  return counted
    .map(([name, values]) => {
      const shown = values.slice(0, mostShown).map(({ value, count }: FacetValue | StepCount) => `${value} (${count})`);
      return `${name}: ${shown.join(', ')}`;
    })
    .join('\n');
}
