import { JobSearchError, type Posting } from '@jobsearch/postings';
import type { z } from 'zod';
import type { Pace, Page, Source } from '../source.js';
import { readItems } from './read-json.js';

/** A board's own name in an address: `acme`, `acme-labs`, `Acme2`, `acme.com`; a dot at an end would make it another address. */
const boardName = /^(?!\.)[\w.-]{1,100}(?<!\.)$/;

/** The board of one company. */
export interface BoardQuery {
  /** As its addresses name it. */
  readonly board: string;
}

/** A board that answers all it has at once. */
export interface JsonBoard<Item> {
  readonly id: string;
  readonly baseUrl: string;
  readonly pace: Pace;
  readonly maxBytes?: number;
  /** The address of the answer. */
  readonly url: (board: string) => string;
  /** The postings in the answer. Throws JobSearchError `LAYOUT_CHANGED` when it is none. */
  readonly items: (page: Page) => readonly unknown[];
  readonly item: z.ZodType<Item>;
  /** A posting of an item; undefined for one that is not to be published. */
  readonly read: (item: Item, board: string, now: string) => Posting | undefined;
  /** False for a feed of the latest, in which absence says nothing. Default true. */
  readonly isWhole?: boolean;
}

/** The source of such a board. */
export function jsonBoardSource<Item>(board: JsonBoard<Item>): Source<BoardQuery, BoardQuery> {
  const { id, baseUrl, pace, maxBytes = 50_000_000, isWhole = true } = board;
  return {
    id,
    baseUrl,
    pace,
    maxBytes,
    start: ({ board: name }) => [
      {
        key: `${id}:${name}`,
        url: board.url(name),
        kind: 'list',
        headers: { accept: 'application/json' },
        context: { board: name },
      },
    ],
    parse(page, { context }, now) {
      const items = board.items(page);
      const { results, problems } = readItems(items, board.item, (item) => board.read(item, context.board, now));
      return { outcome: items.length === 0 ? 'empty' : 'ok', postings: results, problems };
    },
    ...(isWhole && { covers: ({ board: name }: BoardQuery) => `${id}:${name}/` }),
  };
}

/** The query of a board's name. Throws JobSearchError `USAGE` for what can be none. */
export function boardQuery(id: string, target: string): BoardQuery {
  if (boardName.test(target)) return { board: target };
  throw new JobSearchError(
    'USAGE',
    `"${target}" can be no board of ${id}: want its name as its addresses have it, for example "acme"`,
  );
}
