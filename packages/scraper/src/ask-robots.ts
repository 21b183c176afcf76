import { defaultUserAgent, type MayFetch, type PageFetcher } from './fetch-page.js';
import { createRobotsGate, type RobotsAnswer } from './robots.js';
import type { Sites } from './sites.js';

/** Asks the robots.txt of the site of each page, and keeps to the pause that it wants. */
export function askRobots(fetchPage: PageFetcher, { robots }: Sites, userAgent = defaultUserAgent): MayFetch {
  const gate = createRobotsGate((url) => fetchRobots(url, fetchPage), userAgent, robots);
  return async (url) => {
    const { refusal, crawlDelayMs } = await gate(url);
    if (crawlDelayMs !== undefined) fetchPage.slowTo(url, crawlDelayMs);
    return refusal;
  };
}

async function fetchRobots(url: string, fetchPage: PageFetcher): Promise<RobotsAnswer> {
  const fetched = await fetchPage({ url });
  if (fetched.outcome === 'ok') return { text: fetched.page.body };
  const { status } = fetched;
  // A site that wants to be asked later has not said that it has none.
  return status !== undefined && status >= 400 && status < 500 && status !== 429 ? 'none' : 'unreachable';
}
