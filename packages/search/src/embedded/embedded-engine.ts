import type { Encoder } from '@jobsearch/embedder';
import { type Gazetteer, JobSearchError, loadGazetteer, type Posting } from '@jobsearch/postings';
import { createRowSet, type RowSet, rowOf } from '@jobsearch/ranker';
import type { Snapshot } from '@jobsearch/snapshots';
import { mostHits, readCursor, readPage, writeCursor } from '../cursor.js';
import type { Engine, Hit, SearchAnswer, SearchRequest } from '../engine.js';
import { createFilterIndex } from '../filters/filter-index.js';
import { defaultKm, type SearchFilters } from '../filters/filters.js';
import { createNear } from '../filters/near.js';
import { createNumberColumns } from '../filters/number-column.js';
import type { PostingHead } from '../posting-head.js';
import { intersection } from '../row-sets.js';
import { checkRequest } from '../search-request.js';
import { createSuggest } from '../suggest/suggest.js';
import { hasWords, spokenText } from '../understand/index.js';
import { createAbbreviations } from './abbreviations.js';
import { agesInDays } from './ages.js';
import { explain } from './explanation.js';
import { hitsLookedAt, hybridOf } from './hybrid.js';
import { loadIndex } from './load-index.js';
import { passageOfHit } from './passage-of-hit.js';
import { freshnessFloor, presetWeights } from './ranking.js';
import { createSimilar } from './similar.js';
import { createSpelling } from './spelling.js';
import { createUnderstanding } from './understanding.js';

/**
 * Answers from a snapshot, by meaning and by words. What searches need is held in memory; the rest of a posting is read when it is shown.
 *
 * @param encoder the one that made the snapshot's vectors
 * @returns an engine that lets go of the snapshot and the encoder when it is closed; they stay the caller's when this throws
 * @throws JobSearchError `SNAPSHOT_INVALID` when the vectors of a field are missing
 */
export async function createEmbeddedEngine(snapshot: Snapshot, encoder: Encoder): Promise<Engine> {
  const { manifest } = snapshot;
  const { heads, ranker } = await loadIndex(snapshot);
  const rows = new Map(heads.map(({ id }, row) => [id, row]));
  const open = createRowSet(heads.length);
  const closed = createRowSet(heads.length);
  /** By id, how many postings repeat it. */
  const repeats = new Map<string, number>();
  for (const [row, { closedAt, duplicateOf }] of heads.entries()) {
    if (duplicateOf === undefined) (closedAt === undefined ? open : closed).add(row);
    else repeats.set(duplicateOf, (repeats.get(duplicateOf) ?? 0) + 1);
  }
  const numbers = createNumberColumns(heads);
  const filterIndex = createFilterIndex(heads, { open, closed }, numbers);
  let gazetteer: Promise<Gazetteer> | undefined;
  const world = (): Promise<Gazetteer> => {
    gazetteer ??= loadGazetteer();
    return gazetteer;
  };

  let near: Promise<ReturnType<typeof createNear>> | undefined;
  async function rowsNear({ near: middle, withinKm = defaultKm }: SearchFilters): Promise<RowSet | undefined> {
    if (middle === undefined) return undefined;
    near ??= world().then((places) => createNear(heads, places));
    return (await near)(middle, withinKm);
  }

  const rowOfId = (id: string): number => {
    const row = rows.get(id);
    if (row === undefined) throw new JobSearchError('NOT_FOUND', `there is no posting ${id}`);
    return row;
  };
  const postingAt = (row: number): Promise<Posting> => snapshot.posting(row);
  const spell = createSpelling({ ranker, postingAt });
  const spellOut = createAbbreviations({ ranker, postingAt });
  const understanding = createUnderstanding(heads, ranker, { world, spell, spellOut });
  const suggest = createSuggest(() => heads.filter((_, row) => open.has(row)));
  const duplicatesOf = (id: string): Pick<Hit, 'duplicates'> =>
    repeats.has(id) ? { duplicates: repeats.get(id) as number } : {};
  const findSimilar = createSimilar({
    heads,
    postingAt,
    duplicatesOf,
    ranker,
    filterIndex,
    rowsNear,
    encoder,
    rowOfId,
  });

  /** Undefined for a text without any word that the encoder knows: it is near to nothing, but its words may still stand somewhere. */
  async function vectorOf(text: string): Promise<Float32Array | undefined> {
    const vector = rowOf(await encoder.encode([text], 'query'), 0);
    return vector.some((value) => value !== 0) ? vector : undefined;
  }

  /** Whose posting it is; one that names nobody is nobody's. */
  const companyOf = (row: number): string | undefined =>
    (heads[row] as PostingHead).company.trim().toLowerCase() || undefined;

  async function search(request: SearchRequest): Promise<SearchAnswer> {
    const start = performance.now();
    const checked = checkRequest(request);
    const { query, limit, preset, mode, filters, facets, passages, freshnessDays, maxPerCompany } = checked;
    const from = checked.cursor === undefined ? undefined : readCursor(checked.cursor, checked, manifest.id);
    const now = from?.now ?? Date.now();
    const end = Math.min((from?.offset ?? 0) + limit, mostHits);
    const read = await understanding.read(checked);
    const { understood, words, asked, names } = read;
    const near = await rowsNear(filters);
    const within = read.within && near ? intersection(read.within, near) : (read.within ?? near);
    const searchable = filterIndex.rows(filters, now, within);
    const vector = mode === 'words' && !passages ? undefined : await vectorOf([spokenText(asked), ...names].join(' '));
    const hybrid = mode === 'hybrid' && vector ? hybridOf(read, vector, ranker) : undefined;
    const boosts = hybrid ? hybrid.boosts : read.boosts;
    const by = {
      ...(vector && mode !== 'words' && { vector }),
      ...(mode !== 'meaning' && { text: mode === 'words' && !hasWords(words) ? query : words }),
      ...(hybrid && { fusion: hybrid.fusion }),
      ...(preset && { weights: presetWeights[preset] }),
      ...(boosts && { boosts }),
      ...(freshnessDays !== undefined && {
        freshness: { ages: agesInDays(numbers('postedAt'), now), halfLife: freshnessDays, floor: freshnessFloor },
      }),
      ...(maxPerCompany !== undefined && { group: { groupOf: companyOf, maxPerGroup: maxPerCompany } }),
      explain: passages || checked.explain,
    };
    const isEmpty = mode === 'meaning' && !vector;
    const best = (count: number) => (isEmpty ? [] : ranker.search({ ...by, limit: count, filter: searchable }));
    const { top, page, last } = readPage(best, end, from, hitsLookedAt);
    const fit = hybrid ? hybrid.fit(top) : 1;
    const hits = page.map(async ({ row, score, parts }): Promise<Hit> => {
      const posting = await postingAt(row);
      const passage = passages ? await passageOfHit(posting, parts, { vector, encoder }) : undefined;
      return {
        posting,
        score: score * fit,
        ...duplicatesOf(posting.id),
        ...(passage && { passage }),
        ...(checked.explain && parts && { explanation: explain(parts, posting, { ...checked, words, fit }) }),
      };
    });
    return {
      hits: await Promise.all(hits),
      understood,
      ...(asked !== query && { corrected: asked }),
      total: searchable.count(),
      ...(facets && { facets: filterIndex.facets(filters, now, within) }),
      ...(last && { nextCursor: writeCursor({ offset: end, last, now }, checked, manifest.id) }),
      snapshot: manifest.id,
      tookMs: milliseconds(start),
    };
  }

  return {
    status: {
      snapshot: manifest.id,
      createdAt: manifest.createdAt,
      postings: heads.length,
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
    posting: async (id) => postingAt(rowOfId(id)),
    async close() {
      await Promise.all([snapshot.close(), encoder.dispose()]);
    },
  };
}

/** Since the start, to a hundredth. */
const milliseconds = (start: number): number => Math.round((performance.now() - start) * 100) / 100;
