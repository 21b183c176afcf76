import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

/** The beginning of a file that is being downloaded, kept beside its place. */
export interface PartFile {
  readonly path: string;
  readonly bytes: number;
  /** What the server called the version that this is the beginning of: a value for If-Range. */
  readonly validator: string | undefined;
}

const validatorPath = (part: string): string => `${part}.version`;

/** A beginning whose version is not known is none. */
export async function readPart(target: string): Promise<PartFile> {
  const path = `${target}.part`;
  try {
    const validator = await readFile(validatorPath(path), 'utf8');
    return { path, bytes: validator === '' ? 0 : (await stat(path)).size, validator };
  } catch {
    return { path, bytes: 0, validator: undefined };
  }
}

/** Notes the version of what is about to be written. */
export function notePart({ path }: PartFile, validator: string | undefined): Promise<void> {
  return writeFile(validatorPath(path), validator ?? '');
}

export async function dropPart({ path }: PartFile): Promise<void> {
  await rm(validatorPath(path), { force: true });
  await rm(path, { force: true });
}

/** The part is whole: it gets its name. */
export async function completePart({ path }: PartFile, target: string): Promise<void> {
  await rename(path, target);
  await rm(validatorPath(path), { force: true });
}
