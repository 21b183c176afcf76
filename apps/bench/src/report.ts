import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';
import type { BenchRow } from './speed/bench-row.js';
import type { LibrarySize } from './speed/library-size.js';

/** The machine, in a line: a figure without it says nothing. */
export function machine(): string {
  const all = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${all[0]?.model.trim() ?? 'unknown processor'}, ${all.length} cores, ${memory} GiB, Node ${process.versions.node}, one thread`;
}

/** Rows as a table for people. */
export function toTable(rows: readonly BenchRow[]): string {
  const table = newTable(['work', 'size', 'who', 'median', 'p95', 'recall@10', 'memory', '']);
  for (const { work, size, subject, medianMs, p95Ms, recallAt10, memoryMb, note } of rows) {
    table.push([work, size, subject, ms(medianMs), ms(p95Ms), recallAt10?.toFixed(4) ?? '', mb(memoryMb), note ?? '']);
  }
  return table.toString();
}

/** Sizes as a table for people. */
export function toSizeTable(sizes: readonly LibrarySize[]): string {
  const table = newTable(['who', 'minified', 'and gzipped']);
  for (const { subject, minifiedBytes, gzipBytes } of sizes) table.push([subject, kb(minifiedBytes), kb(gzipBytes)]);
  return table.toString();
}

export const newTable = (head: string[]) => new Table({ head, style: { head: [], border: [] } });

function ms(value: number | undefined): string {
  if (value === undefined) return '';
  return value >= 100 ? `${Math.round(value)} ms` : `${value.toPrecision(2)} ms`;
}

const mb = (value: number | undefined): string => (value === undefined ? '' : `${Math.round(value)} MB`);
const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
