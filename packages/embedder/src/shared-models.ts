import type { ModelProcessOptions, ModelShape } from './model-process/messages.js';
import { ModelProcess } from './model-process/model-process.js';

/** A user's hold on a loaded model. */
export interface ModelHold {
  readonly shape: ModelShape;
  /** Of its process. */
  readonly pid: number | undefined;
  /** {@link ModelProcess.encode}; a process that has ended since the last call is started again. */
  encode(texts: readonly string[]): Promise<Float32Array>;
  /** The last one to let go ends the process, once its calls are answered. */
  release(): Promise<void>;
}

interface SharedModel {
  process: ModelProcess;
  users: number;
}

/** The models that are loaded, or about to be. */
const loaded = new Map<string, SharedModel>();

/**
 * Loads a model unless this program has it already.
 *
 * @param revision of the weights: files that were replaced are another model.
 * @throws JobSearchError `MODEL_UNAVAILABLE` when it cannot be loaded.
 */
export async function holdModel(options: ModelProcessOptions, revision: string): Promise<ModelHold> {
  const key = JSON.stringify([options, revision]);
  const model = loaded.get(key) ?? { process: new ModelProcess(options), users: 0 };
  loaded.set(key, model);
  model.users++;
  const release = async (): Promise<void> => {
    if (--model.users > 0) return;
    if (loaded.get(key) === model) loaded.delete(key);
    await model.process.kill();
  };
  try {
    const shape = await model.process.shape;
    return {
      shape,
      get pid() {
        return model.process.pid;
      },
      async encode(texts) {
        if (!model.process.isRunning) model.process = new ModelProcess(options);
        await model.process.shape;
        return model.process.encode(texts);
      },
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}
