import { type Engine, ensureData, openEngine } from '@jobsearch/search';
import type { Config } from './config.js';

/** Opens the engine over the data folder, which gets the demo postings first when it is empty. */
export async function openConfiguredEngine(
  config: Config,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<Engine> {
  const { data, modelDir } = config;
  await ensureData({ data, log, signal });
  signal.throwIfAborted();
  return openEngine(modelDir === undefined ? { data } : { data, modelDir });
}
