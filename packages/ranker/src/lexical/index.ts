export type { LexicalPart } from './explain.js';
export {
  createLexicalIndex,
  type LexicalIndex,
  type LexicalScores,
  lexicalIndexFromParts,
  lexicalIndexParts,
} from './lexical-index.js';
export type { LexicalFieldInput, LexicalOptions, LexicalQueryOptions } from './options.js';
export { parseQuery, type QueryClause } from './parse-query.js';
export type { LexicalParts } from './parts.js';
