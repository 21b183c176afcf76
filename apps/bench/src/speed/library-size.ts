import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** How much a browser downloads of a library: everything that its entry exports, minified and compressed by gzip. */
export interface LibrarySize {
  readonly subject: string;
  readonly minifiedBytes: number;
  readonly gzipBytes: number;
}

const require = createRequire(import.meta.url);

/** The sizes of ours and of the peers, bundled in the same way. */
export async function librarySizes(
  names = ['@jobsearch/ranker', 'minisearch', '@orama/orama'],
): Promise<LibrarySize[]> {
  return Promise.all(names.map(sizeOf));
}

async function sizeOf(subject: string): Promise<LibrarySize> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * as all from ${JSON.stringify(subject)};`,
      resolveDir: new URL('.', import.meta.url).pathname,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    conditions: ['import', 'module', 'browser'],
    absWorkingDir: new URL('.', `file://${require.resolve('../../package.json')}`).pathname,
  });
  const bytes = (outputFiles[0] as { contents: Uint8Array }).contents;
  return { subject, minifiedBytes: bytes.length, gzipBytes: gzipSync(bytes, { level: 9 }).length };
}
