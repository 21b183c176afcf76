import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** The product's name. */
export const name = 'jobsearch';
/** The version that runs: this package's. */
export const version = manifest.version;
