export { type AnalyserOptions, createAnalyser } from './create-analyser.js';
export { fold } from './fold.js';
export { stemEnglish } from './stem-english.js';
export type { Analyser, ChunkTerms, Token } from './token.js';
