import type { Posting } from '@jobsearch/postings';

const headFields = [
  'id',
  'title',
  'company',
  'location',
  'places',
  'workplace',
  'employmentType',
  'experienceYears',
  'seniority',
  'salary',
  'skills',
  'language',
  'postedAt',
  'firstSeenAt',
  'closedAt',
  'source',
  'duplicateOf',
  'group',
] as const satisfies readonly (keyof Posting)[];

/** What filters, facets, names and understanding need of every posting, held in memory. The rest, descriptions above all, is read when a posting is shown. */
export type PostingHead = Pick<Posting, (typeof headFields)[number]>;

/** Makes heads of which equal values are the same object: a hundred thousand postings have far fewer companies, places and skills. */
export function createHeadMaker(): (posting: Posting) => PostingHead {
  const texts = new Map<string, string>();
  const lists = new Map<string, unknown>();
  const shared = (value: unknown): unknown => {
    if (typeof value === 'string') return kept(texts, value, value);
    if (typeof value !== 'object' || value === null) return value;
    const key = JSON.stringify(value);
    return lists.get(key) ?? kept(lists, key, sharedWithin(value));
  };
  const sharedWithin = (value: object): unknown =>
    Array.isArray(value)
      ? value.map(shared)
      : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shared(part)]));

  return (posting) => {
    const head: Record<string, unknown> = {};
    for (const field of headFields) head[field] = shared(posting[field]);
    return head as PostingHead;
  };
}

function kept<T>(all: Map<string, T>, key: string, value: T): T {
  const known = all.get(key);
  if (known !== undefined) return known;
  all.set(key, value);
  return value;
}
