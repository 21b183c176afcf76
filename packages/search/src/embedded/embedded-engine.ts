import type { Encoder } from '@jobsearch/embedder';
import { type Gazetteer, JobSearchError, loadGazetteer, type Posting } from '@jobsearch/postings';
import { createRowSet, type RowSet, rowOf } from '@jobsearch/ranker';
import type { Snapshot } from '@jobsearch/snapshots';
import { mostHits, readCursor, writeCursor } from '../cursor.js';
import type { Engine, Hit, SearchAnswer, SearchRequest } from '../engine.js';
import { createFilterIndex } from '../filters/filter-index.js';
import { defaultKm, type SearchFilters } from '../filters/filters.js';
import { createNear } from '../filters/near.js';
import type { PostingHead } from '../posting-head.js';
import { checkRequest } from '../search-request.js';
import { createSuggest } from '../suggest/suggest.js';
import { createAges } from './ages.js';
import { explain } from './explanation.js';
import { hybridOf } from './hybrid.js';
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
  const ages = createAges(heads);
  const filterIndex = createFilterIndex(heads, { open, closed });
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
  const understanding = createUnderstanding(heads, ranker, { world, spell });
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

  /** Whose posting it is; one that names nobody is nobody's. */
  const companyOf = (row: number): string | undefined =>
    (heads[row] as PostingHead).company.trim().toLowerCase() || undefined;

  async function search(request: SearchRequest): Promise<SearchAnswer> {
    const start = performance.now();
    const checked = checkRequest(request);
    const { query, limit, preset, mode, filters, facets, passages, freshnessDays, maxPerCompany } = checked;
    const now = Date.now();
    const offset = checked.cursor === undefined ? 0 : readCursor(checked.cursor, checked, manifest.id);
    const reach = Math.min(offset + limit, mostHits);
    const read = await understanding.read(checked);
    const { understood, words, asked, names } = read;
    const within = bothOf(read.within, await rowsNear(filters));
    const searchable = filterIndex.rows(filters, now, within);
    const vector = rowOf(await encoder.encode([[asked, ...names].join(' ')], 'query'), 0);
    // A query without any word that the encoder knows is near to nothing: its words may still stand somewhere.
    const isKnown = vector.some((value) => value !== 0);
    const hybrid = mode === 'hybrid' && isKnown ? hybridOf(read, vector, ranker) : undefined;
    const boosts = hybrid ? hybrid.boosts : read.boosts;
    const by = {
      ...(isKnown && mode !== 'words' && { vector }),
      ...(mode !== 'meaning' && { text: words === '' && mode === 'words' ? query : words }),
      ...(hybrid && { fusion: hybrid.fusion }),
      ...(preset && { weights: presetWeights[preset] }),
      ...(boosts && { boosts }),
      ...(freshnessDays !== undefined && {
        freshness: { ages: ages(now), halfLife: freshnessDays, floor: freshnessFloor },
      }),
      ...(maxPerCompany !== undefined && { group: { groupOf: companyOf, maxPerGroup: maxPerCompany } }),
      explain: passages || checked.explain,
    };
    // One more tells whether there are more.
    const wanted = Math.min(reach + 1, mostHits);
    const found = isKnown || mode !== 'meaning' ? ranker.search({ ...by, limit: wanted, filter: searchable }) : [];
    const fit = hybrid ? hybrid.fit(found) : 1;
    const hits = found.slice(offset, reach).map(async ({ row, score, parts }): Promise<Hit> => {
      const posting = await postingAt(row);
      const passage = passages
        ? await passageOfHit(posting, parts, { vector: isKnown ? vector : undefined, encoder })
        : undefined;
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
      ...(found.length > reach && { nextCursor: writeCursor(reach, checked, manifest.id) }),
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

function bothOf(a: RowSet | undefined, b: RowSet | undefined): RowSet | undefined {
  if (!a || !b) return a ?? b;
  return createRowSet(
    a.capacity,
    a.words.map((word, i) => word & (b.words[i] as number)),
  );
}

/** Since the start, to a hundredth. */
const milliseconds = (start: number): number => Math.round((performance.now() - start) * 100) / 100;
