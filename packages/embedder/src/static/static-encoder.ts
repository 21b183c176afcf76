import { setImmediate } from 'node:timers/promises';
import { JobSearchError } from '@jobsearch/postings';
import { createMatrix } from '@jobsearch/ranker';
import type { Encoder, EncoderSpec } from '../encoder.js';
import { builtinFolder, type LoadedTable, readStaticModel } from './builtin-files.js';
import { createStaticModel, type StaticModel } from './static-model.js';

/** Characters encoded before others get a turn: some milliseconds of work. */
const charactersPerTurn = 50_000;

/** The pieces of `maxPieces` that are special: a static model has no vectors for them. */
const specialPieces = 2;

let builtinModel: Promise<{ spec: EncoderSpec; model: StaticModel }> | undefined;

/**
 * Opens the built-in model. Its table (some 9 MB) is read once per process and shared by all encoders.
 *
 * @throws JobSearchError `MODEL_UNAVAILABLE` when its files are missing or changed.
 */
export async function openBuiltin(): Promise<Encoder> {
  builtinModel ??= readStaticModel(builtinFolder).then(modelOf);
  try {
    const { spec, model } = await builtinModel;
    return staticEncoder(spec, model);
  } catch (error) {
    builtinModel = undefined; // The files may have been restored by the next try.
    throw error;
  }
}

function modelOf({ card, table }: LoadedTable): { spec: EncoderSpec; model: StaticModel } {
  return {
    spec: {
      model: 'builtin',
      revision: card.weightsSha256,
      dtype: 'int8',
      pooling: 'mean',
      dims: card.dims,
      maxPieces: card.maxPieces,
    },
    model: createStaticModel(table, card.maxPieces - specialPieces),
  };
}

function staticEncoder(spec: EncoderSpec, model: StaticModel): Encoder {
  let open = true;
  const checkOpen = () => {
    if (!open) throw new JobSearchError('USAGE', `the encoder "${spec.model}" has been disposed: open another`);
  };
  return {
    spec,
    async encode(texts) {
      checkOpen();
      const data = new Float32Array(texts.length * spec.dims);
      let characters = 0;
      for (const [row, text] of texts.entries()) {
        model.encodeInto(text, data, row * spec.dims);
        characters += Math.min(text.length, 2_000) + 50;
        if (characters < charactersPerTurn) continue;
        characters = 0;
        await setImmediate();
        checkOpen();
      }
      return createMatrix(data, spec.dims);
    },
    async dispose() {
      open = false;
    },
  };
}
