import type { PageRequest, Source } from './source.js';
import { createWaitingRequests } from './waiting-requests.js';

/** The pages that are still to be fetched, each key once. */
export interface RequestQueue<Context> {
  add(requests: readonly PageRequest<Context>[]): void;
  /** Puts pages behind all others: those that nothing else led to until then. */
  addLast(requests: readonly PageRequest<Context>[]): void;
  /** Whether a page was taken or skipped: it will not come again. */
  wasTaken(key: string): boolean;
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
  const lists = createWaitingRequests<Context>();
  const postings = createWaitingRequests<Context>();
  const seconds = createWaitingRequests<Context>();
  const last = createWaitingRequests<Context>();
  const hadSecond = new Set<string>();
  const taken = new Set<string>();
  let listsUnderWay = 0;

  function takeLast(): PageRequest<Context> | undefined {
    let request = last.take();
    while (request && taken.has(request.key)) request = last.take();
    return request;
  }

  return {
    add(requests) {
      const open = requests.filter(({ key }) => !taken.has(key));
      lists.add(
        open.filter(({ kind }) => kind === 'list'),
        join,
      );
      postings.add(
        open.filter(({ kind }) => kind === 'posting'),
        join,
      );
    },
    addLast: (requests) => last.add(requests),
    wasTaken: (key) => taken.has(key),
    next() {
      const request =
        lists.take() ?? (listsUnderWay === 0 ? (postings.take() ?? takeLast() ?? seconds.take()) : undefined);
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
      seconds.add([request]);
      return true;
    },
    waiting() {
      const behind = last.all().filter(({ key }) => !taken.has(key));
      const all = [...lists.all(), ...behind, ...postings.all(), ...seconds.all()];
      return [...new Map(all.map((request) => [request.key, request])).values()];
    },
    get size() {
      return lists.size + postings.size + last.size + seconds.size;
    },
  };
}
