import {
  type MergeResult,
  mergePostings,
  type Posting,
  readPostingsFile,
  writePostingsFile,
} from '@jobsearch/postings';
import { postingsPath } from '@jobsearch/search';

/** Merges postings into the collection of a data folder; the file is not touched when nothing is new. */
export async function addToCollection(
  data: string,
  incoming: readonly Posting[],
): Promise<Pick<MergeResult, 'added' | 'changed' | 'unchanged'> & { readonly path: string; readonly total: number }> {
  const path = postingsPath(data);
  const { postings, ...counts } = mergePostings(await readPostingsFile(path), incoming);
  if (incoming.length > 0) await writePostingsFile(path, postings);
  return { ...counts, path, total: postings.length };
}
