import { checkSame } from '../check.js';
import { RankerError } from '../error.js';
import { grown } from '../grown.js';
import { lowerBound } from '../lower-bound.js';

/** Which vectors belong to which document: document i has the vectors `start(i)` … `start(i + 1) - 1`. */
export interface DocumentOffsets {
  readonly documents: number;
  readonly vectors: number;
  /** Documents without vectors, ascending. */
  readonly empty: readonly number[];
  start(document: number): number;
  /** The document that has the vector. */
  documentOf(vector: number): number;
  /** Adds documents: the first of their vectors is the next. `offsets` undefined: one vector each. */
  append(vectors: number, offsets: Uint32Array | undefined): void;
  /** One number more than documents. */
  toArray(): Uint32Array;
}

/** Offsets of no documents. */
export function createDocumentOffsets(): DocumentOffsets {
  let starts = new Uint32Array(1);
  let documents = 0;
  const empty: number[] = [];

  function push(start: number, end: number): void {
    if (documents + 1 === starts.length) starts = grown(starts, 2 * starts.length);
    if (start === end) empty.push(documents);
    starts[++documents] = end;
  }

  return {
    get documents() {
      return documents;
    },
    get vectors() {
      return starts[documents] as number;
    },
    empty,
    start: (document) => starts[document] as number,
    documentOf(vector) {
      return lowerBound(starts, vector + 1, 1, documents) - 1;
    },
    append(vectors, offsets) {
      const base = starts[documents] as number;
      const count = offsets ? offsets.length - 1 : vectors;
      for (let i = 0; i < count; i++) {
        push(base + (offsets ? (offsets[i] as number) : i), base + (offsets ? (offsets[i + 1] as number) : i + 1));
      }
    },
    toArray: () => starts.slice(0, documents + 1),
  };
}

/** @throws RankerError `INVALID_MATRIX` when offsets do not ascend from 0 to the number of vectors. */
export function checkOffsets(offsets: Uint32Array | undefined, vectors: number): void {
  if (offsets === undefined) return;
  checkSame('INVALID_MATRIX', 'the first offset', offsets[0], 0);
  for (let i = 1; i < offsets.length; i++) {
    if ((offsets[i] as number) < (offsets[i - 1] as number)) {
      throw new RankerError('INVALID_MATRIX', `offset ${i} is ${offsets[i]}, below the one before, ${offsets[i - 1]}`);
    }
  }
  checkSame('INVALID_MATRIX', 'the last offset', offsets.at(-1), vectors);
}
