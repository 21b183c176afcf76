import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PageRequest } from './source.js';

/** Requests that wait, each key once, first come, first served. */
export interface WaitingRequests<Context> {
  readonly size: number;
  /** Puts requests behind all others. One whose key waits already stays where it is and becomes what `join` makes of both; without it, what it was. */
  add(requests: readonly PageRequest<Context>[], join?: Join<Context>): void;
  /** Removes and gives the first. */
  take(): PageRequest<Context> | undefined;
  delete(key: string): void;
  all(): readonly PageRequest<Context>[];
}

type Join<Context> = (earlier: PageRequest<Context>, later: PageRequest<Context>) => PageRequest<Context>;

/** Requests that came together: JSON, compressed. Those of one list say much the same. */
interface Pack {
  readonly packed: Buffer;
}

/** Fewer are not worth it. */
const leastInPack = 16;

/** A queue of requests in which those of a hundred thousand postings take some megabytes: what came together lies packed until one of it is wanted. */
export function createWaitingRequests<Context>(): WaitingRequests<Context> {
  const line = new Map<string, PageRequest<Context> | Pack>();
  const firstKey = firstKeyOf(line);

  /** Puts what is in a pack, and still waits, in its place. */
  function unpack(pack: Pack): void {
    for (const request of JSON.parse(inflateRawSync(pack.packed).toString()) as PageRequest<Context>[]) {
      if (line.get(request.key) === pack) line.set(request.key, request);
    }
  }

  function find(key: string): PageRequest<Context> | undefined {
    const found = line.get(key);
    if (found && 'packed' in found) unpack(found);
    return line.get(key) as PageRequest<Context> | undefined;
  }

  return {
    get size() {
      return line.size;
    },
    add(requests, join) {
      const pack = requests.length < leastInPack ? undefined : { packed: deflateRawSync(JSON.stringify(requests)) };
      for (const request of requests) {
        const earlier = join && find(request.key);
        if (earlier) line.set(request.key, join(earlier, request));
        else if (!line.has(request.key)) line.set(request.key, pack ?? request);
      }
    },
    take() {
      const key = firstKey();
      if (key === undefined) return undefined;
      const request = find(key) as PageRequest<Context>;
      line.delete(key);
      // The same string as before, not the one that was unpacked: it is kept long, and would lie between what is soon let go.
      return { ...request, key };
    },
    delete: (key) => void line.delete(key),
    all: () => [...line.keys()].map((key) => find(key) as PageRequest<Context>),
  };
}

/** Gives the first key there is now. One iterator is kept: a new one each time would step over all that was removed before. */
function firstKeyOf(line: ReadonlyMap<string, unknown>): () => string | undefined {
  let keys = line.keys();
  return () => {
    const next = keys.next();
    if (!next.done) return next.value;
    keys = line.keys();
    return keys.next().value;
  };
}
