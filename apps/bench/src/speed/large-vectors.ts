import {
  createMatrix,
  createRowSet,
  createVectorIndex,
  type Matrix,
  type RowSet,
  type Scored,
} from '@jobsearch/ranker';
import type { BenchRow } from './bench-row.js';
import { growVectors } from './grow-vectors.js';
import { measure } from './measure.js';
import { benchPythonPeers } from './python-peers.js';
import { createRandom } from './random.js';
import { recall } from './recall.js';
import { residentMb } from './resident-memory.js';

const subject = '@jobsearch/ranker';
const passingShare = 0.01;

/** One-bit codes over float16 rows: latency, memory and what the fast way finds of the true 10 nearest, with and without a filter. */
export async function benchLarge(
  real: Matrix,
  queries: readonly Float32Array[],
  rows: number,
  peers: { readonly python: string; readonly log: (line: string) => void },
): Promise<BenchRow[]> {
  const before = residentMb();
  const empty = createMatrix(new Float32Array(0), real.dims);
  const index = createVectorIndex(empty, { form: 'float16', codes: 'one-bit' });
  for (const piece of growVectors(real, rows)) index.append(piece);
  for (const query of queries.slice(0, 10)) index.nearest(query, 10, { exact: true });
  const memoryMb = residentMb() - before;
  const signs = createVectorIndex(empty, { form: 'one-bit' });
  for (const piece of growVectors(real, rows)) signs.append(piece);
  const accept = randomRows(rows);
  const [all, accepted] = truth(real, queries, rows, [undefined, accept]) as [Scored[][], Scored[][]];

  const size = `${rows.toLocaleString('en')} × ${real.dims}`;
  const timed = (work: string, true10: Scored[][], calls: number, options: object, of = index): BenchRow => {
    const search = (query: Float32Array) => of.nearest(query, 10, options);
    const recallAt10 = recall(queries.map(search), true10);
    const timing = measure((call) => search(queries[call % queries.length] as Float32Array), calls);
    return { work, subject, size, ...timing, recallAt10 };
  };
  const fast = timed('one-bit codes, float16 rows, top 10', all, 300, {});
  return [
    { ...fast, memoryMb, note: `the process holds ${Math.round(before + memoryMb)} MB in all` },
    timed('the same, 1 % of the rows pass a filter', accepted, 300, { accept }),
    timed('exact float16, top 10', all, 10, { exact: true }),
    timed('rows of one bit and nothing else, top 10', all, 10, {}, signs),
    ...(await benchPythonPeers({
      ...peers,
      work: 'exact, top 10',
      size,
      subjects: ['numpy, float32', 'usearch exact, int8'],
      pieces: growVectors(real, rows),
      rows,
      queries,
      truth: all,
      calls: 20,
    })),
  ];
}

function randomRows(rows: number): RowSet {
  const random = createRandom(5);
  const set = createRowSet(rows);
  for (let row = 0; row < rows; row++) if (random() < passingShare) set.add(row);
  return set;
}

/** The 10 nearest of each query among all rows, in exact float32, for each filter. The rows are made once more, piece by piece. */
function truth(
  real: Matrix,
  queries: readonly Float32Array[],
  rows: number,
  filters: readonly (RowSet | undefined)[],
): Scored[][][] {
  const best = filters.map(() => queries.map((): Scored[] => []));
  let first = 0;
  for (const piece of growVectors(real, rows)) {
    const index = createVectorIndex(piece, { codes: 'none' });
    filters.forEach((filter, which) => {
      const accept = filter && shifted(filter, first, piece.rows);
      queries.forEach((query, i) => {
        const found = index.nearest(query, 10, accept ? { accept } : {});
        const known = best[which] as Scored[][];
        const merged = [...(known[i] as Scored[]), ...found.map(({ row, score }) => ({ row: row + first, score }))];
        known[i] = merged.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, 10);
      });
    });
    first += piece.rows;
  }
  return best;
}

function shifted(set: RowSet, first: number, rows: number): RowSet {
  const part = createRowSet(rows);
  for (let row = 0; row < rows; row++) if (set.has(first + row)) part.add(row);
  return part;
}
