import { createLexicalIndex, type LexicalIndex, type LexicalQueryOptions, type RowScores } from '../lexical/index.js';
import { type RowSet, toRowSet } from '../row-set.js';
import type { DocumentsInput, FieldInput } from './index-fields.js';
import { readOnce, type TextMatches } from './lists.js';
import type { RankerOptions } from './options.js';
import type { RankerQuery } from './query.js';
import { textWeights } from './weights.js';

/** What one search asks of the words. */
export interface TextSearch<Field extends string> {
  /** The accepted rows without those that phrases and exclusions rule out: these hold for the vectors, too. */
  restrict(accept: RowSet | undefined): RowSet | undefined;
  /** What every row has of the words, accepted or not, and the best of the accepted ones. */
  matches(accept: RowSet | undefined): TextMatches<Field>;
  /** Afterwards, unless the search threw: the matches' memory is the next search's. */
  end(): void;
}

/** The texts of an index. */
export class TextSide<Field extends string> {
  /** @throws RankerError as `createRanker`; undefined when no field has texts */
  static create<Field extends string>(
    input: Readonly<Record<Field, FieldInput>>,
    { analyser, k1 }: RankerOptions,
  ): TextSide<Field> | undefined {
    const fields = (Object.keys(input) as Field[]).flatMap((name) => {
      const { texts, weight = 1, textWeight = weight, b } = input[name];
      return texts ? [[name, { texts, weight: textWeight, b }] as const] : [];
    });
    if (fields.length === 0) return undefined;
    const index = createLexicalIndex<Field>({
      fields: Object.fromEntries(fields) as unknown as Record<Field, { texts: readonly string[] }>,
      analyser,
      k1,
    });
    return new TextSide(index, new Map(fields.map(([name, { weight }]) => [name, weight])));
  }

  constructor(
    readonly index: LexicalIndex<Field>,
    readonly own: ReadonlyMap<Field, number>,
  ) {}

  /** @param documents with texts where the index has them. @throws RankerError `INVALID_MATRIX` for those that do not fit */
  check(documents: DocumentsInput<Field>): void {
    this.index.check(this.#textsOf(documents));
  }

  append(documents: DocumentsInput<Field>): void {
    this.index.append(this.#textsOf(documents));
  }

  #textsOf(documents: DocumentsInput<Field>): Record<Field, readonly string[]> {
    const texts = this.index.fields.map((name) => [name, documents[name].texts] as const);
    return Object.fromEntries(texts) as Record<Field, readonly string[]>;
  }

  remove(row: number): void {
    this.index.remove(row);
  }

  /** @throws RankerError `INVALID_WEIGHTS`, `UNKNOWN_FIELD` */
  search(text: string, query: RankerQuery<Field>): TextSearch<Field> {
    const weights = textWeights(this.own, query);
    const { rows } = this.index;
    const options: LexicalQueryOptions<Field> = {
      // A field that is not named keeps its own weight: those of weight 0 must be.
      weights: Object.fromEntries([...this.own.keys()].map((name) => [name, weights.get(name) ?? 0])) as Record<
        Field,
        number
      >,
      prefix: query.prefix ?? false,
      typos: query.typos ?? true,
    };
    const prepared = this.index.prepare(text, options);
    let sums: RowScores | undefined;
    return {
      restrict(accept) {
        const passes = prepared.restriction;
        return passes ? toRowSet((row) => passes(row) && (accept?.has(row) ?? true), rows) : accept;
      },
      matches(accept) {
        sums = prepared.sums();
        const { scores } = sums;
        const best = readOnce((depth) => (sums as RowScores).best(depth, accept));
        return { scores, best, explain: prepared.explain };
      },
      end() {
        if (sums) prepared.giveBack(sums);
        sums = undefined;
      },
    };
  }
}
