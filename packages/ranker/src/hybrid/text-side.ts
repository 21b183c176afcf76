import { RankerError } from '../error.js';
import { createLexicalIndex, type LexicalIndex, type LexicalQueryOptions } from '../lexical/index.js';
import { type RowSet, toRowSet } from '../row-set.js';
import type { DocumentsInput, FieldInput } from './index-fields.js';
import type { RankerOptions } from './options.js';
import type { RankerQuery } from './query.js';
import type { TextMatches } from './search.js';
import { textWeights } from './weights.js';

/** What one search asks of the words. */
export interface TextSearch<Field extends string> {
  /** The accepted rows without those that phrases and exclusions rule out: these hold for the vectors, too. */
  restrict(accept: RowSet | undefined): RowSet | undefined;
  /** Every accepted row that has any of the words. */
  matches(accept: RowSet | undefined): TextMatches<Field>;
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
      return texts ? [[name, { texts, weight: textWeight, ...(b !== undefined && { b }) }] as const] : [];
    });
    if (fields.length === 0) return undefined;
    const index = createLexicalIndex<Field>({
      fields: Object.fromEntries(fields) as unknown as Record<Field, { texts: readonly string[] }>,
      ...(analyser && { analyser }),
      ...(k1 !== undefined && { k1 }),
    });
    return new TextSide(index, new Map(fields.map(([name, { weight }]) => [name, weight])));
  }

  constructor(
    readonly index: LexicalIndex<Field>,
    readonly own: ReadonlyMap<Field, number>,
  ) {}

  /** @throws RankerError `INVALID_MATRIX` for documents that do not fit */
  check(documents: DocumentsInput<Field>): void {
    for (const name of this.index.fields) {
      if (!documents[name]?.texts)
        throw new RankerError('INVALID_MATRIX', `the new documents have no texts of the field ${name}`);
    }
  }

  append(documents: DocumentsInput<Field>): void {
    const texts = this.index.fields.map((name) => [name, documents[name].texts ?? []] as const);
    this.index.append(Object.fromEntries(texts) as Record<Field, readonly string[]>);
  }

  remove(row: number): void {
    this.index.remove(row);
  }

  /** @throws RankerError `INVALID_WEIGHTS`, `UNKNOWN_FIELD` */
  search(text: string, query: RankerQuery<Field>): TextSearch<Field> {
    const weights = textWeights(this.own, query);
    const options: LexicalQueryOptions<Field> = {
      // A field that is not named keeps its own weight: those of weight 0 must be.
      weights: Object.fromEntries([...this.own.keys()].map((name) => [name, weights.get(name) ?? 0])) as Record<
        Field,
        number
      >,
      prefix: query.prefix ?? false,
      typos: query.typos ?? true,
    };
    const { index } = this;
    return {
      restrict(accept) {
        const passes = index.restriction(text, { ...options, typos: false });
        if (!passes) return accept;
        return toRowSet((row) => passes(row) && (accept?.has(row) ?? true), index.rows);
      },
      matches(accept) {
        const filtered = accept ? { ...options, filter: accept } : options;
        return { ...index.scores(text, filtered), explain: (row) => index.explain(text, row, filtered) };
      },
    };
  }
}
