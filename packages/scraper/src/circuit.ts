import type { Outcome } from './outcome.js';

/** So many pages in a row refused, after all tries of each, end a crawl. */
const refusedLimit = 5;
/** So many pages in a row that no adapter understands end a crawl. */
const unreadableLimit = 10;

/** Watches for a site that has stopped serving us. */
export interface Circuit {
  record(outcome: Outcome): void;
  /** Why the crawl should stop, once it should. */
  reason(): string | undefined;
}

/** Opens after repeated refusals, or repeated pages that cannot be read, and stays open: going on would be hammering. */
export function createCircuit(): Circuit {
  let refused = 0;
  let unreadable = 0;
  let reason: string | undefined;
  return {
    record(outcome) {
      refused = isRefusal(outcome) ? refused + 1 : 0;
      unreadable = outcome === 'layout_changed' ? unreadable + 1 : 0;
      if (refused >= refusedLimit) reason ??= `stopped after ${refused} pages in a row were refused (${outcome})`;
      if (unreadable >= unreadableLimit) reason ??= `stopped after ${unreadable} pages in a row could not be read`;
    },
    reason: () => reason,
  };
}

function isRefusal(outcome: Outcome): boolean {
  return outcome === 'throttled' || outcome === 'blocked' || outcome === 'network';
}
