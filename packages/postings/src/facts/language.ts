import { evidenceOf, type Fact, type FactTexts } from './fact.js';

/** Tells the language of a text. */
export interface LanguageDetector {
  detect(text: string): { readonly language: string; isReliable(): boolean };
}

/** Fewer characters say too little. */
const least = 80;
const sample = 300;
const english = /\b(?:the|and|of|with|for|our|you|your|that|this|will|are|from)\b/gi;
const enoughEnglish = 5;

/** Loads the detector: some tenths of a second, so only where facts are derived. */
export async function loadLanguageDetector(): Promise<LanguageDetector> {
  return (await import('eld/small')).default;
}

/** The language of the description (BCP 47), by a stretch from its middle: at its ends stand names and addresses. Undefined where it is in doubt. */
export function languageFact(texts: FactTexts, detector: LanguageDetector): Fact<string> | undefined {
  const { description } = texts;
  if (description.length < least) return undefined;
  const middle = Math.max(0, Math.floor((description.length - sample) / 2));
  const start = middle === 0 ? 0 : description.indexOf(' ', middle) + 1;
  const words = description.slice(start, start + sample);
  const evidence = evidenceOf(texts, 'description', start, words.length);
  // Most are English: so many of its small words are in no other language, and cost less to count than a guess.
  if ((words.match(english)?.length ?? 0) >= enoughEnglish) return { value: 'en', evidence };
  const found = detector.detect(words);
  if (!found.language || !found.isReliable()) return undefined;
  return { value: found.language, evidence };
}
