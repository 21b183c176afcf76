import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createMatrix, type Matrix, type Scored } from '@jobsearch/ranker';
import { encodeNpy } from '@jobsearch/snapshots';
import type { BenchRow } from './bench-row.js';
import { timingOf } from './measure.js';
import { recall } from './recall.js';

const script = fileURLToPath(new URL('../../peers/vectors.py', import.meta.url));

/** What `peers/vectors.py` can measure. */
type PythonPeer = 'numpy, float32' | 'usearch exact, float32' | 'usearch exact, int8';

export interface PythonPeersInput {
  /** What was done, for the rows. */
  readonly work: string;
  readonly size: string;
  readonly subjects: readonly PythonPeer[];
  /** The matrix, in pieces that may be overwritten by the next. */
  readonly pieces: Iterable<Matrix>;
  readonly rows: number;
  readonly queries: readonly Float32Array[];
  /** The true 10 nearest of each query. */
  readonly truth: readonly (readonly Scored[])[];
  readonly calls: number;
  /** The interpreter, for example `python3`. */
  readonly python: string;
  readonly log: (line: string) => void;
}

type Line = { readonly subject: string } & (
  | { readonly timesMs: readonly number[]; readonly rows: readonly (readonly number[])[] }
  | { readonly missing: string }
);

/**
 * Measures peers of another language on the same matrix and queries. A machine without Python or without the libraries of
 * `peers/requirements.txt` is told so in the log, and gets no rows of them.
 */
export async function benchPythonPeers(input: PythonPeersInput): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'jobsearch-bench-'));
  try {
    const dims = (input.queries[0] as Float32Array).length;
    await writeNpy(join(folder, 'queries.npy'), [createMatrix(concat(input.queries), dims)], input.queries.length);
    await writeNpy(join(folder, 'matrix.npy'), input.pieces, input.rows);
    const lines = await run(input.python, [script, folder, JSON.stringify(input.subjects), String(input.calls)]);
    return lines.flatMap((line) => toRow(line, input));
  } catch (error) {
    input.log(`${input.subjects.join('; ')}: not measured: ${(error as Error).message}`);
    return [];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function toRow(line: Line, { work, size, truth, log }: PythonPeersInput): BenchRow[] {
  if ('missing' in line) {
    log(`${line.subject}: not measured: ${line.missing} (pip install -r apps/bench/peers/requirements.txt)`);
    return [];
  }
  const found = line.rows.map((rows) => rows.map((row) => ({ row })));
  return [{ work, subject: line.subject, size, ...timingOf(line.timesMs), recallAt10: recall(found, truth) }];
}

async function run(python: string, args: readonly string[]): Promise<Line[]> {
  const child = spawn(python, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: Line[] = [];
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-500);
  });
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout })) lines.push(JSON.parse(line) as Line);
  })();
  const [code] = (await once(child, 'close')) as [number | null];
  await reading;
  if (code !== 0) throw new Error(`${python} ended with ${code}: ${complaint.trim().split('\n').at(-1)}`);
  return lines;
}

async function writeNpy(path: string, pieces: Iterable<Matrix>, rows: number): Promise<void> {
  const file = await open(path, 'w');
  try {
    let isFirst = true;
    for (const piece of pieces) {
      const [header] = encodeNpy({ ...piece, rows });
      const [, data] = encodeNpy(piece);
      if (isFirst) await file.writeFile(header);
      await file.writeFile(data);
      isFirst = false;
    }
  } finally {
    await file.close();
  }
}

function concat(vectors: readonly Float32Array[]): Float32Array {
  const data = new Float32Array(vectors.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const vector of vectors) {
    data.set(vector, at);
    at += vector.length;
  }
  return data;
}
