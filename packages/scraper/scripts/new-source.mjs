// node scripts/new-source.mjs NAME [FOLDER]: a new source from templates/source, which passes its tests as it is. NAME is written as its makers
// write it ("Acme Jobs"); FOLDER is the package (default: this one).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const [name = '', folder = here] = process.argv.slice(2);
const words = name.split(/[^A-Za-z0-9]+/).filter(Boolean);
// The name is written into strings, comments and Markdown as it is.
if (!/^[A-Za-z][\w &+.,()-]*$/.test(name)) {
  console.error(
    `"${name}" is no name of a source: want a letter first, then letters, digits, spaces and & + . , ( ) _ -, for example "Acme Jobs"`,
  );
  process.exit(2);
}
const id = words.join('-').toLowerCase();
const pascal = words.map((word) => word[0].toUpperCase() + word.slice(1).toLowerCase()).join('');
const plain = pascal[0].toLowerCase() + pascal.slice(1);
// One word may be a word of the language: `class`, `new`.
const camel = isIdentifier(plain) ? plain : `${plain}Jobs`;

const files = {
  'source.ts.txt': `src/sources/${id}/${id}.ts`,
  'entry.ts.txt': `src/sources/${id}/entry.ts`,
  'README.md.txt': `src/sources/${id}/README.md`,
  'source.test.ts.txt': `test/sources/${id}.test.ts`,
};
if (existsSync(join(folder, 'src/sources', id))) {
  console.error(`there is a source "${id}" already: ${join(folder, 'src/sources', id)}`);
  process.exit(1);
}
for (const [template, target] of Object.entries(files)) {
  const text = readFileSync(join(here, 'templates/source', template), 'utf8')
    .replaceAll('__NAME__', () => name)
    .replaceAll('__Name__', pascal)
    .replaceAll('__name__', camel)
    .replaceAll('__id__', id);
  mkdirSync(dirname(join(folder, target)), { recursive: true });
  writeFileSync(join(folder, target), text);
  console.log(target);
}
console.log(
  `\nThen: add ${camel} to src/sources/index.ts, make the answers of the test and the adapter those of ${name}, and run npm run format.`,
);

function isIdentifier(word) {
  try {
    new Function(`"use strict"; const ${word} = 1;`);
    return true;
  } catch {
    return false;
  }
}
