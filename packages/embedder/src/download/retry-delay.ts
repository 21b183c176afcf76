/** A request that failed. */
export interface FailedRequest {
  /** Requests made so far, this one included. */
  readonly tries: number;
  /** The answer's Retry-After header: seconds or an HTTP date (RFC 9110, section 10.2.3). */
  readonly retryAfter?: string | undefined;
}

const mostTries = 4;
/** The wait after the first try without a Retry-After header; each later one is twice as long. */
const baseMs = 1_000;
/** A hub that asks for a longer pause is asked another day. */
const longestMs = 60_000;

/** How long to wait before a request is made again; undefined when it should not be. */
export function retryDelayMs({ tries, retryAfter }: FailedRequest, nowMs: number): number | undefined {
  if (tries >= mostTries) return undefined;
  const delayMs = askedDelayMs(retryAfter, nowMs) ?? baseMs * 2 ** (tries - 1);
  return delayMs > longestMs ? undefined : delayMs;
}

function askedDelayMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const at = /[a-z]/i.test(header) ? Date.parse(header) : Number.NaN; // Date.parse would also read "-5"
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
