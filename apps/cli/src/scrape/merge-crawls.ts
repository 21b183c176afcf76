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
    return await mergeIntoFile(path, mergeSorted(sorted), (known) => closedAt(known, crawls));
  } finally {
    await release();
  }
}

function closedAt(known: Posting, crawls: readonly FinishedCrawl[]): string | undefined {
  for (const { target, result } of crawls) {
    const { gone, report, saw } = result;
    if (gone.includes(known.id)) return report.startedAt;
    const covered = report.complete ? target.source.covers?.(target.query) : undefined;
    if (covered !== undefined && known.id.startsWith(covered) && !saw(known.id)) return report.startedAt;
  }
  return undefined;
}

/** Lists that ascend by id as one; of equal ids the first list's. */
async function* mergeSorted(lists: readonly AsyncIterable<Posting>[]): AsyncGenerator<Posting> {
  const heads = await Promise.all(
    lists.map(async (list) => {
      const items = list[Symbol.asyncIterator]();
      return { items, next: await items.next() };
    }),
  );
  let last: string | undefined;
  for (;;) {
    const open = heads.filter(({ next }) => !next.done);
    const [first, ...others] = open;
    if (!first) return;
    const least = others.reduce((a, b) => (b.next.value.id < a.next.value.id ? b : a), first);
    const posting = least.next.value as Posting;
    least.next = await least.items.next();
    if (posting.id !== last) yield posting;
    last = posting.id;
  }
}
