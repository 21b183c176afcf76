import type { EncoderSpec } from './encoder.js';

/** How models of a family were trained to be used, which their files do not say. */
interface ModelFamily {
  /** Matches the part of a model's id behind the "/". */
  readonly name: RegExp;
  readonly prefixes?: EncoderSpec['prefixes'];
  readonly pooling?: EncoderSpec['pooling'];
  /** Word pieces read of a text at most, the special ones included. */
  readonly maxPieces?: number;
}

// Sources: the model cards of intfloat/e5-base-v2, intfloat/multilingual-e5-large-instruct, BAAI/bge-base-en-v1.5,
// BAAI/bge-base-zh-v1.5 and BAAI/bge-m3. The first row that matches counts.
const families: readonly ModelFamily[] = [
  {
    name: /\be5\b.*-instruct\b/i,
    prefixes: {
      query: 'Instruct: Given a web search query, retrieve relevant passages that answer the query\nQuery: ',
      passage: '',
    },
    maxPieces: 512,
  },
  { name: /\be5\b/i, prefixes: { query: 'query: ', passage: 'passage: ' }, maxPieces: 512 },
  {
    name: /^bge-(small|base|large)-en\b/i,
    prefixes: { query: 'Represent this sentence for searching relevant passages: ', passage: '' },
    pooling: 'cls',
    maxPieces: 512,
  },
  {
    name: /^bge-(small|base|large)-zh\b/i,
    prefixes: { query: '为这个句子生成表示以用于检索相关文章：', passage: '' },
    pooling: 'cls',
    maxPieces: 512,
  },
  { name: /^bge-/i, pooling: 'cls', maxPieces: 512 },
];

/** What is known of a model by its id; nothing of most. */
export function familyOf(model: string): Omit<ModelFamily, 'name'> {
  const name = model.slice(model.indexOf('/') + 1);
  return families.find((family) => family.name.test(name)) ?? {};
}
