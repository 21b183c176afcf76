import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EmbeddedField, embeddedFields, type FieldVectors } from '@jobsearch/embedder';
import { JobSearchError } from '@jobsearch/postings';
import { createMatrix, type Matrix, rowOf } from '@jobsearch/ranker';
import { decodeNpy } from '@jobsearch/snapshots';

/** Names that the files of a field may have; `org_embeddings.npy` is the Python demo's. */
function namesOf(field: EmbeddedField): string[] {
  const stems = field === 'company' ? ['company', 'org'] : [field];
  return stems.flatMap((stem) => [`${stem}.npy`, `${stem}_embeddings.npy`]);
}

/**
 * The vectors of postings, from a folder of NumPy files with a row for each row of a file.
 *
 * @param rows which row of the file each posting was; `total` rows are in the file
 * @throws JobSearchError `NOT_FOUND`, `INVALID_FILE` naming the file, `USAGE` when it has another number of rows
 */
export async function readVectorFiles(
  folder: string,
  { rows, total }: { readonly rows: readonly number[]; readonly total: number },
): Promise<FieldVectors> {
  const matrices = embeddedFields.map(async (field): Promise<[EmbeddedField, Matrix]> => {
    const { path, bytes } = await readFirst(folder, namesOf(field));
    const matrix = decode(path, bytes);
    if (matrix.rows !== total)
      throw new JobSearchError('USAGE', `${path} has ${matrix.rows} rows, and the file of postings has ${total}`);
    return [field, rows.length === total ? matrix : pick(matrix, rows)];
  });
  return Object.fromEntries(await Promise.all(matrices)) as unknown as FieldVectors;
}

async function readFirst(folder: string, names: readonly string[]): Promise<{ path: string; bytes: Uint8Array }> {
  for (const name of names) {
    const path = join(folder, name);
    try {
      return { path, bytes: await readFile(path) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        throw new JobSearchError('DATA_UNREADABLE', `cannot read ${path}: ${(error as Error).message}`, {
          cause: error,
        });
    }
  }
  throw new JobSearchError('NOT_FOUND', `${folder} has none of ${names.join(', ')}`);
}

function decode(path: string, bytes: Uint8Array): Matrix {
  try {
    return decodeNpy(bytes);
  } catch (error) {
    if (!(error instanceof JobSearchError)) throw error;
    throw new JobSearchError(error.code, `${path}: ${error.message}`, { cause: error });
  }
}

function pick(matrix: Matrix, rows: readonly number[]): Matrix {
  const data = new Float32Array(rows.length * matrix.dims);
  for (const [i, row] of rows.entries()) data.set(rowOf(matrix, row), i * matrix.dims);
  return createMatrix(data, matrix.dims);
}
