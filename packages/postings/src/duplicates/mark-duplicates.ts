import type { Posting } from '../posting.js';
import { isOnePlace, keysOf, type PostingKeys } from './posting-keys.js';
import { bandsOf, signatureOf, similarity, type TextSignature } from './text-signature.js';

/** Texts that share so much are one text with another date, number or closing sentence. */
const sameText = 0.8;

/**
 * Marks postings that are one job, published again or elsewhere: those of one place with nearly the same text that
 * share their address, or their company and title (case, marks, legal forms and "(m/w/d)" aside). An address alone does not tell: many rows
 * give that of a careers page.
 *
 * Of such a cluster the open one that was posted last is the one people want to see, and gets the ids of the others as `repeatedBy`; these get its id
 * as `duplicateOf`. Those that
 * stand and have company, title and text in common, in different places, are openings of their own: they get the id of the first of them as
 * `group`. Marks of an earlier run go. Same order, nothing dropped. Time grows with the postings, and with the different texts of one job.
 */
export function markDuplicates(postings: readonly Posting[]): Posting[] {
  const keys = postings.map(keysOf);
  const texts = lazySignatures(postings);
  const clusters = createClusters(postings.length);
  for (const keyOf of [sameJob, sameAddress]) {
    for (const rows of rowsBy(keys, keyOf)) joinSimilar(rows, { keys, texts, clusters });
  }
  const originals = bestOfEach(postings, clusters);
  const repeats = repeatsOf(postings, originals);
  const groups = groupsOf({ postings, keys, texts, isOriginal: (row) => originals[row] === row });
  return postings.map((posting, row) => {
    const { duplicateOf: _, repeatedBy: __, group: ___, ...rest } = posting;
    const original = originals[row] as number;
    const group = groups.get(original);
    const repeatedBy = repeats.get(row);
    return {
      ...rest,
      ...(original !== row && { duplicateOf: (postings[original] as Posting).id }),
      ...(repeatedBy && { repeatedBy }),
      ...(group !== undefined && { group }),
    };
  });
}

const sameJob = ({ job, place }: PostingKeys): string => `${job}\n${place}`;
const sameAddress = ({ url, place }: PostingKeys): string | undefined => url && `${url}\n${place}`;

type Signatures = (row: number) => TextSignature;

/** Most postings are the only one of their job: their texts are never looked at. */
function lazySignatures(postings: readonly Posting[]): Signatures {
  const known = new Map<number, TextSignature>();
  return (row) => {
    let signature = known.get(row);
    if (!signature) {
      signature = signatureOf((postings[row] as Posting).description);
      known.set(row, signature);
    }
    return signature;
  };
}

/** Rows that belong together: disjoint sets, each named by one of its rows. */
interface Clusters {
  of(row: number): number;
  join(a: number, b: number): void;
}

function createClusters(rows: number): Clusters {
  const parents = Int32Array.from({ length: rows }, (_, row) => row);
  const of = (row: number): number => {
    let at = row;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  };
  return {
    of,
    join(a, b) {
      parents[of(b)] = of(a);
    },
  };
}

/** The rows with each key, those alone left out. */
function rowsBy(keys: readonly PostingKeys[], keyOf: (keys: PostingKeys) => string | undefined): number[][] {
  const rows = new Map<string, number[]>();
  keys.forEach((own, row) => {
    const key = keyOf(own);
    if (key === undefined) return;
    const same = rows.get(key);
    if (same) same.push(row);
    else rows.set(key, [row]);
  });
  return [...rows.values()].filter(({ length }) => length > 1);
}

interface Joining {
  readonly keys: readonly PostingKeys[];
  readonly texts: Signatures;
  readonly clusters: Clusters;
}

function joinSimilar(rows: readonly number[], { keys, texts, clusters }: Joining): void {
  for (const same of distinctTexts(rows, texts)) {
    for (const row of same) {
      const first = same.find((other) => isOnePlace(keys[other] as PostingKeys, keys[row] as PostingKeys)) as number;
      clusters.join(first, row);
    }
  }
}

/** The rows by their texts: each is compared with the first of every text met so far that is somewhat like it. */
function distinctTexts(rows: readonly number[], texts: Signatures): number[][] {
  const found: number[][] = [];
  const byBand = new Map<string, number[][]>();
  for (const row of rows) {
    const signature = texts(row);
    const bands = bandsOf(signature);
    const candidates = new Set(bands.flatMap((band) => byBand.get(band) ?? []));
    const same = [...candidates].find(([first]) => similarity(texts(first as number), signature) >= sameText);
    if (same) {
      same.push(row);
      continue;
    }
    const own = [row];
    found.push(own);
    for (const band of bands) {
      const others = byBand.get(band);
      if (others) others.push(own);
      else byBand.set(band, [own]);
    }
  }
  return found;
}

/** By row: the row that stands for its cluster. */
function bestOfEach(postings: readonly Posting[], clusters: Clusters): Int32Array {
  const best = new Map<number, number>();
  postings.forEach((posting, row) => {
    const cluster = clusters.of(row);
    const other = best.get(cluster);
    if (other === undefined || isBetter(posting, postings[other] as Posting)) best.set(cluster, row);
  });
  return Int32Array.from(postings, (_, row) => best.get(clusters.of(row)) as number);
}

/** By row of an original: the ids of those that repeat it. */
function repeatsOf(postings: readonly Posting[], originals: Int32Array): Map<number, string[]> {
  const repeats = new Map<number, string[]>();
  originals.forEach((original, row) => {
    if (original === row) return;
    const { id } = postings[row] as Posting;
    const others = repeats.get(original);
    if (others) others.push(id);
    else repeats.set(original, [id]);
  });
  for (const ids of repeats.values()) ids.sort();
  return repeats;
}

function isBetter(a: Posting, b: Posting): boolean {
  if ((a.closedAt === undefined) !== (b.closedAt === undefined)) return a.closedAt === undefined;
  const [dateA, dateB] = [a.postedAt ?? '', b.postedAt ?? ''];
  return dateA === dateB ? a.id < b.id : dateA > dateB;
}

interface GroupInput {
  readonly postings: readonly Posting[];
  readonly keys: readonly PostingKeys[];
  readonly texts: Signatures;
  readonly isOriginal: (row: number) => boolean;
}

/** The groups of the rows that are in one. */
function groupsOf({ postings, keys, texts, isOriginal }: GroupInput): Map<number, string> {
  const groups = new Map<number, string>();
  for (const rows of rowsBy(keys, ({ job, hasCompany }) => (hasCompany ? job : undefined))) {
    for (const same of distinctTexts(rows.filter(isOriginal), texts)) {
      const places = new Set(same.map((row) => (keys[row] as PostingKeys).wholePlace));
      if (places.size < 2) continue;
      const ids = same.map((row) => (postings[row] as Posting).id);
      const first = ids.sort()[0] as string;
      for (const row of same) groups.set(row, first);
    }
  }
  return groups;
}
