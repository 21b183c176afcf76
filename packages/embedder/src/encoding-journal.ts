import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { JobSearchError } from '@jobsearch/postings';
import type { Matrix } from '@jobsearch/ranker';
import { type EncoderSpec, isSameSpec } from './encoder.js';
import { recipeVersion } from './recipe.js';

/**
 * Vectors that a run has made and not published yet, in a file: a run that was killed, at any moment, goes on from there and has lost no more than
 * the batch it was at.
 *
 * The file: a line of JSON that says what the vectors were made with, then blocks of a batch each: how many (uint32), CRC-32 of what follows
 * (uint32), the keys (SHA-256 of the texts, 32 bytes each), the rows (float32). Little-endian. What stands behind the last whole block is cut off.
 */
export interface EncodingJournal {
  /** What was kept by an earlier run: rows by {@link textKey}. They are views of one block each. */
  readonly kept: ReadonlyMap<string, Float32Array>;
  /** Keeps a batch: row i is the vector of text i. @throws JobSearchError `DATA_UNWRITABLE` */
  add(texts: readonly string[], vectors: Matrix): Promise<void>;
  /** Ends writing. What was kept stays for the next run. */
  close(): Promise<void>;
  /** Ends writing, and removes the file: its vectors have been published. */
  remove(): Promise<void>;
}

/** Names a text in a journal: its SHA-256, a byte a character. */
export function textKey(text: string): string {
  return createHash('sha256').update(text).digest().toString('latin1');
}

const keyBytes = 32;
const blockHeaderBytes = 8;

/**
 * Opens the journal of a folder, or begins it; one of another encoder or recipe, or that is none, is begun anew.
 *
 * @throws JobSearchError `DATA_UNWRITABLE`
 */
export async function openEncodingJournal(path: string, spec: EncoderSpec): Promise<EncodingJournal> {
  return writing(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+');
    const kept = new Map<string, Float32Array>();
    let end = await readKept(file, spec, kept);
    await file.truncate(end);
    if (end === 0) {
      const { bytesWritten } = await file.write(`${JSON.stringify({ spec, recipe: recipeVersion })}\n`);
      end = bytesWritten;
    }
    return {
      kept,
      add: (texts, vectors) => writing(path, () => file.appendFile(blockOf(texts, vectors))),
      close: () => file.close(),
      async remove() {
        await file.close();
        await rm(path, { force: true });
      },
    };
  });
}

/** Reads the whole blocks of a file into `kept`, and gives where they end; 0 for a file that says nothing to this encoder. */
async function readKept(file: FileHandle, spec: EncoderSpec, kept: Map<string, Float32Array>): Promise<number> {
  let end = await headerEnd(file, spec);
  if (end === 0) return 0;
  const rowBytes = spec.dims * Float32Array.BYTES_PER_ELEMENT;
  for (;;) {
    const header = await readAt(file, end, blockHeaderBytes);
    if (!header) return end;
    const count = header.readUInt32LE(0);
    const block = await readAt(file, end + blockHeaderBytes, count * (keyBytes + rowBytes));
    if (!block || crc32(block) !== header.readUInt32LE(4)) return end;
    const rows = new Float32Array(new Uint8Array(block.subarray(count * keyBytes)).buffer);
    for (let i = 0; i < count; i++) {
      const key = block.toString('latin1', i * keyBytes, (i + 1) * keyBytes);
      kept.set(key, rows.subarray(i * spec.dims, (i + 1) * spec.dims));
    }
    end += blockHeaderBytes + block.length;
  }
}

/** Longest first line that a journal of ours has. */
const longestHeader = 4096;

async function headerEnd(file: FileHandle, spec: EncoderSpec): Promise<number> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, longestHeader, 0);
  const length = buffer.subarray(0, bytesRead).indexOf('\n') + 1;
  try {
    const header = JSON.parse(buffer.toString('utf8', 0, length)) as { spec: EncoderSpec; recipe: number };
    return isSameSpec(header.spec, spec) && header.recipe === recipeVersion ? length : 0;
  } catch {
    return 0; // empty, or not ours
  }
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer | undefined> {
  const { size } = await file.stat();
  if (bytes === 0 || position + bytes > size) return undefined;
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(bytes), 0, bytes, position);
  return bytesRead === bytes ? buffer : undefined;
}

function blockOf(texts: readonly string[], { data }: Matrix): Buffer {
  const keys = Buffer.from(texts.map(textKey).join(''), 'latin1');
  const rows = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const block = Buffer.concat([Buffer.alloc(blockHeaderBytes), keys, rows]);
  block.writeUInt32LE(texts.length, 0);
  block.writeUInt32LE(crc32(block.subarray(blockHeaderBytes)), 4);
  return block;
}

async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new JobSearchError('DATA_UNWRITABLE', `cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
}
