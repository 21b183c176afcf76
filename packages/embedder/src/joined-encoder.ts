import { createHash } from 'node:crypto';
import { createMatrix, rowOf } from '@jobsearch/ranker';
import type { Encoder } from './encoder.js';

/**
 * What the cosine of the first encoder counts; that of the second counts the rest. Chosen for MiniLM and the built-in model on judged queries, among .3,
 * .5, .6 and .7: docs/ranking.md has the figures.
 */
const shareOfFirst = 0.6;

/**
 * Two encoders as one: a row is the first's, times √share, followed by the second's, times √(1 − share), so that a cosine is the two models' weighted
 * mean. Where one of them knows no word of a text, the other's row stands alone, at unit length like all. Disposes of both.
 */
export function joinEncoders(model: string, first: Encoder, second: Encoder): Encoder {
  const [one, two] = [first.spec, second.spec];
  const dims = one.dims + two.dims;
  const revision = createHash('sha256').update(`${one.revision} ${shareOfFirst} ${two.revision}`).digest('hex');
  return {
    // What the first one reads and wants is told; what the second does, its revision stands for.
    spec: { ...one, model, revision, dims },
    async encode(texts, role) {
      const [left, right] = await Promise.all([first.encode(texts, role), second.encode(texts, role)]);
      const data = new Float32Array(texts.length * dims);
      for (let row = 0; row < texts.length; row++)
        writeJoined(data.subarray(row * dims, (row + 1) * dims), rowOf(left, row), rowOf(right, row));
      return createMatrix(data, dims);
    },
    async dispose() {
      await Promise.all([first.dispose(), second.dispose()]);
    },
  };
}

function writeJoined(row: Float32Array, left: Float32Array, right: Float32Array): void {
  const [hasLeft, hasRight] = [left.some(Boolean), right.some(Boolean)];
  const scaleLeft = hasRight ? Math.sqrt(shareOfFirst) : 1;
  const scaleRight = hasLeft ? Math.sqrt(1 - shareOfFirst) : 1;
  for (let i = 0; i < left.length; i++) row[i] = scaleLeft * (left[i] as number);
  for (let i = 0; i < right.length; i++) row[left.length + i] = scaleRight * (right[i] as number);
}
