/** How rows are kept in kernel memory, and how a query must look to be scored against them. */
export interface RowForm {
  readonly kernel: 'float32' | 'float16' | 'int8' | 'signs' | 'oneBit';
  /** Bytes of the values of a row, padded with 0 to what the kernel reads at a time. */
  readonly length: number;
  /** Bytes from one row to the next: the values, and what follows them. A multiple of 4. */
  readonly record: number;
  /** Bytes of an encoded query. */
  readonly queryBytes: number;
  /** Writes a row into `record` bytes that are 0. */
  write(vector: Float32Array, buffer: ArrayBuffer, offset: number): void;
  /** Encodes a query into `queryBytes` bytes that are 0. */
  encode(query: Float32Array, buffer: ArrayBuffer): void;
}

/** A form that rows can be read back from. */
export interface KeptForm extends RowForm {
  /** The longest row that fits, and whose dot product with a unit vector is finite. */
  readonly longest: number;
  /** The row as it is kept: `out` gets its numbers. */
  read(buffer: ArrayBuffer, offset: number, out: Float32Array): void;
}

/** The next multiple of `unit`. */
export function padded(count: number, unit: number): number {
  return Math.ceil(count / unit) * unit;
}
