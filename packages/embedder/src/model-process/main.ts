// A process that holds one model and encodes for its parent: see model-process.ts.
import { loadModel } from './load-model.js';
import type { EncodeRequest, ModelMessage, ModelProcessOptions } from './messages.js';

const send = (message: ModelMessage, sent: () => void = () => {}): void => {
  process.send?.(message, sent); // a parent that is gone needs no answer
};
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

// The parent decides when all is over: a Ctrl-C that reaches both must not take the model away from its last answers.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());

try {
  const model = await loadModel(JSON.parse(process.argv[2] as string) as ModelProcessOptions);
  process.on('message', async ({ id, texts }: EncodeRequest) => {
    try {
      send({ kind: 'vectors', id, vectors: await model.encode(texts) });
    } catch (error) {
      send({ kind: 'error', id, reason: reasonOf(error) });
    }
  });
  send({ kind: 'ready', shape: { dims: model.dims, maxPieces: model.maxPieces } });
} catch (error) {
  send({ kind: 'failed', reason: reasonOf(error) }, () => process.exit(1));
}
