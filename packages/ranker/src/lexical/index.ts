export type { LexicalPart } from './explain.js';
export {
  createLexicalIndex,
  type LexicalIndex,
  lexicalIndexFromParts,
  lexicalIndexParts,
} from './lexical-index.js';
export type { LexicalFieldInput, LexicalOptions, LexicalQueryOptions } from './options.js';
export { parseQuery, type QueryClause } from './parse-query.js';
export type { LexicalParts } from './parts.js';
export type { PreparedQuery } from './prepared-query.js';
export type { LexicalScores, RowScores } from './score-rows.js';
