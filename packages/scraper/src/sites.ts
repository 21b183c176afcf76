import type { HostPace } from './host-pace.js';
import type { RobotsRules } from './robots.js';

/**
 * What a run knows of the sites that it asks. Crawls that share it keep one pace for a host between them, remember when it asked to slow down,
 * and read its robots.txt once.
 */
export interface Sites {
  /** By host, port included. */
  readonly paces: Map<string, HostPace>;
  /** By origin. */
  readonly robots: Map<string, Promise<RobotsRules>>;
}

/** Nothing known yet. */
export function createSites(): Sites {
  return { paces: new Map(), robots: new Map() };
}
