import { type Encoder, embedPostings, isSameSpec, recipeVersion, reuseFrom } from '@jobsearch/embedder';
import { cleanPosting, JobSearchError, loadFacts, markDuplicates, type Posting, withFacts } from '@jobsearch/postings';
import {
  loadCurrent,
  openStore,
  type PublishLimits,
  publish,
  type Snapshot,
  type SnapshotStore,
} from '@jobsearch/snapshots';

export interface IndexOptions extends PublishLimits {
  /** Where to publish: a folder or a `file:` URL. */
  readonly data: string;
  readonly postings: readonly Posting[];
  /** Stays the caller's to dispose of. */
  readonly encoder: Encoder;
  readonly now?: Date;
  /** Texts encoded so far, and texts to encode. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface IndexReport {
  readonly snapshot: string;
  /** False when the published snapshot holds the very same already. */
  readonly published: boolean;
  readonly postings: number;
  readonly duplicates: number;
  /** Distinct texts that were encoded now, and those whose vectors the published snapshot had. */
  readonly encoded: number;
  readonly reused: number;
}

/**
 * Makes a collection searchable: cleans its texts, reads the facts that they state, marks duplicates, encodes the texts that the published snapshot does not hold, publishes.
 *
 * @throws JobSearchError `SNAPSHOT_REFUSED`, `DATA_UNREADABLE`, `DATA_UNWRITABLE`; what was published stays then.
 */
export async function indexPostings(options: IndexOptions): Promise<IndexReport> {
  const { encoder, data, now = new Date() } = options;
  const store = openStore(data);
  const postings = markDuplicates(await readable(options.postings));
  const before = await comparableSnapshot(store, encoder);
  const { fields, encoded, reused } = await embedPostings(postings, encoder, {
    ...(before && { reuse: reuseFrom(before.postings, before.vectors) }),
    ...(options.onProgress && { onProgress: ({ done, total }) => options.onProgress?.(done, total) }),
    ...(options.signal && { signal: options.signal }),
  });
  const publication = { postings, vectors: fields, encoder: encoder.spec, recipe: recipeVersion, createdAt: now };
  const { id, published } = await publish(store, publication, options);
  const duplicates = postings.filter((posting) => posting.duplicateOf !== undefined).length;
  return { snapshot: id, published, postings: postings.length, duplicates, encoded, reused };
}

/** The postings with their texts cleaned, and what these state in its fields. */
async function readable(postings: readonly Posting[]): Promise<Posting[]> {
  if (postings.length === 0) return [];
  const readFacts = await loadFacts();
  return postings.map((posting) => {
    const clean = cleanPosting(posting);
    return withFacts(clean, readFacts(clean));
  });
}

/** The published snapshot, if its vectors are what this encoder would make of the same texts. */
async function comparableSnapshot(store: SnapshotStore, encoder: Encoder): Promise<Snapshot | undefined> {
  try {
    const snapshot = await loadCurrent(store);
    const { manifest } = snapshot;
    return isSameSpec(manifest.encoder, encoder.spec) && manifest.recipe === recipeVersion ? snapshot : undefined;
  } catch (error) {
    // Nothing published, or nothing that can be read: everything is encoded anew.
    if (error instanceof JobSearchError && ['NO_SNAPSHOT', 'SNAPSHOT_INVALID', 'INVALID_FILE'].includes(error.code))
      return undefined;
    throw error;
  }
}
