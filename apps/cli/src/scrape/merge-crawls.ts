import { type MergeCounts, mergeIntoFile, type Posting } from '@jobsearch/postings';
import { postingsPath } from '@jobsearch/search';
import { lockCollection } from '../collection.js';
import type { FinishedCrawl } from './run-crawls.js';

/**
 * Merges what crawls brought home into the collection of a data folder, whatever the size of both.
 *
 * A known posting is closed when its page is gone, or when a crawl that is complete and covers it did not see it. Incomplete crawls close
 * nothing by absence.
 */
export async function mergeCrawls(data: string, crawls: readonly FinishedCrawl[]): Promise<MergeCounts> {
  const path = postingsPath(data);
  const release = await lockCollection(path);
  try {
    const sorted = crawls.map(({ journal }) => journal.postings());
    const closings = crawls.map(closingOf);
    return await mergeIntoFile(path, mergeAll(sorted), (known) => {
      for (const closedAt of closings) {
        const time = closedAt(known);
        if (time !== undefined) return time;
      }
      return undefined;
    });
  } finally {
    await release();
  }
}

/** When a crawl saw that a known posting is closed; undefined where it did not. */
function closingOf({ target, result }: FinishedCrawl): (known: Posting) => string | undefined {
  const { report, saw } = result;
  const gone = new Set(result.gone);
  const covered = report.complete ? target.source.covers?.(target.query) : undefined;
  return ({ id }) => {
    const isClosed = gone.has(id) || (covered !== undefined && id.startsWith(covered) && !saw(id));
    return isClosed ? report.startedAt : undefined;
  };
}

/** Lists that ascend by id as one; of equal ids the first list's. Two by two, so that each posting is compared only log₂ (lists) times. */
function mergeAll(lists: readonly AsyncIterable<Posting>[]): AsyncIterable<Posting> {
  if (lists.length <= 1) return lists[0] ?? noPostings();
  const half = Math.ceil(lists.length / 2);
  return mergeTwo(mergeAll(lists.slice(0, half)), mergeAll(lists.slice(half)));
}

async function* noPostings(): AsyncGenerator<Posting> {}

async function* mergeTwo(one: AsyncIterable<Posting>, other: AsyncIterable<Posting>): AsyncGenerator<Posting> {
  const [a, b] = [one[Symbol.asyncIterator](), other[Symbol.asyncIterator]()];
  let [first, second] = [await a.next(), await b.next()];
  while (!first.done || !second.done) {
    const isFirst = second.done || (!first.done && first.value.id <= second.value.id);
    if (!first.done && !second.done && first.value.id === second.value.id) second = await b.next();
    if (isFirst) {
      yield first.value as Posting;
      first = await a.next();
    } else {
      yield second.value as Posting;
      second = await b.next();
    }
  }
}
