/**
 * Copies a built workspace, without what a running server never reads: `node slim.mjs FROM TO`.
 *
 * Of each package and app stay package.json, node_modules, and what its "files" lists (dist, when it lists nothing):
 * the rule by which npm publishes. Of the libraries go other platforms' binaries, bundles for browsers, types and source maps.
 */
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const [from, to] = process.argv.slice(2);

/** Files that no program reads unless asked to. */
const forDevelopers = /\.map$|\.d\.[cm]?ts$/;

/** Paths inside a library, after its last node_modules folder, that are not loaded in Node. */
const unused = [
  /^onnxruntime-node\/bin\/napi-v\d+\/(?!linux$)[^/]+$/,
  new RegExp(`^onnxruntime-node/bin/napi-v\\d+/linux/(?!${process.arch}$)[^/]+$`),
  /^onnxruntime-web\/(lib|types|docs)$/,
  /^onnxruntime-web\/dist\/(?!ort-web\.node\.js$)[^/]+$/,
  /^@xenova\/transformers\/(dist|types)$/,
  /^protobufjs\/(cli|dist)$/,
  /^swagger-ui-dist\/swagger-ui(-es-bundle(-core)?)?\.js$/,
  /^zod\/src$/,
  /^eld\/src\/ngrams\/(?!small\.js$)[^/]+$/,
];

function isUsed(source) {
  const path = relative(from, source).split(sep).join('/');
  if (forDevelopers.test(path)) return false;
  const [, ...inLibraries] = path.split('node_modules/');
  return !unused.some((pattern) => pattern.test(inLibraries.at(-1) ?? ''));
}

function copy(path) {
  if (!existsSync(join(from, path))) return;
  cpSync(join(from, path), join(to, path), { recursive: true, verbatimSymlinks: true, filter: isUsed });
}

copy('package.json');
copy('node_modules');
for (const group of ['packages', 'apps']) {
  for (const name of readdirSync(join(from, group))) {
    const folder = join(group, name);
    const { files = ['dist'], bin = {} } = JSON.parse(readFileSync(join(from, folder, 'package.json'), 'utf8'));
    if (!existsSync(join(from, folder, 'dist'))) continue; // configuration of the tools
    for (const entry of ['package.json', 'node_modules', ...files]) copy(join(folder, entry));
    for (const program of Object.values(bin)) chmodSync(join(to, folder, program), 0o755);
  }
}
