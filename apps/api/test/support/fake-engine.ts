import { JobSearchError, type Posting } from '@jobsearch/postings';
import {
  defaultLimit,
  type Engine,
  type Facets,
  type Hit,
  type SearchAnswer,
  type SearchRequest,
  type Understood,
  valueFilters,
} from '@jobsearch/search';

/** What a test may set about a {@link createFakeEngine}. */
export interface FakeEngineOptions {
  readonly postings?: readonly Posting[];
  readonly snapshot?: string;
  /** Awaited before each answer: holds requests under way, or throws in the engine's place. */
  readonly before?: (request: SearchRequest) => Promise<void>;
  readonly onClose?: () => void;
}

/** An engine in memory that finds postings by the words of their titles, in the given order; to it a singer is far from them all. */
export function createFakeEngine(options: FakeEngineOptions = {}): Engine {
  const { postings = [createPosting()], snapshot = 'snapshot-1', before, onClose } = options;
  return {
    status: { snapshot, createdAt: '2026-01-15T06:00:00.000Z', postings: postings.length, model: 'fake' },
    async search(request): Promise<SearchAnswer> {
      await before?.(request);
      const corrected = request.query.replace('pyhton', 'python');
      const query = corrected.trim().toLowerCase();
      if (query === '') throw new JobSearchError('USAGE', 'the query is blank: want at least one character');
      const places = request.filters?.workplace;
      const understood = understand(request);
      const isStrict = understood.some(({ effect }) => effect === 'filter');
      const allowed = postings.filter(
        ({ workplace }) => (!places || places.includes(workplace)) && (!isStrict || workplace === 'remote'),
      );
      const found = allowed.filter(({ title }) =>
        query.split(/\s+/).some((word) => title.toLowerCase().includes(word)),
      );
      const isFar = query.includes('singer');
      const start = startOf(request);
      const end = start + (request.limit ?? defaultLimit);
      const hits = found
        .map((posting, row) => ({ posting, score: (isFar ? 0.1 : 1) / (row + 1) }))
        .map(({ posting, score }) => ({ posting, score, ...tellWhy(posting, score, request) }))
        .slice(start, end);
      const counts = (workplace: string) => postings.filter((posting) => posting.workplace === workplace).length;
      const facets = {
        ...(Object.fromEntries(valueFilters.map((name) => [name, []])) as unknown as Facets),
        minSalary: [],
        maxExperienceYears: [],
        postedWithinDays: [
          { value: 1, count: 2 },
          { value: 3, count: 2 },
          { value: 7, count: postings.length },
        ],
        workplace: ['remote', 'hybrid', 'unknown']
          .map((value) => ({ value, count: counts(value) }))
          .filter(({ count }) => count > 0),
      };
      return {
        hits,
        understood,
        ...(corrected !== request.query && { corrected }),
        total: allowed.length,
        ...(request.facets && { facets }),
        ...(end < found.length && { nextCursor: `from-${end}` }),
        snapshot,
        tookMs: 1.5,
      };
    },
    async similar({ id, limit = defaultLimit, otherCompanies = false }) {
      const own = postings.find((each) => each.id === id);
      if (!own) throw new JobSearchError('NOT_FOUND', `there is no posting "${id}"`);
      const others = postings.filter((each) => each.id !== id && !(otherCompanies && each.company === own.company));
      const hits = others.map((posting, row) => ({ posting, score: 1 / (row + 1) })).slice(0, limit);
      return { hits, total: others.length, snapshot, tookMs: 1.5 };
    },
    async suggest({ prefix, limit = 8 }) {
      const titles = [...new Set(postings.map(({ title }) => title))];
      const found = titles.filter((title) => title.toLowerCase().startsWith(prefix.toLowerCase()));
      const suggestions = found.map((text) => ({ text, kind: 'title' as const, count: 1 })).slice(0, limit);
      return { suggestions, snapshot, tookMs: 1.5 };
    },
    async posting(id) {
      const posting = postings.find((each) => each.id === id);
      if (!posting) throw new JobSearchError('NOT_FOUND', `there is no posting "${id}"`);
      return posting;
    },
    async close() {
      onClose?.();
    },
  };
}

function startOf({ cursor = 'from-0' }: SearchRequest): number {
  const start = /^from-(\d+)$/.exec(cursor)?.[1];
  if (start === undefined) throw new JobSearchError('CURSOR_EXPIRED', 'search again without the cursor');
  return Number(start);
}

/** It knows the word "remote". */
function understand({ query, understand: mode = 'boost', strict = [], plain = [] }: SearchRequest): Understood[] {
  const start = query.indexOf('remote');
  if (start < 0 || mode === 'off') return [];
  const isNamed = (names: readonly string[]) => names.some((name) => name.toLowerCase() === 'remote');
  const effect = isNamed(plain) ? 'off' : mode === 'filter' || isNamed(strict) ? 'filter' : 'boost';
  return [{ kind: 'workplace', value: 'remote', text: 'remote', start, end: start + 'remote'.length, effect }];
}

/** A posting with as little as there can be, and what the test adds. */
export function createPosting(facts: Partial<Posting> = {}): Posting {
  return {
    id: 'demo:1',
    url: 'https://jobs.example.com/1',
    title: 'Python developer',
    company: 'Brezna Software',
    location: 'Zagreb, Croatia',
    workplace: 'remote',
    skills: [],
    description: 'You build services.',
    firstSeenAt: '2026-01-12T06:00:00Z',
    lastSeenAt: '2026-01-15T06:00:00Z',
    source: 'demo',
    ...facts,
  };
}

/** The first word of the description as passage; half by a word of the title, half by meaning. */
function tellWhy(
  { title, description }: Posting,
  score: number,
  { query, passages, explain }: SearchRequest,
): Partial<Hit> {
  const text = description.split('\n', 1)[0] ?? '';
  const word = query.split(' ')[0] ?? '';
  const half = { field: 'title' as const, score: score / 2 };
  return {
    ...(passages && text && { passage: { text, marks: [{ start: 0, end: text.search(/\W|$/) }] } }),
    ...(explain && {
      explanation: {
        meaning: { score: score / 2, fields: [{ ...half, cosine: 0.5, weight: 1 }] },
        words: { score: score / 2, words: [{ ...half, word, found: title.split(' ')[0] ?? '' }] },
        understood: 1,
      },
    }),
  };
}
