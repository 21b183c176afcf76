import { builtinModel, type Encoder, openEncoder } from '@jobsearch/embedder';
import type { BenchRow } from './bench-row.js';
import { timingOf } from './measure.js';
import { residentMb } from './resident-memory.js';
import type { PostingTexts } from './words-texts.js';

export interface EncoderBench {
  /** `builtin`, or `<org>/<name>`, with `@int8` (default) or `@fp32` behind it. */
  readonly models: readonly string[];
  readonly modelDir?: string;
  /** Titles and descriptions of these are encoded. */
  readonly texts: readonly PostingTexts[];
  /** Searches, encoded one by one. */
  readonly queries: readonly string[];
  readonly log: (line: string) => void;
}

/** Texts encoded in one call, as an index is made. */
const batch = 256;

/** How fast encoders load and encode, and what memory they take. */
export async function benchEncoders({ models, modelDir, texts, queries, log }: EncoderBench): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const name of models) {
    log(`encoder ${name}`);
    const [model = name, dtype] = name.split('@');
    const before = residentMb();
    const start = performance.now();
    const encoder = await openEncoder({ model, ...(dtype && { dtype }), ...(modelDir && { modelDir }) });
    const subject = `${model} ${encoder.spec.dtype}`;
    rows.push({ work: 'load', subject, size: `${encoder.spec.dims} numbers`, medianMs: performance.now() - start });
    try {
      rows.push(
        await all(
          'titles',
          encoder,
          texts.map(({ title }) => title),
        ),
      );
      rows.push(
        await all(
          'descriptions',
          encoder,
          texts.map(({ description }) => description),
        ),
      );
      const one = await oneByOne(encoder, queries);
      // A transformer computes in a process of its own, whose memory is not seen from here.
      rows.push({ ...one, subject, ...(model === builtinModel && { memoryMb: residentMb() - before }) });
    } finally {
      await encoder.dispose();
    }
  }
  return rows;

  async function all(what: string, encoder: Encoder, list: readonly string[]): Promise<BenchRow> {
    // As an index is made: texts of like length together.
    const sorted = [...list].sort((a, b) => b.length - a.length);
    await encoder.encode(sorted.slice(-8), 'passage');
    const start = performance.now();
    for (let i = 0; i < sorted.length; i += batch) await encoder.encode(sorted.slice(i, i + batch), 'passage');
    const medianMs = performance.now() - start;
    const characters = Math.round(list.reduce((sum, { length }) => sum + length, 0) / list.length);
    const note = `${Math.round((1000 * list.length) / medianMs).toLocaleString('en')} texts/s`;
    const size = `${list.length.toLocaleString('en')} of ${characters} characters`;
    return { work: `encode ${what}`, subject: `${encoder.spec.model} ${encoder.spec.dtype}`, size, medianMs, note };
  }
}

async function oneByOne(encoder: Encoder, queries: readonly string[]): Promise<Omit<BenchRow, 'subject'>> {
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await encoder.encode([query], 'query');
    times.push(performance.now() - start);
  }
  const slowest = [...times].sort((a, b) => a - b)[Math.floor(0.99 * times.length)] as number;
  return { work: 'encode a query', size: '1', ...timingOf(times), note: `p99 ${slowest.toPrecision(2)} ms` };
}
