import { join } from 'node:path';
import {
  type Encoder,
  type EncoderSpec,
  type EncodingJournal,
  embeddedFields,
  embedPostings,
  type FieldVectors,
  isSameSpec,
  openEncodingJournal,
  planEmbedding,
  recipeVersion,
  reuseFrom,
  type VectorReuse,
} from '@jobsearch/embedder';
import { cleanPosting, JobSearchError, loadFacts, markDuplicates, type Posting, withFacts } from '@jobsearch/postings';
import { createMatrix } from '@jobsearch/ranker';
import {
  type Manifest,
  openCurrent,
  openStore,
  type PublishLimits,
  publish,
  type Snapshot,
  toFolder,
} from '@jobsearch/snapshots';

/** What is to be made searchable, and with what. */
export interface IndexInput {
  /** Where to publish: a folder or a `file:` URL. */
  readonly data: string;
  readonly postings: readonly Posting[];
  /** Stays the caller's to dispose of. */
  readonly encoder: Encoder;
  /** Gets a line for what people should know: why all is encoded anew, that an interrupted run goes on. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface IndexOptions extends IndexInput, PublishLimits {
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
  /** Distinct texts that were encoded now. */
  readonly encoded: number;
  /** Distinct texts whose vectors the published snapshot, or a run that was interrupted, had. */
  readonly reused: number;
}

/** What {@link indexPostings} would do. */
export interface IndexPlan {
  readonly postings: number;
  readonly duplicates: number;
  /** Distinct texts to encode, and their characters in all. */
  readonly toEncode: number;
  readonly characters: number;
  /** Distinct texts whose vectors the published snapshot has. */
  readonly reused: number;
}

/**
 * Makes a collection searchable: cleans its texts, reads the facts that they state, marks duplicates, encodes the texts that the published snapshot does not hold, publishes.
 * A run that was killed while it encoded goes on where it was ({@link openVectorJournal}).
 *
 * @throws JobSearchError `SNAPSHOT_REFUSED`, `DATA_UNREADABLE`, `DATA_UNWRITABLE`; what was published stays then.
 */
export async function indexPostings(options: IndexOptions): Promise<IndexReport> {
  const { encoder, data, log, now = new Date(), onProgress, signal } = options;
  const { postings, duplicates, reuse } = await prepare(options);
  const journal = await openVectorJournal(data, encoder.spec);
  if (journal.kept.size > 0)
    log?.(`${journal.kept.size} texts were encoded by a run that was interrupted, or came with an import`);
  return closing(journal, async () => {
    const { fields, encoded, reused, resumed } = await embedPostings(postings, encoder, {
      journal,
      ...(reuse && { reuse }),
      ...(onProgress && { onProgress: ({ done, total }) => onProgress(done, total) }),
      ...(signal && { signal }),
    });
    const publication = { postings, vectors: fields, encoder: encoder.spec, recipe: recipeVersion, createdAt: now };
    const { id, published } = await publish(openStore(data), publication, options);
    return { snapshot: id, published, postings: postings.length, duplicates, encoded, reused: reused + resumed };
  });
}

/** Vectors that are not published yet. @throws JobSearchError `DATA_UNWRITABLE` */
export function openVectorJournal(data: string, spec: EncoderSpec): Promise<EncodingJournal> {
  return openEncodingJournal(join(toFolder(data), 'embed', 'vectors.journal'), spec);
}

/** Tells what {@link indexPostings} would do, and writes nothing. @throws JobSearchError `DATA_UNREADABLE` */
export async function planIndex(input: IndexInput): Promise<IndexPlan> {
  const { postings, duplicates, reuse } = await prepare(input);
  return { postings: postings.length, duplicates, ...planEmbedding(postings, reuse) };
}

/** The postings as they are published, and the vectors that need not be made. */
async function prepare({ data, postings, encoder, log }: IndexInput) {
  const prepared = markDuplicates(await readable(postings));
  const before = await publishedSnapshot(data);
  const reason = before && whyNotComparable(before.manifest, encoder.spec);
  if (reason) log?.(`${reason}: all texts are encoded anew`);
  let reuse: VectorReuse | undefined;
  try {
    if (before && !reason) reuse = await vectorsOf(before);
  } finally {
    await before?.close();
  }
  const duplicates = prepared.filter(({ duplicateOf }) => duplicateOf !== undefined).length;
  return { postings: prepared, duplicates, reuse };
}

/** What the work made is published: its journal is not needed any more. What it had made when it failed is kept. */
async function closing<T>(journal: EncodingJournal, work: () => Promise<T>): Promise<T> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await journal.close();
    throw error;
  }
  await journal.remove();
  return result;
}

/** The postings with their texts cleaned, and what these state in its fields. */
export async function readable(postings: readonly Posting[]): Promise<Posting[]> {
  if (postings.length === 0) return [];
  const readFacts = await loadFacts();
  return postings.map((posting) => {
    const clean = cleanPosting(posting);
    return withFacts(clean, readFacts(clean));
  });
}

/** What is published, as far as it can be read: of what cannot, everything is encoded anew. */
async function publishedSnapshot(data: string): Promise<Snapshot | undefined> {
  try {
    return await openCurrent(openStore(data));
  } catch (error) {
    if (error instanceof JobSearchError && ['NO_SNAPSHOT', 'SNAPSHOT_INVALID', 'INVALID_FILE'].includes(error.code))
      return undefined;
    throw error;
  }
}

/** The vectors that a snapshot has of texts. */
async function vectorsOf(snapshot: Snapshot): Promise<VectorReuse | undefined> {
  const { rows, encoder } = snapshot.manifest;
  const { dims } = encoder;
  const numbers = new Map(embeddedFields.map((field) => [field, new Float32Array(rows * dims)]));
  const postings: Posting[] = [];
  for await (const part of snapshot.read()) {
    for (const [field, all] of numbers) {
      const matrix = part.vectors[field];
      if (!matrix) return undefined;
      all.set(matrix.data, postings.length * dims);
    }
    postings.push(...part.postings);
  }
  const matrices = Array.from(numbers, ([field, all]) => [field, createMatrix(all, dims)] as const);
  return reuseFrom(postings, Object.fromEntries(matrices) as unknown as FieldVectors);
}

/** Why the vectors of a snapshot are not what this encoder would make of the same texts; undefined when they are. */
function whyNotComparable({ encoder, recipe }: Manifest, spec: EncoderSpec): string | undefined {
  if (!isSameSpec(encoder, spec))
    return `what is published was encoded with ${nameOf(encoder)}, and now it is ${nameOf(spec)}`;
  if (recipe !== recipeVersion) return 'what of a posting is encoded has changed since it was published';
  return undefined;
}

const nameOf = ({ model, dtype, revision }: EncoderSpec): string => `${model} (${dtype}, ${revision.slice(0, 12)})`;
