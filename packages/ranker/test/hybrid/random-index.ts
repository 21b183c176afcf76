import fc from 'fast-check';
import { createMatrix, createRanker, type Ranker, type RankerOptions } from '../../src/index.js';

const dims = 5;
export const fieldNames = ['title', 'body', 'place'] as const;
export type FieldName = (typeof fieldNames)[number];

/** A document of three fields: title and body with text and vector, place with a vector alone. */
export interface RandomDocument {
  readonly title: string;
  readonly body: string;
  readonly vectors: Readonly<Record<FieldName, readonly number[]>>;
}

// Few words and few vectors: documents share many, and scores tie.
const words = ['night', 'nurse', 'baker', 'c++', 'python', 'remote', 'zagreb', 'nursing'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((all) => all.join(' '));
const coordinate = fc.constantFrom(-1, -0.5, 0, 0.25, 1);
export const vector = fc.array(coordinate, { minLength: dims, maxLength: dims });
const randomDocument: fc.Arbitrary<RandomDocument> = fc.record({
  title: text,
  body: text,
  vectors: fc.record({ title: vector, body: vector, place: vector }),
});
export const documents = fc.array(randomDocument, { minLength: 1, maxLength: 40 });
export const queryVector = vector.filter((all) => all.some((value) => value !== 0));
export const queryText = fc
  .array(fc.constantFrom(...words, '-baker', '"night nurse"', 'pyhton'), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(' '));

export const weights = { title: 0.6, body: 0.3, place: 0.1 };

export function columnsOf(all: readonly RandomDocument[]) {
  const matrix = (name: FieldName) => createMatrix(Float32Array.from(all.flatMap((one) => one.vectors[name])), dims);
  return {
    title: { texts: all.map(({ title }) => title), vectors: matrix('title') },
    body: { texts: all.map(({ body }) => body), vectors: matrix('body') },
    place: { vectors: matrix('place') },
  };
}

export function indexOf(all: readonly RandomDocument[], options?: RankerOptions): Ranker<FieldName> {
  const { title, body, place } = columnsOf(all);
  return createRanker(
    {
      title: { ...title, weight: weights.title, textWeight: 3 },
      body: { ...body, weight: weights.body, textWeight: 1 },
      place: { ...place, weight: weights.place },
    },
    options,
  );
}
