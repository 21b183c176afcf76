import robotsParser from 'robots-parser';

/** The rules of a site, or that it could not be asked for them. */
export type RobotsRules = Rules | 'unreachable';

/** The parts of a parsed robots.txt that are used. */
interface Rules {
  isAllowed(url: string, userAgent: string): boolean | undefined;
  getCrawlDelay(userAgent: string): number | undefined;
  getMatchingLineNumber(url: string, userAgent: string): number;
}

// The package's types describe an ES module, and it is none.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Rules;

/** What a site's robots.txt says of a page. */
interface RobotsVerdict {
  /** Why the page may not be fetched, when it may not. */
  readonly refusal?: string;
  /** The pause between two requests that it asks for. */
  readonly crawlDelayMs?: number;
}

/** The answer to a request for robots.txt: its text, that there is none, or that the site could not be asked. */
export type RobotsAnswer = { readonly text: string } | 'none' | 'unreachable';

/** Tells of each page whether its site lets programs like this one fetch it. */
export type RobotsGate = (url: string) => Promise<RobotsVerdict>;

const noRules: Rules = { isAllowed: () => true, getCrawlDelay: () => undefined, getMatchingLineNumber: () => -1 };

/** A site that asks for a longer pause than this between two pages does not want to be read by a program. Seconds. */
const longestDelay = 600;

/**
 * The rules of the sites' robots.txt (RFC 9309), each fetched once. A site without one (any 4xx but 429) allows everything; one that cannot be
 * asked is taken to allow nothing, as section 2.3.1.4 has it.
 *
 * @param userAgent the product token is its part before the slash
 * @param sites what is known of them, by origin
 */
export function createRobotsGate(
  fetchRobots: (url: string) => Promise<RobotsAnswer>,
  userAgent: string,
  sites: Map<string, Promise<RobotsRules>> = new Map(),
): RobotsGate {
  const token = userAgent.split('/')[0] as string;

  async function read(origin: string): Promise<RobotsRules> {
    const answer = await fetchRobots(`${origin}/robots.txt`);
    if (answer === 'unreachable') return answer;
    return answer === 'none' ? noRules : parseRobots(`${origin}/robots.txt`, answer.text);
  }

  return async (url) => {
    const { origin, host } = new URL(url);
    let site = sites.get(origin);
    if (!site) {
      site = read(origin);
      sites.set(origin, site);
    }
    const robots = await site;
    if (robots === 'unreachable')
      return { refusal: `${host}/robots.txt could not be read, so nothing is known to be allowed` };
    const delay = robots.getCrawlDelay(token);
    if (delay !== undefined && delay > longestDelay)
      return {
        refusal: `${host}/robots.txt asks for ${delay} s between two pages, and more than ${longestDelay} are not waited`,
      };
    const crawlDelayMs = delay === undefined ? {} : { crawlDelayMs: delay * 1000 };
    if (robots.isAllowed(url, token) !== false) return crawlDelayMs;
    const line = robots.getMatchingLineNumber(url, token);
    return { ...crawlDelayMs, refusal: `${host}/robots.txt, line ${line}, does not allow programs like this one` };
  };
}
