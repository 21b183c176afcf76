import type { PageRequest, Source } from './source.js';

/** The pages that are still to be fetched, each key once. */
export interface RequestQueue<Context> {
  add(requests: readonly PageRequest<Context>[]): void;
  /** Takes the next page that may be fetched now. */
  next(): PageRequest<Context> | undefined;
  /** Says that a page was finished before: it is not taken any more. */
  skip(key: string): void;
  /** Says that a page taken is finished. */
  done(request: PageRequest<Context>): void;
  /** Puts a page that was taken behind all others, once; false when that was done before. */
  again(request: PageRequest<Context>): boolean;
  /** What waits. */
  waiting(): readonly PageRequest<Context>[];
  readonly size: number;
}

/**
 * Lists go first, and no posting is fetched while a list is under way: then all that the lists say of a posting is known
 * when its page is read, whatever order they were answered in, and a list does not shift for long between its pages.
 */
export function createRequestQueue<Context>(join: Source<unknown, Context>['join']): RequestQueue<Context> {
  const lists = new Map<string, PageRequest<Context>>();
  const postings = new Map<string, PageRequest<Context>>();
  const takeList = taker(lists);
  const takePosting = taker(postings);
  const seconds = new Map<string, PageRequest<Context>>();
  const takeSecond = taker(seconds);
  const hadSecond = new Set<string>();
  const taken = new Set<string>();
  let listsUnderWay = 0;

  function add(request: PageRequest<Context>): void {
    if (taken.has(request.key)) return;
    const line = request.kind === 'list' ? lists : postings;
    const earlier = line.get(request.key);
    line.set(request.key, earlier ? (join?.(earlier, request) ?? earlier) : request);
  }

  return {
    add: (requests) => requests.forEach(add),
    next() {
      const request = takeList() ?? (listsUnderWay === 0 ? (takePosting() ?? takeSecond()) : undefined);
      if (!request) return undefined;
      taken.add(request.key);
      if (request.kind === 'list') listsUnderWay++;
      return request;
    },
    skip(key) {
      taken.add(key);
      lists.delete(key);
      postings.delete(key);
    },
    done(request) {
      if (request.kind === 'list') listsUnderWay--;
    },
    again(request) {
      if (hadSecond.has(request.key)) return false;
      hadSecond.add(request.key);
      seconds.set(request.key, request);
      return true;
    },
    waiting: () => [...lists.values(), ...postings.values(), ...seconds.values()],
    get size() {
      return lists.size + postings.size + seconds.size;
    },
  };
}

/** Removes and returns the first value. One iterator is kept: a new one each time would step over all that was removed before. */
function taker<Value>(line: Map<string, Value>): () => Value | undefined {
  let entries = line.entries();
  return () => {
    let next = entries.next();
    if (next.done) {
      entries = line.entries();
      next = entries.next();
    }
    if (next.done) return undefined;
    const [key, value] = next.value;
    line.delete(key);
    return value;
  };
}
