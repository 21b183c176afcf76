import type { Encoder } from '@jobsearch/embedder';
import { JobSearchError, type Posting } from '@jobsearch/postings';
import { createRanker, createRowSet, type FieldInput, rowOf } from '@jobsearch/ranker';
import type { Snapshot } from '@jobsearch/snapshots';
import {
  type Engine,
  type Hit,
  type SearchAnswer,
  type SearchField,
  type SearchRequest,
  searchFields,
} from '../engine.js';
import { createFilterIndex } from '../filters/filter-index.js';
import { checkRequest } from '../search-request.js';
import { createSuggest } from '../suggest/suggest.js';
import { explain } from './explanation.js';
import { passageOfHit } from './passage-of-hit.js';
import { fieldWeights, fusionFor, presetWeights } from './ranking.js';
import { createSimilar } from './similar.js';
import { createUnderstanding } from './understanding.js';
import { wordTrust } from './word-trust.js';

/**
 * Answers from a snapshot held in memory, by meaning and by words.
 *
 * @param encoder the one that made the snapshot's vectors; the engine disposes of it when it is closed
 * @throws JobSearchError `SNAPSHOT_INVALID` when the vectors of a field are missing
 */
export function createEmbeddedEngine(snapshot: Snapshot, encoder: Encoder): Engine {
  const { manifest, postings } = snapshot;
  const ranker = createRanker(readFields(snapshot));
  const rows = new Map(postings.map((posting, row) => [posting.id, row]));
  const open = createRowSet(postings.length);
  const closed = createRowSet(postings.length);
  for (const [row, { closedAt, duplicateOf }] of postings.entries()) {
    if (duplicateOf === undefined) (closedAt === undefined ? open : closed).add(row);
  }
  const filterIndex = createFilterIndex(postings, { open, closed });
  const understanding = createUnderstanding(postings, ranker);

  const rowOfId = (id: string): number => {
    const row = rows.get(id);
    if (row === undefined) throw new JobSearchError('NOT_FOUND', `there is no posting ${id}`);
    return row;
  };
  const suggest = createSuggest(() => postings.filter((_, row) => open.has(row)));
  const findSimilar = createSimilar({ postings, ranker, filterIndex, encoder, rowOfId });

  /** Whose posting it is; one that names nobody is nobody's. */
  const companyOf = (row: number): string | undefined =>
    (postings[row] as Posting).company.trim().toLowerCase() || undefined;

  async function search(request: SearchRequest): Promise<SearchAnswer> {
    const start = performance.now();
    const checked = checkRequest(request);
    const { query, limit, preset, mode, filters, facets, passages, maxPerCompany } = checked;
    const now = Date.now();
    const { understood, words, boosts, within } = await understanding.read(checked);
    const searchable = filterIndex.rows(filters, now, within);
    const vector = rowOf(await encoder.encode([query], 'query'), 0);
    // A query without any word that the encoder knows is near to nothing: its words may still stand somewhere.
    const isKnown = vector.some((value) => value !== 0);
    const by = {
      ...(isKnown && mode !== 'words' && { vector }),
      ...(mode !== 'meaning' && { text: words }),
      ...(mode === 'hybrid' && isKnown && { fusion: fusionFor(wordTrust(ranker, words, searchable)) }),
      ...(preset && { weights: presetWeights[preset] }),
      ...(boosts && { boosts }),
      ...(maxPerCompany !== undefined && { group: { groupOf: companyOf, maxPerGroup: maxPerCompany } }),
      explain: passages || checked.explain,
    };
    const found = isKnown || mode !== 'meaning' ? ranker.search({ ...by, limit, filter: searchable }) : [];
    const hits = found.map(async ({ row, score, parts }): Promise<Hit> => {
      const posting = postings[row] as Posting;
      const passage = passages
        ? await passageOfHit(posting, parts, { vector: isKnown ? vector : undefined, encoder })
        : undefined;
      return {
        posting,
        score,
        ...(passage && { passage }),
        ...(checked.explain && parts && { explanation: explain(parts, posting, words) }),
      };
    });
    return {
      hits: await Promise.all(hits),
      understood,
      total: searchable.count(),
      ...(facets && { facets: filterIndex.facets(filters, now, within) }),
      snapshot: manifest.id,
      tookMs: milliseconds(start),
    };
  }

  return {
    status: {
      snapshot: manifest.id,
      createdAt: manifest.createdAt,
      postings: postings.length,
      model: manifest.encoder.model,
    },
    search,
    async similar(request) {
      const start = performance.now();
      const found = await findSimilar(request);
      return { ...found, snapshot: manifest.id, tookMs: milliseconds(start) };
    },
    async suggest(request) {
      const start = performance.now();
      const suggestions = suggest(request);
      return { suggestions, snapshot: manifest.id, tookMs: milliseconds(start) };
    },
    posting: async (id) => postings[rowOfId(id)] as Posting,
    close: () => encoder.dispose(),
  };
}

/** Since the start, to a hundredth. */
const milliseconds = (start: number): number => Math.round((performance.now() - start) * 100) / 100;

function readFields({ manifest, postings, vectors }: Snapshot): Record<SearchField, FieldInput> {
  const entries = searchFields.map((field) => {
    const matrix = vectors[field];
    if (matrix) {
      const texts = postings.map((posting) => posting[field]);
      return [field, { texts, vectors: matrix, ...fieldWeights[field] }] as const;
    }
    throw new JobSearchError(
      'SNAPSHOT_INVALID',
      `snapshot ${manifest.id} has no vectors of the field ${field}: run embed`,
    );
  });
  return Object.fromEntries(entries) as unknown as Record<SearchField, FieldInput>;
}
