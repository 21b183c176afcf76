import { halfValues } from './half-values.js';
import type { Kernels, ScoreKernel } from './kernels.js';
import { createPlainSelection } from './plain-selection.js';
import { popCount } from './pop-count.js';

/** One buffer, seen as what the kernels read. */
export interface PlainViews {
  buffer: ArrayBuffer;
  bytes: Int8Array;
  halves: Uint16Array;
  shorts: Int16Array;
  words: Uint32Array;
  floats: Float32Array;
}

export function viewsOf(buffer: ArrayBuffer): PlainViews {
  return {
    buffer,
    bytes: new Int8Array(buffer),
    halves: new Uint16Array(buffer),
    shorts: new Int16Array(buffer),
    words: new Uint32Array(buffer),
    floats: new Float32Array(buffer),
  };
}

type RowScore = (views: PlainViews, query: number, row: number, length: number, record: number) => number;

/** The kernels in plain TypeScript, over views that may be replaced when the memory grows. */
export function createPlainKernels(views: PlainViews): Kernels {
  const each =
    (score: RowScore): ScoreKernel =>
    (query, rows, ids, count, length, record, out) => {
      for (let i = 0; i < count; i++) {
        const row = ids === 0 ? i : (views.words[(ids >>> 2) + i] as number);
        views.floats[(out >>> 2) + i] = score(views, query, rows + row * record, length, record);
      }
    };
  return {
    float32: each(float32),
    float16: each(float16),
    int8: each(int8),
    signs: each(signs),
    oneBit: each(oneBit),
    ...createPlainSelection(views),
  };
}

const { fround } = Math;
const sums = new Float32Array(16);

// Four of the sixteen sums at a time: more local variables would not stay in registers.
function float32({ floats }: PlainViews, query: number, row: number, length: number): number {
  const end = (query + length) >>> 2;
  for (let lane = 0; lane < 16; lane += 4) {
    let a = fround(0);
    let b = fround(0);
    let c = fround(0);
    let d = fround(0);
    for (let q = (query >>> 2) + lane, r = (row >>> 2) + lane; q < end; q += 16, r += 16) {
      a = fround(a + fround((floats[q] as number) * (floats[r] as number)));
      b = fround(b + fround((floats[q + 1] as number) * (floats[r + 1] as number)));
      c = fround(c + fround((floats[q + 2] as number) * (floats[r + 2] as number)));
      d = fround(d + fround((floats[q + 3] as number) * (floats[r + 3] as number)));
    }
    sums[lane] = a;
    sums[lane + 1] = b;
    sums[lane + 2] = c;
    sums[lane + 3] = d;
  }
  return sumOfLanes();
}

const toQuery = 2 ** -112;

function float16({ floats, halves }: PlainViews, query: number, row: number, length: number): number {
  const values = halfValues();
  const end = (query >>> 2) + (length >>> 1);
  const product = (q: number, r: number): number =>
    fround((floats[q] as number) * toQuery * (values[halves[r] as number] as number));
  for (let lane = 0; lane < 16; lane += 4) {
    let a = fround(0);
    let b = fround(0);
    let c = fround(0);
    let d = fround(0);
    for (let q = (query >>> 2) + lane, r = (row >>> 1) + lane; q < end; q += 16, r += 16) {
      a = fround(a + product(q, r));
      b = fround(b + product(q + 1, r + 1));
      c = fround(c + product(q + 2, r + 2));
      d = fround(d + product(q + 3, r + 3));
    }
    sums[lane] = a;
    sums[lane + 1] = b;
    sums[lane + 2] = c;
    sums[lane + 3] = d;
  }
  return sumOfLanes();
}

// The order in which the SIMD kernel adds: four registers, then the four lanes of the sum.
function sumOfLanes(): number {
  const lane = (i: number): number =>
    fround(
      fround((sums[i] as number) + (sums[i + 4] as number)) +
        fround((sums[i + 8] as number) + (sums[i + 12] as number)),
    );
  return fround(fround(lane(0) + lane(1)) + fround(lane(2) + lane(3)));
}

function int8({ bytes, shorts, floats }: PlainViews, query: number, row: number, length: number): number {
  let sum = 0;
  for (let i = 0, q = query >>> 1; i < length; i++, q++) sum += (bytes[row + i] as number) * (shorts[q] as number);
  const scale = fround((floats[(row + length) >>> 2] as number) * (floats[(query + 2 * length) >>> 2] as number));
  return fround(fround(sum) * scale);
}

function signs({ words, floats }: PlainViews, query: number, row: number, length: number): number {
  let sum = 0;
  for (let at = 0; at < length; at += 4) {
    const word = words[(row + at) >>> 2] as number;
    // Planes lie by eight bytes of signs: those of an odd word begin four bytes in.
    const planes = (query + (at & ~7) * 16 + (at & 4)) >>> 2;
    for (let plane = 0; plane < 15; plane++) sum += popCount(word & (words[planes + 2 * plane] as number)) << plane;
    sum -= popCount(word & (words[planes + 30] as number)) << 15;
  }
  const end = (query + 16 * length) >>> 2;
  const scale = fround((floats[(row + length) >>> 2] as number) * (floats[end + 1] as number));
  return fround(fround(2 * sum - ((words[end] as number) | 0)) * scale);
}

function oneBit({ words, floats }: PlainViews, query: number, row: number, length: number, record: number): number {
  let differing = 0;
  const count = length >>> 2;
  for (let i = 0, q = query >>> 2, r = row >>> 2; i < count; i++, q++, r++) {
    differing += popCount((words[q] as number) ^ (words[r] as number));
  }
  const score = (words[(query + length) >>> 2] as number) - 2 * differing;
  return record === length ? score : fround(score * (floats[(row + length) >>> 2] as number));
}
