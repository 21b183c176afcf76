/** How a page ended. Order: from good to bad. */
export const outcomes = ['ok', 'end', 'empty', 'gone', 'throttled', 'blocked', 'layout_changed', 'network'] as const;

/**
 * What became of one page:
 * - `ok` it was read; `end` a list says that it has no more; `empty` a list says that it never had any
 * - `gone` the page no longer exists (404, 410)
 * - `throttled` the site still asks us to slow down after all tries; `blocked` it refuses us or wants a log-in
 * - `layout_changed` the page is not built as its adapter expects; `network` no whole answer came
 */
export type Outcome = (typeof outcomes)[number];

/** What a status of HTTP means where the source does not say otherwise. */
export function outcomeOfStatus(status: number): Outcome {
  if (status >= 200 && status < 300) return 'ok';
  if (status === 404 || status === 410) return 'gone';
  if (status === 429 || status === 503) return 'throttled';
  // 999 is LinkedIn's "request denied".
  if (status === 401 || status === 403 || status === 451 || status === 999) return 'blocked';
  if (status === 408 || status >= 500) return 'network';
  return 'layout_changed';
}
