import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JobSearchError } from '@jobsearch/postings';
import { createFolderStore } from './folder.js';
import type { SnapshotStore } from './store.js';

/**
 * The store at a location: a path or a `file:` URL.
 *
 * @throws JobSearchError `USAGE` for another kind of URL
 */
export function openStore(location: string): SnapshotStore {
  return createFolderStore(toFolder(location));
}

/** The absolute folder that a data location names. @throws JobSearchError `USAGE` */
export function toFolder(location: string): string {
  if (location.startsWith('file:')) return fileURLToPath(location);
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1];
  if (scheme && !isAbsolute(location)) {
    throw new JobSearchError(
      'USAGE',
      `${location}: cannot keep data at ${scheme}: addresses; give a folder or a file: URL`,
    );
  }
  if (location.trim() === '') throw new JobSearchError('USAGE', 'the data folder is blank: give a path');
  return resolve(location);
}
