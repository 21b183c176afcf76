import type { Outcome } from './outcome.js';

/** A try that failed. */
export interface FailedTry {
  /** Tries made so far, this one included. */
  readonly tries: number;
  readonly outcome: Outcome;
  readonly status?: number | undefined;
  /** The answer's Retry-After header: seconds or an HTTP date (RFC 9110, section 10.2.3). */
  readonly retryAfter?: string | undefined;
}

/** What the policy depends on besides the failed try. */
export interface RetrySurroundings {
  readonly maxTries: number;
  /** 0 ≤ random < 1. */
  readonly random: number;
  readonly nowMs: number;
}

/** First wait without a Retry-After header; each later one is twice as long. */
const baseMs = 3_000;
/** Part of a wait that chance may add, so that several waiting requests do not come back together. */
const jitter = 0.25;
/** A site that asks for a longer pause than this wants us gone for now. */
const longestRetryAfterMs = 120_000;

/**
 * How long to wait before the next try, or undefined when there should be none.
 *
 * 429, 503, 999, other 5xx and network failures are tried again after 3·2ⁿ s (n = 0, 1, …) plus up to a quarter. A
 * Retry-After header replaces that ladder; one above two minutes ends the tries, for coming back earlier would disregard it.
 */
export function retryDelayMs(failed: FailedTry, { maxTries, random, nowMs }: RetrySurroundings): number | undefined {
  if (failed.tries >= maxTries || !isWorthAnotherTry(failed)) return undefined;
  const asked = retryAfterMs(failed.retryAfter, nowMs);
  if (asked === undefined) return baseMs * 2 ** (failed.tries - 1) * (1 + jitter * random);
  return asked > longestRetryAfterMs ? undefined : asked + baseMs * jitter * random;
}

function isWorthAnotherTry({ outcome, status }: FailedTry): boolean {
  return outcome === 'throttled' || outcome === 'network' || status === 999;
}

function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse would also read "-5" or "1.5", which are no dates.
  const at = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}
