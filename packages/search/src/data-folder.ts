import { join } from 'node:path';
import { toFolder } from '@jobsearch/snapshots';

/** Where the collection of a data location lies. @throws JobSearchError `USAGE` for a location that is no folder. */
export function postingsPath(data: string): string {
  return join(toFolder(data), 'postings.jsonl');
}
