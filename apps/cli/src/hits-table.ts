import type { SearchAnswer } from '@jobsearch/search';
import Table from 'cli-table3';
import { printable } from './printable.js';

/** What a line takes besides its texts: six borders, and a blank on each side of five cells. */
const frameWidth = 6 + 5 * 2;
const scoreWidth = 5;
/** How the rest of a terminal's line is shared out: title, company, location, address. */
const shares = [0.34, 0.2, 0.2, 0.26];

/**
 * The hits as a table.
 *
 * @param columns the width of the terminal: cells are cut to fit it; undefined (a pipe, a file) cuts nothing
 */
export function toTable({ hits }: Pick<SearchAnswer, 'hits'>, columns: number | undefined): string {
  const table = new Table({
    head: ['score', 'title', 'company', 'location', 'url'],
    style: { head: [], border: [] },
    ...(columns !== undefined && { colWidths: widthsFor(columns) }),
  });
  for (const { posting, score } of hits) {
    const { title, company, location, url, id } = posting;
    table.push([score.toFixed(3), title, company, location, url ?? id].map(printable));
  }
  return table.toString();
}

function widthsFor(columns: number): number[] {
  const rest = Math.max(columns - frameWidth - scoreWidth, 40);
  return [scoreWidth, ...shares.map((share) => Math.floor(rest * share))].map((width) => width + 2);
}
