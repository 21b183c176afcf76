import { type Encoder, openEncoderFor } from '@jobsearch/embedder';
import { openCurrent, openStore } from '@jobsearch/snapshots';
import { modelSource } from './data-folder.js';
import { createEmbeddedEngine } from './embedded/embedded-engine.js';
import type { Engine } from './engine.js';

export interface OpenEngineOptions {
  /** Where the data is: a folder or a `file:` URL. */
  readonly data: string;
  /** Folder of transformer models, for snapshots made with one. */
  readonly modelDir?: string | undefined;
}

/**
 * An engine over the published snapshot, with the encoder that its manifest names.
 *
 * @throws JobSearchError `NO_SNAPSHOT`, `SNAPSHOT_INVALID`, `DATA_UNREADABLE`, `MODEL_UNAVAILABLE`, `ENCODER_MISMATCH`
 */
export async function openEngine({ data, modelDir }: OpenEngineOptions): Promise<Engine> {
  const snapshot = await openCurrent(openStore(data));
  let encoder: Encoder | undefined;
  try {
    encoder = await openEncoderFor(snapshot.manifest.encoder, modelSource(data, modelDir));
    return await createEmbeddedEngine(snapshot, encoder);
  } catch (error) {
    await Promise.all([snapshot.close(), encoder?.dispose()]);
    throw error;
  }
}
