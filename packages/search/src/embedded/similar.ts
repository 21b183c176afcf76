import { type Encoder, embeddedText } from '@jobsearch/embedder';
import type { Posting } from '@jobsearch/postings';
import { type Ranker, type RowSet, rowOf } from '@jobsearch/ranker';
import {
  defaultLimit,
  type Hit,
  type SearchField,
  type SimilarAnswer,
  type SimilarRequest,
  searchFields,
} from '../engine.js';
import type { FilterIndex } from '../filters/filter-index.js';
import { checkFilters, type SearchFilters } from '../filters/filters.js';
import type { PostingHead } from '../posting-head.js';
import { checkLimit } from '../search-request.js';
import { fieldWeights } from './ranking.js';

export interface SimilarInput {
  readonly heads: readonly PostingHead[];
  readonly postingAt: (row: number) => Promise<Posting>;
  /** How many postings repeat one. */
  readonly duplicatesOf: (id: string) => Pick<Hit, 'duplicates'>;
  readonly ranker: Ranker<SearchField>;
  readonly filterIndex: FilterIndex;
  readonly rowsNear: (filters: SearchFilters) => Promise<RowSet | undefined>;
  readonly encoder: Encoder;
  /** The row of a posting. @throws JobSearchError `NOT_FOUND` */
  readonly rowOfId: (id: string) => number;
}

/**
 * Finds the postings nearest to one: to the vectors of its fields, folded into one with the weights that they have in a search. They are made anew from its
 * texts, since the index keeps them in a form of its own.
 */
export function createSimilar(input: SimilarInput) {
  const { heads, postingAt, duplicatesOf, ranker, filterIndex, rowsNear, encoder, rowOfId } = input;
  return async (request: SimilarRequest): Promise<Pick<SimilarAnswer, 'hits' | 'total'>> => {
    const { id, limit = defaultLimit, otherCompanies = false, filters = {} } = request;
    checkLimit(limit);
    checkFilters(filters);
    const own = await postingAt(rowOfId(id));
    const notCompany = [...(filters.notCompany ?? []), ...(otherCompanies && own.company !== '' ? [own.company] : [])];
    const rows = filterIndex.rows({ ...filters, notCompany }, Date.now(), await rowsNear(filters));
    const original = own.duplicateOf ?? own.id;
    const { group } = heads[rowOfId(original)] as PostingHead;
    for (const [row, head] of heads.entries()) {
      const isOwn = head.id === original || (group !== undefined && head.group === group);
      if (isOwn && rows.has(row)) rows.delete(row);
    }
    const vector = await foldedVector(own, encoder);
    const groups = { groupOf: (row: number) => heads[row]?.group, maxPerGroup: 1 };
    const hits = vector.some((value) => value !== 0)
      ? ranker.search({ vector, limit, filter: rows, group: groups })
      : [];
    const shown = hits.map(async ({ row, score }): Promise<Hit> => {
      const posting = await postingAt(row);
      return { posting, score, ...duplicatesOf(posting.id) };
    });
    return { hits: await Promise.all(shown), total: rows.count() };
  };
}

async function foldedVector(posting: Posting, encoder: Encoder): Promise<Float32Array> {
  const folded = new Float32Array(encoder.spec.dims);
  const texts = searchFields
    .map((field) => ({ text: embeddedText(posting, field), weight: fieldWeights[field].weight }))
    .filter(({ text }) => text !== '');
  const vectors = await encoder.encode(
    texts.map(({ text }) => text),
    'passage',
  );
  for (const [row, { weight }] of texts.entries()) {
    for (const [i, value] of rowOf(vectors, row).entries()) folded[i] = (folded[i] as number) + weight * value;
  }
  return folded;
}
