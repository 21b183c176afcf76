import { type Engine, ensureData, openEngine } from '@jobsearch/search';
import type { Config } from './config.js';

/** Opens and warms up the engine over the data folder, which gets the demo postings first when it is empty. */
export async function openConfiguredEngine(
  config: Config,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<Engine> {
  const { data, modelDir } = config;
  await ensureData({ data, log, signal });
  signal.throwIfAborted();
  const engine = await openEngine(modelDir === undefined ? { data } : { data, modelDir });
  await warmUp(engine);
  return engine;
}

/** What is loaded and gathered when first needed is there before the first visitor. */
async function warmUp(engine: Engine): Promise<void> {
  await engine.search({ query: 'warm up', facets: true });
  await engine.suggest({ prefix: 'warm up' });
}
