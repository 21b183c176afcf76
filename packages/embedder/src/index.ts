export { type Chunk, chunkText } from './chunk.js';
export type { DownloadProgress } from './download/download-model.js';
export {
  type EmbeddedPostings,
  type EmbeddingPlan,
  type EmbedOptions,
  embedPostings,
  type FieldVectors,
  planEmbedding,
  reuseFrom,
  type VectorReuse,
} from './embed-postings.js';
export { type Encoder, type EncoderRole, type EncoderSpec, isSameSpec } from './encoder.js';
export { type EncodingJournal, openEncodingJournal } from './encoding-journal.js';
export { type ModelDtype, modelDtypes } from './model-files.js';
export {
  builtinModel,
  type ModelSource,
  type OpenEncoderOptions,
  openEncoder,
  openEncoderFor,
} from './open-encoder.js';
export { type EmbeddedField, embeddedFields, embeddedText, recipeVersion } from './recipe.js';
export { loadCommonWords } from './static/builtin-files.js';
