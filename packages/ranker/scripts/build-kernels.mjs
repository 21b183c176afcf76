// Compiles the kernels of assembly/ and writes them as text into src/generated/simd-kernels.ts, so that no file is read at run time.
import { mkdirSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const flags = '--enable simd -O3 --converge --noAssert --runtime stub --importMemory --noExportMemory --textFile';
const output = new Map();
const { error, stderr } = await asc.main(
  ['assembly/index.ts', '--outFile', 'kernels.wasm', '--baseDir', '.', ...flags.split(' '), 'kernels.wat'],
  { writeFile: (name, contents) => output.set(name, contents) },
);
if (error) throw new Error(`the kernels do not compile:\n${stderr}`, { cause: error });

const bytes = Buffer.from(output.get('kernels.wasm'));
mkdirSync('src/generated', { recursive: true });
writeFileSync(
  'src/generated/simd-kernels.ts',
  `// Made by scripts/build-kernels.mjs from assembly/: don't edit.\n/** A WebAssembly module of ${bytes.length} bytes, to be read by \`bytesOfText\`. */\nexport const simdKernels =\n  ${JSON.stringify(textOf(bytes))};\n`,
);

/** The other way round than `src/kernels/text-bytes.ts`, where the form is described. */
function textOf(bytes) {
  const singles = 90;
  const characterOf = (value) => String.fromCharCode(35 + value);
  return Array.from(bytes, (byte) => {
    const value = (byte + 5) % 256;
    const more = Math.floor(value / singles);
    return (more > 0 ? characterOf(singles + more - 1) : '') + characterOf(value % singles);
  }).join('');
}
