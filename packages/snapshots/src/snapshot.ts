import type { EncoderSpec } from '@jobsearch/embedder';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import type { Matrix } from '@jobsearch/ranker';
import { z } from 'zod';

/** What is published together. It is read from its files when it is asked for: a large one need not fit into memory. */
export interface Snapshot {
  readonly manifest: Manifest;
  /** All of it in the order of the rows, some thousand rows at a time. @throws JobSearchError `DATA_UNREADABLE`, and `SNAPSHOT_INVALID` for files that were written over */
  read(): AsyncGenerator<SnapshotRows>;
  /** @param row 0 … rows − 1. @throws as {@link read} */
  posting(row: number): Promise<Posting>;
  /** Lets go of the files. */
  close(): Promise<void>;
}

/** Rows of a snapshot that follow each other: row i of every matrix belongs to posting i. */
export interface SnapshotRows {
  readonly postings: readonly Posting[];
  /** By field name. */
  readonly vectors: Readonly<Record<string, Matrix>>;
}

/** Raised when a reader of an older version would misread a snapshot. */
export const formatVersion = 1;

const fileEntry = z.object({
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  shape: z.tuple([z.int().nonnegative(), z.int().positive()]).optional(),
  dtype: z.literal('float32').optional(),
});

const manifestSchema = z.object({
  formatVersion: z.literal(formatVersion),
  id: z.string(),
  createdAt: z.iso.datetime(),
  encoder: z.object({
    model: z.string(),
    revision: z.string(),
    dtype: z.string(),
    pooling: z.enum(['mean', 'cls']),
    dims: z.int().positive(),
    maxPieces: z.int().positive(),
    prefixes: z.object({ query: z.string(), passage: z.string() }).optional(),
  }) satisfies z.ZodType<EncoderSpec>,
  recipe: z.int(),
  rows: z.int().nonnegative(),
  /** Rows per source. */
  sources: z.record(z.string(), z.int().positive()),
  files: z.record(z.string(), fileEntry),
});

/** `manifest.json`: what a snapshot holds, by which encoder and recipe its vectors were made, and each file's size and checksum. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
export type FileEntry = z.infer<typeof fileEntry>;

/** @throws JobSearchError `SNAPSHOT_INVALID` */
export function parseManifest(id: string, bytes: Uint8Array): Manifest {
  try {
    const value = JSON.parse(new TextDecoder().decode(bytes)) as { formatVersion?: unknown };
    if (typeof value?.formatVersion === 'number' && value.formatVersion !== formatVersion) {
      const versions = `format ${value.formatVersion}, this one reads ${formatVersion}`;
      throw new JobSearchError(
        'SNAPSHOT_INVALID',
        `snapshot ${id} is of another version (${versions}): run embed to publish a new one`,
      );
    }
    return manifestSchema.parse(value);
  } catch (error) {
    if (error instanceof JobSearchError) throw error;
    const reason =
      error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : (error as Error).message;
    throw new JobSearchError(
      'SNAPSHOT_INVALID',
      `snapshot ${id}: its manifest.json is broken: ${reason}; run embed to publish a new one`,
      {
        cause: error,
      },
    );
  }
}

export const postingsFile = 'postings.jsonl';
export const manifestFile = 'manifest.json';
export const vectorFile = (field: string): string => `vectors/${field}.npy`;
