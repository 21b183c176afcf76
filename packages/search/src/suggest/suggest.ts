import { JobSearchError } from '@jobsearch/postings';
import { maxQueryLength, type Suggestion, type SuggestRequest } from '../engine.js';
import type { PostingHead } from '../posting-head.js';
import { checkLimit } from '../search-request.js';
import { collectNames, type SuggestionKind } from './collect-names.js';
import { type Completion, type Completions, completionKey, createCompletions } from './completions.js';

/** Fewer letters of a further word complete to anything. */
const leastOfFurther = 2;
const defaultSuggestions = 8;
export const maxSuggestions = 20;

/** Completes beginnings with names that postings have. They are gathered when first asked for. @param postings gives those that may be found */
export function createSuggest(postings: () => Iterable<PostingHead>): (request: SuggestRequest) => Suggestion[] {
  let completions: Completions<SuggestionKind> | undefined;
  return ({ prefix, limit = defaultSuggestions }) => {
    if (prefix.trim() === '') throw new JobSearchError('USAGE', 'the prefix is empty: give at least one character');
    if (prefix.length > maxQueryLength) {
      const message = `the prefix has ${prefix.length} characters, at most ${maxQueryLength} are read`;
      throw new JobSearchError('USAGE', message);
    }
    checkLimit(limit, maxSuggestions);
    completions ??= createCompletions(collectNames(postings()));
    return complete(prefix, limit, completions);
  };
}

/** The whole beginning first; then what its last words begin, behind the others as they were typed: "nurse lon" gives "nurse London". */
function complete(prefix: string, limit: number, completions: Completions<SuggestionKind>): Suggestion[] {
  const typed = prefix.trimStart();
  const found: Completion<SuggestionKind>[] = completions.find(typed, limit);
  for (const match of typed.matchAll(/\s+(?=\S)/g)) {
    const start = match.index + match[0].length;
    const rest = typed.slice(start);
    if (found.length >= limit || rest.trim().length < leastOfFurther) break;
    const head = typed.slice(0, start);
    const known = new Set(found.map(({ text }) => completionKey(text)));
    const further = completions
      .find(rest, limit, ({ kind }) => kind !== 'title')
      .map((one) => ({ ...one, text: head + one.text }))
      .filter(({ text }) => !known.has(completionKey(text)));
    found.push(...further.slice(0, limit - found.length));
  }
  return found;
}
