import { type Gazetteer, JobSearchError } from '@jobsearch/postings';
import type { Ranker, RowSet } from '@jobsearch/ranker';
import type { Understood } from '../engine.js';
import type { PostingHead } from '../posting-head.js';
import type { CheckedRequest } from '../search-request.js';
import {
  asksNothingElse,
  type Constraint,
  createCompanyNames,
  createPlaceNames,
  findJobNames,
  type Knowledge,
  nameKey,
  readQueryText,
  understandQuery,
} from '../understand/index.js';
import type { createAbbreviations } from './abbreviations.js';
import { type Boost, boostsOf, type Judged, joinAlternatives, rowsWithin } from './judged.js';
import { createMentions } from './mentions.js';
import { factsAloneBoost, onlyUnderstoodBoost, understoodBoost } from './ranking.js';
import { type SearchedWords, searchedWords, unspokenSkills } from './searched-words.js';
import type { createSpelling } from './spelling.js';
import { createVerdicts } from './verdicts.js';

/** A query as it was understood. */
export interface UnderstoodQuery extends SearchedWords {
  readonly understood: readonly Understood[];
  /** Whether the query says no more than what was understood. */
  readonly asksNothingElse: boolean;
  /** What is searched for by meaning: the query, words that nobody uses put right. */
  readonly asked: string;
  /** A factor for each row, at most 1; absent when nothing boosts. */
  readonly boosts?: (row: number) => number;
  /** Rows that meet what must be met; absent when nothing must. */
  readonly within?: RowSet;
}

/** Understands queries over a collection. */
export interface Understanding {
  /** @throws JobSearchError `USAGE` for a part in `strict` that is not understood */
  read(request: CheckedRequest): Promise<UnderstoodQuery>;
}

interface UnderstandingParts {
  /** The places of the world. */
  readonly world: () => Promise<Gazetteer>;
  readonly spell: ReturnType<typeof createSpelling>;
  readonly spellOut: ReturnType<typeof createAbbreviations>;
}

/** Names are gathered when a query is first read. */
export function createUnderstanding(
  postings: readonly PostingHead[],
  ranker: Ranker<string>,
  { world, spell, spellOut }: UnderstandingParts,
): Understanding {
  let knowledge: Promise<Knowledge> | undefined;
  const verdictsOf = createVerdicts(postings, ranker);
  const mentions = createMentions(ranker);

  async function gather(): Promise<Knowledge> {
    const places = createPlaceNames(postings, await world());
    return { places, companies: createCompanyNames(postings), frequency: (word) => ranker.documentFrequency(word) };
  }

  return {
    async read(request) {
      const { query } = request;
      if (request.understand === 'off')
        return {
          understood: [],
          asksNothingElse: false,
          asked: query,
          words: query,
          names: [],
          readings: [query],
          plain: query,
        };
      knowledge ??= gather();
      const known = await knowledge;
      const constraints = understandQuery(query, known);
      const told = tell(constraints, request);
      const used = constraints.filter((_, i) => told[i]?.effect !== 'off');
      const unspoken = unspokenSkills(query, used, known.frequency);
      const isAll = asksNothingElse(query, used, unspoken);
      // Neither words nor meaning know "golang": where it is all that is asked for, the postings with that skill are the answer.
      const isOnly = (one: Constraint): boolean =>
        isAll && unspoken.includes(one) && verdictsOf(one.meaning, known).met.count() > 0;
      const understood = told.map((one, i) =>
        isOnly(constraints[i] as Constraint) ? { ...one, effect: 'filter' as const } : one,
      );
      const must = constraints.filter((_, i) => understood[i]?.effect === 'filter');
      const boostOf = (one: Constraint): Boost =>
        isAll ? onlyUnderstoodBoost : unspoken.includes(one) || isAround(one) ? factsAloneBoost : understoodBoost;
      const judged = (some: readonly Constraint[]): Judged[] =>
        joinAlternatives(
          some.map((one) => ({
            kind: one.meaning.kind,
            verdicts: verdictsOf(one.meaning, known),
            boost: boostOf(one),
          })),
        );
      const plainKeys = new Set(request.plain.map(nameKey));
      const isSpoken = ({ key }: { readonly key: string }): boolean => !plainKeys.has(key);
      const jobs = findJobNames(readQueryText(query));
      const abbreviations = await spellOut(query, [...constraints, ...jobs]);
      const searched = searchedWords(query, {
        used,
        jobs: jobs.filter(isSpoken),
        abbreviations: abbreviations.filter(isSpoken),
        mentions,
      });
      return {
        understood,
        asksNothingElse: isAll,
        ...searched,
        asked: request.mode === 'words' ? query : await spell(query, [...used, ...jobs]),
        ...(used.length > 0 && { boosts: boostsOf(judged(used)) }),
        ...(must.length > 0 && { within: rowsWithin(judged(must), request) }),
      };
    },
  };
}

function tell(
  constraints: readonly Constraint[],
  { query, understand, plain, strict }: CheckedRequest,
): readonly Understood[] {
  const keysOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(nameKey));
  const [plainKeys, strictKeys] = [keysOf(plain), keysOf(strict)];
  const understood = constraints.map(({ meaning: { kind, value }, start, end }): Understood => {
    const text = query.slice(start, end);
    const key = nameKey(text);
    const effect = plainKeys.has(key) ? 'off' : understand === 'filter' || strictKeys.has(key) ? 'filter' : 'boost';
    return { kind, value, text, start, end, effect };
  });
  const texts = understood.map(({ text }) => text);
  const known = keysOf(texts);
  const unknown = strict.find((name) => !known.has(nameKey(name)));
  if (unknown === undefined) return understood;
  const all = texts.length === 0 ? 'nothing is' : `understood are ${texts.join(', ')}`;
  throw new JobSearchError('USAGE', `strict is "${unknown}", which is not understood in the query: ${all}`);
}

const isAround = ({ meaning }: Constraint): boolean => meaning.kind === 'place' && meaning.place.around !== undefined;
